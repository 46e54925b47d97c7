#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "barriers/facts.h"
#include "barriers/rule_state.h"
#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::barriers {

/// What a barrier proposes, mildest first: the strictest proposal wins.
enum class Action : std::uint8_t { kAllow, kWarn, kHold };
std::string_view name_of(Action action);
Result<Action> parse_action(std::string_view name);

/// When a rule speaks: a signal of this class (and role) about this place in the payment.
struct Condition {
  Place place = Place::kDebtor;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string role;  ///< empty: any
};

/// What a hold needs beside the payment. Without all of it there is no hold (invariant 7).
struct HoldTerms {
  Duration length{};
  Bilingual appeal;  ///< how to object, in plain words

  friend bool operator==(const HoldTerms&, const HoldTerms&) = default;
};

/// One row of data/barriers/payment-rules.toml. A change is a new version.
struct Rule {
  std::string id;
  std::int64_t version = 1;
  Bilingual title;
  Condition when;
  Action action = Action::kWarn;
  std::optional<HoldTerms> hold;  ///< exactly when `action` is kHold
  Bilingual reason;               ///< what the person reads
  /// Why a trial may leave this warning out for some, so that its effect can be known; nothing: it may not. Never for a hold. Not
  /// part of what a replay needs.
  std::optional<Bilingual> may_be_held_out;
  RuleState first_state = RuleState::kDraft;  ///< where it stands when it comes to a node; not part of what a replay needs
  std::string source;
  std::string mark;  ///< "D" design proposal, "law"
};

/// The barrier rules of a node, in order. A value.
class RuleTable {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key: an unknown word, an id twice, a hold without length (1 hour to 14
  /// days) or appeal.
  static Result<RuleTable> load(const std::filesystem::path& file);
  explicit RuleTable(std::vector<Rule> rules) : rules_(std::move(rules)) {}

  const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::vector<Rule> rules_;
};

/// A rule as stored when it is first used, so that a decision can be replayed after the file changed. Errors: kInvalidArgument.
std::string rule_text(const Rule& rule);
Result<Rule> read_rule(std::string_view text);

/// A rule as a decision asked it.
struct AskedRule {
  std::string id;
  std::int64_t version = 0;
  RuleState state = RuleState::kDraft;
  bool is_held_out = false;  ///< a trial leaves it out for this payer

  friend bool operator==(const AskedRule&, const AskedRule&) = default;
};

/// A rule that spoke, and the signals it spoke of.
struct Finding {
  const Rule* rule = nullptr;  ///< of the table that was asked
  std::vector<Fact> facts;
};

/// What the rules propose.
struct Proposal {
  Action action = Action::kAllow;
  std::vector<Finding> findings;  ///< of active rules, in the table's order
  std::vector<Finding> shadow;    ///< of rules in shadow, in the table's order: recorded, and nothing else
  std::vector<Finding> held_out;  ///< of active rules that a trial leaves out for this payer: recorded, and nothing else
  /// Of the findings that propose a hold, the one with the longest; nothing unless `action` is kHold.
  const Finding* holding() const;
};

/// The one door to the rules: the same table, states and facts give the same proposal. A rule that `asked` does not name is
/// silent. Pure.
Proposal decide(const RuleTable& table, const std::vector<AskedRule>& asked, const Facts& facts);

}  // namespace dijkwacht::barriers
