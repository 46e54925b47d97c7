#include "policy/rule_check.h"

#include <fmt/core.h>

#include <algorithm>

#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

/// In a rule's lists: any.
constexpr std::string_view kAny = "*";

bool lists_sector(const std::vector<std::string>& sectors, const std::string& sector) {
  return std::ranges::any_of(sectors, [&](const auto& listed) { return listed == kAny || listed == sector; });
}

Bilingual same(std::string text) { return {text, text}; }

std::chrono::year_month_day day_of(Time at) { return std::chrono::floor<std::chrono::days>(at); }

/// Collects reasons about one rule and one question.
class Reasons {
 public:
  Reasons(const Rule& rule, const Question& question, const Texts& texts) : rule_(rule), question_(question), texts_(texts) {}

  void add(std::string_view code, Bilingual value = {}, Bilingual wanted = {}) {
    auto text = fill(texts_.reason(code), {{"rule", same(rule_.id)},
                                           {"title", {rule_.title_nl, rule_.title_en}},
                                           {"class", texts_.data_class(code_of(question_.data_class))},
                                           {"purpose", texts_.purpose(question_.purpose)},
                                           {"from", texts_.sector(question_.from.sector)},
                                           {"to", texts_.sector(question_.to.sector)},
                                           {"value", std::move(value)},
                                           {"wanted", std::move(wanted)}});
    found_.push_back({std::string(code), rule_.id, std::move(text.nl), std::move(text.en)});
  }

  /// A fact that must be known and must be `wanted`.
  void ask(bool is_asked, const std::optional<bool>& fact, bool wanted, std::string_view unknown, std::string_view otherwise) {
    if (!is_asked) return;
    if (!fact) {
      add(unknown);
    } else if (*fact != wanted) {
      add(otherwise);
    }
  }

  std::vector<Reason> take() { return std::move(found_); }

 private:
  const Rule& rule_;
  const Question& question_;
  const Texts& texts_;
  std::vector<Reason> found_;
};

void check_state(const Rule& rule, bool node_is_synthetic, Reasons& reasons) {
  if (rule.state == RuleState::kOff) reasons.add(reason_code::kRuleOff);
  if (rule.carried_out == CarriedOut::kElsewhere) reasons.add(reason_code::kCarriedOutElsewhere);
  if (rule.state == RuleState::kSandbox && !node_is_synthetic) reasons.add(reason_code::kSandboxOnly);
}

void check_dates(const Rule& rule, Time at, bool is_simulated, Reasons& reasons) {
  if (!rule.in_force_from) return reasons.add(reason_code::kNoDateInForce);
  const auto day = day_of(at);
  // Simulated law is law that is not in force yet: that is what the sandbox is for.
  if (day < *rule.in_force_from && !is_simulated) reasons.add(reason_code::kNotYetInForce, same(date_text(*rule.in_force_from)));
  if (rule.in_force_until && day > *rule.in_force_until)
    reasons.add(reason_code::kExpired, same(date_text(*rule.in_force_until)));
}

void check_dpia(const Rule& rule, Time at, Reasons& reasons) {
  // What is carried out elsewhere is described in the registers of who carries it out.
  if (!rule.carries_personal_data() || rule.carried_out == CarriedOut::kElsewhere) return;
  if (rule.dpia.empty() || !rule.dpia_expires) return reasons.add(reason_code::kDpiaMissing);
  if (day_of(at) > *rule.dpia_expires)
    reasons.add(reason_code::kDpiaExpired, same(date_text(*rule.dpia_expires)), same(rule.dpia));
}

/// "1 geïdentificeerde melder", "2 geïdentificeerde melders".
Bilingual reporters(std::int64_t count) {
  return count == 1 ? Bilingual{"is 1 geïdentificeerde melder", "there is 1 identified reporter"}
                    : Bilingual{fmt::format("zijn {} geïdentificeerde melders", count),
                                fmt::format("there are {} identified reporters", count)};
}

void check_threshold(const Rule& rule, const Facts& facts, Reasons& reasons) {
  if (!rule.identified_reporters_min) return;
  const auto wanted = same(std::to_string(*rule.identified_reporters_min));
  if (!facts.identified_reporters) return reasons.add(reason_code::kReportersUnknown, {}, wanted);
  if (*facts.identified_reporters < *rule.identified_reporters_min) {
    reasons.add(reason_code::kThresholdNotMet, reporters(*facts.identified_reporters), wanted);
  }
}

void check_days(const Rule& rule, const Facts& facts, Reasons& reasons) {
  if (!rule.days_since_notice_min) return;
  const auto wanted = same(std::to_string(*rule.days_since_notice_min));
  if (!facts.days_since_notice) return reasons.add(reason_code::kDaysUnknown, {}, wanted);
  if (*facts.days_since_notice < *rule.days_since_notice_min) {
    reasons.add(reason_code::kTooEarly, same(std::to_string(*facts.days_since_notice)), wanted);
  }
}

/// Some conditions hold for a part of what a rule covers only.
bool is_asked(const FactCondition& condition, const Rule& rule, const Question& question) {
  if (rule.asks(condition.key)) return true;
  if (condition.key == "sealed") return std::ranges::find(rule.sealed_purposes, question.purpose) != rule.sealed_purposes.end();
  if (condition.key == "own_harm") {
    return std::ranges::find(rule.own_harm_classes, question.data_class) != rule.own_harm_classes.end();
  }
  return false;
}

void check_conditions(const Rule& rule, const Question& question, Reasons& reasons) {
  check_threshold(rule, question.facts, reasons);
  check_days(rule, question.facts, reasons);
  for (const auto& condition : fact_conditions()) {
    reasons.ask(is_asked(condition, rule, question), question.facts.*condition.fact, condition.wanted, condition.unknown,
                condition.otherwise);
  }
}

}  // namespace

Match match(const Rule& rule, const Question& question) {
  return {.sender = lists_sector(rule.from_sectors, question.from.sector),
          .recipient = lists_sector(rule.to_sectors, question.to.sector),
          .data_class = std::ranges::find(rule.data_classes, question.data_class) != rule.data_classes.end(),
          .purpose = std::ranges::any_of(rule.purposes,
                                         [&](const auto& listed) { return listed == kAny || listed == question.purpose; })};
}

std::vector<Reason> obstacles(const Rule& rule, const Question& question, const Texts& texts, bool node_is_synthetic) {
  Reasons reasons(rule, question, texts);
  const bool is_simulated = rule.state == RuleState::kSandbox && node_is_synthetic;
  check_state(rule, node_is_synthetic, reasons);
  check_dates(rule, question.at, is_simulated, reasons);
  check_dpia(rule, question.at, reasons);
  check_conditions(rule, question, reasons);
  return reasons.take();
}

std::vector<Reason> prohibition(const Rule& rule, const Question& question, const Texts& texts) {
  Reasons reasons(rule, question, texts);
  if (is_within_dates(rule, question.at)) reasons.add(reason_code::kNeverShared);
  return reasons.take();
}

std::vector<Reason> gaps(const Rule& rule, const Question& question, const Texts& texts) {
  Reasons reasons(rule, question, texts);
  const auto matched = match(rule, question);
  if (!matched.sender) reasons.add(reason_code::kSenderNotCovered);
  if (!matched.recipient) reasons.add(reason_code::kRecipientNotCovered);
  if (!matched.data_class) reasons.add(reason_code::kClassNotCovered);
  if (!matched.purpose) reasons.add(reason_code::kPurposeNotCovered);
  return reasons.take();
}

bool is_within_dates(const Rule& rule, Time at) {
  const auto day = day_of(at);
  return rule.in_force_from && day >= *rule.in_force_from && (!rule.in_force_until || day <= *rule.in_force_until);
}

bool holds_at(const Rule& rule, Time at) {
  if (rule.state != RuleState::kActive) return false;
  if (rule.denies || rule.carried_out == CarriedOut::kElsewhere) return false;
  if (!is_within_dates(rule, at)) return false;
  if (!rule.carries_personal_data()) return true;
  return !rule.dpia.empty() && rule.dpia_expires && day_of(at) <= *rule.dpia_expires;
}

}  // namespace dijkwacht::policy
