#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "policy/decision.h"

namespace dijkwacht::policy {

enum class RuleState : std::uint8_t { kActive, kSandbox, kOff };
std::string_view name_of(RuleState state);
Result<RuleState> parse_rule_state(std::string_view text);

/// A dated rule: who may give whom which class for what, on which basis, in which form. One file each in data/policy/rules/.
struct Rule {
  std::string id;  ///< "R05"
  int revision = 1;
  RuleState state = RuleState::kOff;
  std::vector<std::string> from_sectors;  ///< "*" is anyone
  std::vector<std::string> to_sectors;
  std::vector<DataClass> data_classes;
  std::vector<std::string> purposes;
  std::string basis_nl;
  std::string basis_en;
  Form form = Form::kIdsOnly;
  std::vector<Duty> duties;
  Duration lease{};  ///< zero: none

  // Conditions; unset is not asked.
  std::optional<std::int64_t> identified_reporters_min;
  bool needs_recipient_to_hold_account = false;
  bool needs_consent = false;
  bool needs_accepted_referral = false;
  bool needs_no_natural_person = false;
  bool needs_sealed = false;

  std::chrono::year_month_day in_force_from{};
  std::optional<std::chrono::year_month_day> in_force_until;  ///< last day
  std::string dpia;  ///< register reference; empty: none, and none needed (class AGG, MO, PROT)
  std::optional<std::chrono::year_month_day> dpia_expires;
  bool is_design_proposal = true;  ///< marked [D]: not law as such; never shown as law
  std::string source;
  std::string title_nl;
  std::string title_en;
};

/// All rules of a node. A value.
class RuleBook {
 public:
  /// Reads every `*.toml` of `folder`. Errors: kInvalidArgument naming file and key.
  static Result<RuleBook> load(const std::filesystem::path& folder);
  explicit RuleBook(std::vector<Rule> rules) : rules_(std::move(rules)) {}

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule* find(std::string_view id) const;
  /// A copy in which one rule has another state. Errors: kNotFound.
  Result<RuleBook> with_state(std::string_view id, RuleState state) const;

 private:
  std::vector<Rule> rules_;
};

}  // namespace dijkwacht::policy
