#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "policy/decision.h"
#include "policy/dpia.h"
#include "policy/fact_condition.h"
#include "policy/texts.h"

namespace dijkwacht::policy {

enum class RuleState : std::uint8_t { kActive, kSandbox, kOff };
std::string_view name_of(RuleState state);
Result<RuleState> parse_rule_state(std::string_view text);

/// Who carries a rule out. What happens outside this platform is only described here, and releases nothing.
enum class CarriedOut : std::uint8_t { kHere, kElsewhere };
std::string_view name_of(CarriedOut carried_out);

/// A dated rule: who may give whom which class for what, on which basis, in which form. One file each in data/policy/rules/.
struct Rule {
  std::string id;  ///< "R05"
  int revision = 1;
  RuleState state = RuleState::kOff;
  CarriedOut carried_out = CarriedOut::kHere;
  bool denies = false;                    ///< when it matches, nothing permits; such a rule has no switch
  std::vector<std::string> from_sectors;  ///< "*" is anyone
  std::vector<std::string> to_sectors;
  std::vector<DataClass> data_classes;
  std::vector<std::string> purposes;  ///< "*", of a rule that denies only, is any
  std::string basis_nl;
  std::string basis_en;
  Form form = Form::kIdsOnly;
  std::vector<Duty> duties;
  Duration lease{};  ///< zero: none

  // Conditions; unset is not asked.
  std::optional<std::int64_t> identified_reporters_min;
  std::optional<std::int64_t> days_since_notice_min;
  std::vector<const FactCondition*> conditions;
  std::vector<std::string> sealed_purposes;  ///< of `purposes`: those that carry text, which must be sealed
  std::vector<DataClass> own_harm_classes;   ///< of `data_classes`: those given about an offence against the giver only

  // Days begin and end at midnight UTC (an hour or two after Dutch midnight): one moment on every node.
  std::optional<std::chrono::year_month_day> in_force_from;   ///< unset: nobody knows yet, so never
  std::optional<std::chrono::year_month_day> in_force_until;  ///< last day
  std::string dpia;  ///< register reference; empty: none, and none needed (class AGG, MO, PROT)
  std::optional<std::chrono::year_month_day> dpia_expires;  ///< as the register says; unset: it is not adopted
  bool is_design_proposal = true;                           ///< marked [D]: not law as such; never shown as law
  std::string source;
  std::chrono::year_month_day source_date{};  ///< when the source was read
  std::string title_nl;
  std::string title_en;
  Bilingual retention;
  Bilingual off_warning;  ///< what stops working on a node that switches it off; empty: nothing but the sharing itself
  bool off_needs_confirmation = false;

  /// Does the rule carry a class of data about persons? Then it needs a valid DPIA, whatever is asked under it.
  bool carries_personal_data() const;
  bool asks(std::string_view condition) const;
};

/// All rules of a node and the words to explain them in. A value.
class RuleBook {
 public:
  /// Reads `data/policy` (`folder`): every `rules/*.toml`, in the order of their ids, and the texts and DPIAs beside them.
  /// Errors: kNotFound without such a folder; kInvalidArgument naming file and key.
  static Result<RuleBook> load(const std::filesystem::path& folder);
  /// Without `texts` reasons read as their codes.
  explicit RuleBook(std::vector<Rule> rules, Texts texts = {}, DpiaRegister dpias = {})
      : rules_(std::move(rules)), texts_(std::move(texts)), dpias_(std::move(dpias)) {}

  const std::vector<Rule>& rules() const { return rules_; }
  const Texts& texts() const { return texts_; }
  const DpiaRegister& dpias() const { return dpias_; }
  const Rule* find(std::string_view id) const;
  /// A copy in which one rule has another state. Errors: kNotFound; kFailedPrecondition for a rule that denies.
  Result<RuleBook> with_state(std::string_view id, RuleState state) const;

 private:
  std::vector<Rule> rules_;
  Texts texts_;
  DpiaRegister dpias_;
};

}  // namespace dijkwacht::policy
