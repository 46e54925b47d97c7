#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "policy/data_class.h"

namespace dijkwacht::policy {

/// Someone who sends or receives: an organisation with its sector as in the partner register, or a person outside.
struct Party {
  std::string id;      ///< "police", "demobank", "reporter", "public"
  std::string sector;  ///< "police", "bank", "desk", "feed", "reporter", "public", …

  friend bool operator==(const Party&, const Party&) = default;
};

/// Facts that conditions of rules ask for. Absent means unknown, and unknown never satisfies a condition.
struct Facts {
  std::optional<std::int64_t> identified_reporters;  ///< distinct, identified, unwithdrawn, accepted
  std::optional<bool> recipient_holds_account;
  std::optional<bool> consent_given;  ///< by the reporter, for this recipient and purpose, not withdrawn
  std::optional<bool> referral_accepted;
  std::optional<bool> natural_person;              ///< does a natural person stand in the data?
  std::optional<bool> is_sealed;                   ///< sealed so that the bearer cannot read it
  std::optional<bool> disclosure_checked;          ///< no count below ten, rounded, no person in it
  std::optional<bool> recipient_registers_domain;  ///< the domain is under the registry that receives
  std::optional<bool> second_person_agreed;        ///< four eyes
  std::optional<bool> own_harm;                    ///< about an offence against the giver itself
  std::optional<bool> permit_granted;              ///< by the data protection authority
  std::optional<bool> pilot_open;                  ///< a pilot has opened the rule for both parties
  std::optional<std::int64_t> days_since_notice;   ///< since the bank wrote to the account's holder
  std::optional<bool> purpose_statement_signed;    ///< by who receives
  std::optional<bool> supervisor_checked;          ///< before the start
  std::optional<bool> notice_complete;             ///< all fields that the law asks of a notice
  std::optional<bool> research_contract;           ///< for this project
  std::optional<bool> is_pseudonymised;
};

/// May `from` give `to` this, about `subject`, for `purpose`, now?
struct Question {
  Party from;
  Party to;
  DataClass data_class = DataClass::kSpecial;
  std::string purpose;  ///< a purpose code of data/policy/purposes ("block-mule-account")
  std::string subject;  ///< what it is about: an entity's id, never a value
  Facts facts;
  Time at;
};

/// What the receiver gets.
enum class Form : std::uint8_t { kFull, kSealed, kHitNoHit, kAggregate, kPseudonymised, kIdsOnly };
std::string_view name_of(Form form);

/// What sender or receiver must do because of this rule: "log", "delete-on-receipt", "expire-months", … (data/policy/words.toml)
struct Duty {
  std::string code;
  std::string parameter;  ///< "12" of expire-months; empty when none
};

/// One reason in words a privacy officer understands.
struct Reason {
  std::string code;  ///< "no-rule", "rule-off", "threshold-not-met", …
  std::string rule;  ///< the rule that spoke, empty when none did
  std::string nl;
  std::string en;
};

/// What a release rests on.
enum class Law : std::uint8_t {
  kInForce,
  kSimulated,  ///< a trial's, among nodes whose persons are invented
};

/// A permission bound to one crossing. Move-only, made by the policy engine alone; the function that releases data takes it
/// by value and checks it, so a crossing without one does not compile and one permission releases once.
class Decision {
 public:
  Decision(Decision&&) = default;
  Decision& operator=(Decision&&) = default;
  Decision(const Decision&) = delete;
  Decision& operator=(const Decision&) = delete;

  const std::string& rule() const { return rule_; }
  int rule_revision() const { return rule_revision_; }
  Form form() const { return form_; }
  const std::string& purpose() const { return question_.purpose; }
  const std::vector<Duty>& duties() const { return duties_; }
  /// How long a copy may be used without news from its owner, as the rule sets it.
  Duration lease() const { return lease_; }
  bool is_simulated_law() const { return is_simulated_law_; }
  const Question& question() const { return question_; }

  /// Every releasing function calls this first. Errors: kPermissionDenied naming what differs (recipient, class, subject,
  /// purpose), or when this is not `law`: simulated law releases nothing but what a trial itself tries.
  Status covers(const Party& to, DataClass data_class, std::string_view subject, std::string_view purpose,
                Law law = Law::kInForce) const;

 private:
  friend class Engine;
  Decision() = default;

  Question question_;
  std::string rule_;
  int rule_revision_ = 0;
  Form form_ = Form::kIdsOnly;
  std::vector<Duty> duties_;
  Duration lease_{};
  bool is_simulated_law_ = false;
};

struct Deny {
  std::vector<Reason> reasons;  ///< never empty
};

using Answer = std::variant<Decision, Deny>;

/// Does nothing but a rule's switch, its dates or its DPIA stand in the way, so that the same question may be permitted later
/// without anything else being changed?
bool may_pass(const Deny& deny);

/// The reasons in one line of English, for an Error's message.
std::string summary(const Deny& deny);

}  // namespace dijkwacht::policy
