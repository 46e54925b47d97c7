#include "victims/recovery_terms.h"

#include <algorithm>

#include "base/clock.h"
#include "base/name_table.h"
#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr NameTable<RecoveryKind, 3> kKinds{"seller", "deception", "other"};
constexpr NameTable<ConditionCheck, 4> kChecks{"answer", "kind", "payment-age", "both-accounts"};
constexpr std::int64_t kCountMax = 365;
constexpr std::int64_t kKeepMonthsMax = 120;
constexpr int kDaysInMonthMin = 28;
constexpr std::int64_t kLimitEuroMax = 1'000'000;
constexpr std::int64_t kCentsInEuro = 100;

Result<int> count(const config::TomlTable& table, std::string_view key) {
  const auto number = TRY(table.integer(key));
  if (number < 1 || number > kCountMax) return data_error(table, key, "must lie between 1 and 365");
  return static_cast<int>(number);
}

Result<Money> read_limit(const config::TomlTable& table) {
  const auto euro = TRY(table.integer("limit_euro"));
  if (euro < 1 || euro > kLimitEuroMax) return data_error(table, "limit_euro", "must lie between 1 and a million");
  return Money{.minor = euro * kCentsInEuro, .currency = "EUR"};
}

Result<Condition> condition(const config::TomlTable& row) {
  Condition read{.id = TRY(filled(row, "id")),
                 .kinds = {},
                 .question = TRY(bilingual(row, "question")),
                 .unmet = TRY(bilingual(row, "unmet"))};
  const auto check = parse_condition_check(TRY(row.text("check")));
  if (!check) return data_error(row, "check", check.error().message);
  read.check = *check;
  for (const auto& name : TRY(row.texts("kinds"))) {
    const auto kind = parse_recovery_kind(name);
    if (!kind) return data_error(row, "kinds", kind.error().message);
    read.kinds.push_back(*kind);
  }
  if (read.kinds.empty()) return data_error(row, "kinds", "must name one kind or more");
  return read;
}

Status check_conditions(const config::TomlTable& root, const std::vector<Condition>& conditions) {
  for (const auto check : {ConditionCheck::kKind, ConditionCheck::kPaymentAge, ConditionCheck::kBothAccounts}) {
    if (std::ranges::count(conditions, check, &Condition::check) != 1) {
      return data_error(root, "conditions", "needs one condition with check '" + std::string(name_of(check)) + "'");
    }
  }
  for (const auto& each : conditions) {
    if (std::ranges::count(conditions, each.id, &Condition::id) != 1)
      return data_error(root, "conditions", "an id stands there twice");
  }
  return {};
}

Status read_retention(const config::TomlTable& row, std::map<RecoveryState, int>& months_of) {
  const auto months = TRY(row.integer("months"));
  if (months < 1 || months > kKeepMonthsMax) return data_error(row, "months", "must lie between 1 and 120");
  for (const auto& name : TRY(row.texts("states"))) {
    const auto state = parse_recovery_state(name);
    if (!state) return data_error(row, "states", state.error().message);
    if (is_over(*state)) return data_error(row, "states", "'" + name + "' is over: nothing of it is kept");
    if (!months_of.emplace(*state, static_cast<int>(months)).second)
      return data_error(row, "states", "'" + name + "' stands there twice");
  }
  return {};
}

Result<std::map<RecoveryState, int>> retention(const config::TomlTable& root, int answer_days) {
  std::map<RecoveryState, int> months_of;
  for (const auto& row : TRY(root.tables("retention"))) TRY(read_retention(row, months_of));
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    if (!is_over(state) && !months_of.contains(state))
      return data_error(root, "retention", "must say how many months a request is kept in '" + std::string(name_of(state)) + "'");
  }
  if (months_of.at(RecoveryState::kAsked) * kDaysInMonthMin <= answer_days)
    return data_error(root, "retention", "'asked' must be kept longer than the days that the payee has");
  return months_of;
}

Result<std::vector<NameDisagreement>> read_disagreements(const config::TomlTable& root) {
  std::vector<NameDisagreement> read;
  for (const auto& row : TRY(root.tables("disagreements"))) {
    NameDisagreement each{.id = TRY(filled(row, "id")), .text = TRY(bilingual(row, "text"))};
    if (std::ranges::count(read, each.id, &NameDisagreement::id) > 0) return data_error(row, "id", "stands there twice");
    read.push_back(std::move(each));
  }
  return read;
}

/// The days that the payee has stand in the text as "{days}".
Result<Bilingual> step_text(const config::TomlTable& table, std::string_view key, int answer_days) {
  const auto days = std::to_string(answer_days);
  return fill(TRY(bilingual(table, key)), {{"days", {days, days}}});
}

Result<std::map<RecoveryState, Bilingual>> next_steps(const config::TomlTable& table, int answer_days) {
  std::map<RecoveryState, Bilingual> steps;
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    steps[state] = TRY(step_text(table, name_of(state), answer_days));
  }
  return steps;
}

}  // namespace

std::string_view name_of(RecoveryKind kind) { return kKinds.name(kind); }
Result<RecoveryKind> parse_recovery_kind(std::string_view name) { return kKinds.parse(name, "kind"); }
std::string_view name_of(ConditionCheck check) { return kChecks.name(check); }
Result<ConditionCheck> parse_condition_check(std::string_view name) { return kChecks.parse(name, "check"); }

bool Condition::counts_for(RecoveryKind kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }

Result<RecoveryTerms> RecoveryTerms::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auto table = TRY(root.table("terms"));
  const auto about = TRY(root.table("about"));
  RecoveryTerms terms;
  terms.answer_days = TRY(count(table, "answer_days"));
  terms.payment_months_max = TRY(count(table, "payment_months_max"));
  terms.country = TRY(filled(table, "country"));
  terms.court_limit = TRY(read_limit(TRY(root.table("court"))));
  terms.voluntary = TRY(bilingual(about, "voluntary"));
  terms.address = TRY(bilingual(about, "address"));
  terms.purpose = TRY(bilingual(about, "purpose"));
  terms.source = TRY(filled(root, "source"));
  terms.source_date = date_text(TRY(config::date(root, "source_date")));
  for (const auto& row : TRY(root.tables("conditions"))) terms.conditions.push_back(TRY(condition(row)));
  TRY(check_conditions(root, terms.conditions));
  terms.disagreements = TRY(read_disagreements(root));
  const auto steps = TRY(root.table("next-step"));
  terms.next_steps_ = TRY(next_steps(steps, terms.answer_days));
  terms.asked_anew = TRY(step_text(steps, "asked-anew", terms.answer_days));
  terms.keep_months_ = TRY(retention(root, terms.answer_days));
  return terms;
}

const Condition* RecoveryTerms::find(std::string_view id) const {
  const auto found = std::ranges::find(conditions, id, &Condition::id);
  return found == conditions.end() ? nullptr : &*found;
}

const NameDisagreement* RecoveryTerms::find_disagreement(std::string_view id) const {
  const auto found = std::ranges::find(disagreements, id, &NameDisagreement::id);
  return found == disagreements.end() ? nullptr : &*found;
}

}  // namespace dijkwacht::victims
