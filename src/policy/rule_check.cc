#include "policy/rule_check.h"

#include <fmt/core.h>

#include <algorithm>

#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

bool lists_sector(const std::vector<std::string>& sectors, const std::string& sector) {
  return std::ranges::any_of(sectors, [&](const auto& listed) { return listed == "*" || listed == sector; });
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
  if (rule.state == RuleState::kSandbox && !node_is_synthetic) reasons.add(reason_code::kSandboxOnly);
}

void check_dates(const Rule& rule, Time at, bool is_simulated, Reasons& reasons) {
  const auto day = day_of(at);
  // Simulated law is law that is not in force yet: that is what the sandbox is for.
  if (day < rule.in_force_from && !is_simulated) reasons.add(reason_code::kNotYetInForce, same(date_text(rule.in_force_from)));
  if (rule.in_force_until && day > *rule.in_force_until)
    reasons.add(reason_code::kExpired, same(date_text(*rule.in_force_until)));
}

void check_dpia(const Rule& rule, Time at, Reasons& reasons) {
  if (!rule.carries_personal_data()) return;
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

void check_conditions(const Rule& rule, const Question& question, Reasons& reasons) {
  namespace code = reason_code;
  const auto& facts = question.facts;
  const bool needs_seal =
      rule.needs_sealed || std::ranges::find(rule.sealed_purposes, question.purpose) != rule.sealed_purposes.end();
  check_threshold(rule, facts, reasons);
  reasons.ask(rule.needs_recipient_to_hold_account, facts.recipient_holds_account, true, code::kAccountHolderUnknown,
              code::kNotAccountHolder);
  reasons.ask(rule.needs_consent, facts.consent_given, true, code::kConsentUnknown, code::kNoConsent);
  reasons.ask(rule.needs_accepted_referral, facts.referral_accepted, true, code::kReferralUnknown, code::kReferralNotAccepted);
  reasons.ask(rule.needs_no_natural_person, facts.natural_person, false, code::kPersonUnknown, code::kNaturalPerson);
  reasons.ask(needs_seal, facts.is_sealed, true, code::kSealUnknown, code::kNotSealed);
}

}  // namespace

Match match(const Rule& rule, const Question& question) {
  return {.sender = lists_sector(rule.from_sectors, question.from.sector),
          .recipient = lists_sector(rule.to_sectors, question.to.sector),
          .data_class = std::ranges::find(rule.data_classes, question.data_class) != rule.data_classes.end(),
          .purpose = std::ranges::find(rule.purposes, question.purpose) != rule.purposes.end()};
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

std::vector<Reason> gaps(const Rule& rule, const Question& question, const Texts& texts) {
  Reasons reasons(rule, question, texts);
  const auto matched = match(rule, question);
  if (!matched.sender) reasons.add(reason_code::kSenderNotCovered);
  if (!matched.recipient) reasons.add(reason_code::kRecipientNotCovered);
  if (!matched.data_class) reasons.add(reason_code::kClassNotCovered);
  if (!matched.purpose) reasons.add(reason_code::kPurposeNotCovered);
  return reasons.take();
}

bool holds_at(const Rule& rule, Time at) {
  if (rule.state != RuleState::kActive) return false;
  const auto day = day_of(at);
  if (day < rule.in_force_from || (rule.in_force_until && day > *rule.in_force_until)) return false;
  if (!rule.carries_personal_data()) return true;
  return !rule.dpia.empty() && rule.dpia_expires && day <= *rule.dpia_expires;
}

}  // namespace dijkwacht::policy
