#include "simulation/report_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "simulation/made_up.h"
#include "simulation/typing_error.h"

namespace dijkwacht::simulation {
namespace {

constexpr std::int64_t kAmountCentsMin = 100;
constexpr std::int64_t kAmountCentsMax = 100'000'000;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::uint64_t kVictimPhones = 100'000'000;

void replace_all(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

/// Euro in Dutch: 1.250,50.
std::string euro_text(std::int64_t cents) {
  auto whole = std::to_string(cents / 100);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) whole.insert(static_cast<std::size_t>(at), ".");
  return fmt::format("€ {},{:02}", whole, cents % 100);
}

std::string dutch_date(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{}-{}-{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

}  // namespace

ReportWriter::ReportWriter(const Settings& settings, const CampaignPlan& plan, std::uint64_t seed,
                           const ReportCircumstances& circumstances)
    : settings_(settings),
      plan_(plan),
      seed_(seed),
      circumstances_(circumstances),
      type_(settings.fraud_types[circumstances.campaign.fraud_type]),
      draw_(seed, Stream::kReport, circumstances.number) {}

Simulated ReportWriter::write() {
  auto& report = made_.report;
  report.report_id = random_uuid(draw_.random());
  report.fraud_type = type_.code;
  report.channel = settings_.channels[circumstances_.campaign.channel].code;
  report.occurred_on = circumstances_.occurred_on;
  report.reported_at = circumstances_.reported_at;
  report.claimed_name = circumstances_.campaign.claimed_name;
  report.platform = circumstances_.campaign.platform;
  made_.truth.report_id = report.report_id;
  made_.truth.group = circumstances_.campaign.group;
  made_.truth.campaign = circumstances_.campaign_place;
  write_loss();
  write_counterparty();
  write_narrative();
  write_victim();
  write_decisions();
  return std::move(made_);
}

void ReportWriter::write_loss() {
  if (!draw_.happens(type_.paid_share)) return;
  const auto cents = std::llround(draw_.log_normal(type_.median_eur, type_.mean_eur) * 100);
  made_.report.amount_cents = std::clamp<std::int64_t>(cents, kAmountCentsMin, kAmountCentsMax);
}

void ReportWriter::write_counterparty() {
  const auto& campaign = circumstances_.campaign;
  const auto& channel = settings_.channels[campaign.channel];
  if (made_.report.amount_cents && !campaign.accounts.empty()) {
    write_payments();
    name_account();
  }
  name_contact("phone", "contact", channel.phone, campaign.phones);
  name_contact("email", "contact", channel.email, campaign.emails);
  name_contact("url", type_.code == "WSF" ? "shop" : "link", channel.url, campaign.urls);
}

void ReportWriter::write_payments() {
  auto& report = made_.report;
  const auto count = std::min(1 + draw_.below(type_.payments_max), *report.amount_cents / kAmountCentsMin);
  auto left = *report.amount_cents;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto part = i + 1 == count ? left : std::max<std::int64_t>(1, left / (count - i));
    left -= part;
    report.payments.push_back({.date = circumstances_.occurred_on,
                               .amount_cents = part,
                               .to_iban = std::nullopt,
                               .reference = fmt::format("betaling {}", 100'000 + draw_.below(900'000))});
  }
}

void ReportWriter::name_account() {
  const auto& campaign = circumstances_.campaign;
  const bool is_provider = draw_.happens(settings_.accounts.provider_share);
  const auto& account = is_provider
                            ? draw_.pick(plan_.provider_accounts)
                            : campaign.accounts[account_in_use(settings_.accounts, campaign, circumstances_.ordinal, draw_)];
  if (!draw_.happens(settings_.accounts.named_share)) return;
  if (is_provider) made_.truth.shared_accounts.push_back(made_.report.counterparty.size());
  const auto typed = add("iban", "payee", account);
  for (auto& payment : made_.report.payments) payment.to_iban = typed;
}

void ReportWriter::name_contact(const char* type, const char* role, double chance, const std::vector<std::string>& values) {
  if (values.empty() || !draw_.happens(chance)) return;
  add(type, role, draw_.pick(values));
}

std::string ReportWriter::add(const char* type, const char* role, const std::string& value) {
  auto& counterparty = made_.report.counterparty;
  const bool is_wrong = draw_.happens(settings_.typo_share);
  if (is_wrong) made_.truth.typing_errors.push_back(counterparty.size());
  counterparty.push_back({type, is_wrong ? mistyped(value, draw_) : value, role});
  return counterparty.back().value;
}

void ReportWriter::write_narrative() {
  auto& report = made_.report;
  report.narrative = draw_.pick(type_.narratives);
  replace_all(report.narrative, "{goods}", draw_.pick(type_.goods));
  replace_all(report.narrative, "{platform}", report.platform);
  replace_all(report.narrative, "{claimed}", report.claimed_name);
  replace_all(report.narrative, "{amount}", report.amount_cents ? euro_text(*report.amount_cents) : "niets");
  replace_all(report.narrative, "{date}", dutch_date(circumstances_.occurred_on));
}

void ReportWriter::write_victim() {
  // Each report has a victim of its own number, but for those who were a victim before.
  auto person = static_cast<std::int64_t>(circumstances_.number);
  if (person > 0 && draw_.happens(settings_.repeat_victim_share)) person = draw_.below(person);
  Draw draw(seed_, Stream::kVictim, static_cast<std::uint64_t>(person));
  auto& victim = made_.report.victim;
  victim.name = made_up_name(settings_.words, draw);
  if (draw.happens(0.9)) victim.email = fmt::format("{}{}@thuis.example", mail_name(victim.name), person + 1);
  if (draw.happens(0.7)) victim.phone = fmt::format("+9991{:08}", static_cast<std::uint64_t>(person) % kVictimPhones);
  victim.postcode = fmt::format("{} {}", 1000 + draw.below(9000), draw.pick(settings_.words.postcode_letters));
  victim.birth_year = 1940 + draw.below(68);
  made_.report.actor = draw.happens(settings_.business_share) ? "business" : "citizen";
  if (draw.happens(settings_.province_share)) victim.province = draw.pick_weighted(settings_.provinces);
  if (draw_.happens(settings_.identified_share)) made_.report.subject = fmt::format("SYN-{:09}", person + 1);
}

void ReportWriter::write_decisions() {
  auto& report = made_.report;
  report.gives_consent = draw_.happens(settings_.consent_share);
  if (!draw_.happens(settings_.withdrawn_share)) return;
  const auto wait = kHourMs + draw_.below(settings_.withdrawn_days_max * 24 * kHourMs);
  report.withdrawn = SimulatedWithdrawal{report.reported_at + Duration(wait), draw_.pick_weighted(settings_.withdrawal_reasons)};
}

}  // namespace dijkwacht::simulation
