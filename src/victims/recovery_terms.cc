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

Result<std::map<RecoveryState, Bilingual>> next_steps(const config::TomlTable& root, int answer_days) {
  const auto table = TRY(root.table("next-step"));
  const auto days = std::to_string(answer_days);
  std::map<RecoveryState, Bilingual> steps;
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    steps[state] = fill(TRY(bilingual(table, name_of(state))), {{"days", {days, days}}});
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
  terms.next_steps_ = TRY(next_steps(root, terms.answer_days));
  return terms;
}

const Condition* RecoveryTerms::find(std::string_view id) const {
  const auto found = std::ranges::find(conditions, id, &Condition::id);
  return found == conditions.end() ? nullptr : &*found;
}

}  // namespace dijkwacht::victims
