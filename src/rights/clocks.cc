#include "rights/clocks.h"

#include <algorithm>

#include "base/name_table.h"
#include "config/data_fields.h"

namespace dijkwacht::rights {
namespace {

constexpr NameTable<Kind, 4> kKinds{"access", "rectification", "erasure", "objection"};
constexpr std::int64_t kMonthsMax = 24;
constexpr std::int64_t kDaysMax = 3650;

Result<std::int64_t> between(const config::TomlTable& table, std::string_view key, std::int64_t min, std::int64_t max) {
  const auto number = TRY(table.integer(key));
  if (number < min || number > max) return config::data_error(table, key, "is no such term");
  return number;
}

}  // namespace

std::string_view name_of(Kind kind) { return kKinds.name(kind); }
Result<Kind> parse_kind(std::string_view name) { return kKinds.parse(name, "kind"); }

Result<Clocks> Clocks::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  Clocks clocks;
  clocks.response_months = TRY(between(root, "response_months", 1, kMonthsMax));
  clocks.extension_months = TRY(between(root, "extension_months", 0, kMonthsMax));
  clocks.warn_days = TRY(between(root, "warn_days", 1, kDaysMax));
  clocks.no_new_freeze_days = TRY(between(root, "no_new_freeze_days", 0, kDaysMax));
  for (const auto& row : TRY(root.tables("kinds"))) {
    const auto kind = parse_kind(TRY(row.text("kind")));
    if (!kind) return config::data_error(row, "kind", "is no right of a person");
    TRY(config::filled(row, "source"));
    clocks.kinds.push_back({*kind, TRY(config::bilingual(row, "article")), TRY(row.flag("freezes"))});
  }
  for (const auto kind : {Kind::kAccess, Kind::kRectification, Kind::kErasure, Kind::kObjection}) {
    if (std::ranges::count(clocks.kinds, kind, &KindRule::kind) != 1)
      return config::data_error(root, "kinds", "must have each right once");
  }
  return clocks;
}

const KindRule& Clocks::rule_of(Kind kind) const { return *std::ranges::find(kinds, kind, &KindRule::kind); }

std::chrono::year_month_day Clocks::due_on(Time received, bool is_extended) const {
  using std::chrono::months;
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(received));
  const auto due = day + months(response_months + (is_extended ? extension_months : 0));
  return due.ok() ? due : due.year() / due.month() / std::chrono::last;
}

}  // namespace dijkwacht::rights
