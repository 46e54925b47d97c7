#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/money.h"
#include "base/result.h"
#include "victims/recovery_state.h"

namespace dijkwacht::victims {

/// How the victim was defrauded. Only the first two are of the procedure.
enum class RecoveryKind : std::uint8_t {
  kSeller,     ///< a fake seller or web shop
  kDeception,  ///< by message or phone
  kOther,
};
std::string_view name_of(RecoveryKind kind);
/// Errors: kInvalidArgument with field "kind".
Result<RecoveryKind> parse_recovery_kind(std::string_view name);

/// How a condition is judged.
enum class ConditionCheck : std::uint8_t {
  kAnswer,        ///< the victim says yes
  kKind,          ///< the kind is one of the procedure's
  kPaymentAge,    ///< the payment is no older than the terms say
  kBothAccounts,  ///< both accounts are of the terms' country
};
std::string_view name_of(ConditionCheck check);
Result<ConditionCheck> parse_condition_check(std::string_view name);

/// One condition of the procedure ("C4").
struct Condition {
  std::string id;
  ConditionCheck check = ConditionCheck::kAnswer;
  std::vector<RecoveryKind> kinds;  ///< it counts for these
  Bilingual question;
  Bilingual unmet;  ///< what to do when it is not met

  bool counts_for(RecoveryKind kind) const;
};

/// Why somebody of the bank says that name and address of a holder are not right: a closed list, so that nobody writes a name
/// there.
struct NameDisagreement {
  std::string id;  ///< "address-old"
  Bilingual text;
};

/// The procedure PNBF as data/victims/pnbf.toml has it: terms, conditions and what the victim reads. A value.
class RecoveryTerms {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when a state has no next step, an id stands twice, one of
  /// the three checks on facts is missing, or the months that a request is kept are not told of each state that can wait, once.
  static Result<RecoveryTerms> load(const std::filesystem::path& file);

  int answer_days = 0;  ///< that the payee has, from the bank's letter
  int payment_months_max = 0;
  std::string country;  ///< of both accounts ("NL")
  Money court_limit;    ///< up to it a claim goes to the kantonrechter
  Bilingual voluntary;  ///< that it is no right
  Bilingual address;    ///< that nobody knows whether the address is right
  Bilingual purpose;    ///< what the victim signs before name and address are given
  std::string source;
  std::string source_date;
  std::vector<Condition> conditions;
  std::vector<NameDisagreement> disagreements;
  Bilingual asked_anew;  ///< next step when the bank wrote to the payee anew

  const Condition* find(std::string_view id) const;
  const NameDisagreement* find_disagreement(std::string_view id) const;
  /// Months without a step after which a request in this state lapses. Only for states that are not over.
  int keep_months(RecoveryState state) const { return keep_months_.at(state); }
  /// What the victim can expect in this state.
  const Bilingual& next_step(RecoveryState state) const { return next_steps_.at(state); }

 private:
  std::map<RecoveryState, Bilingual> next_steps_;
  std::map<RecoveryState, int> keep_months_;
};

}  // namespace dijkwacht::victims
