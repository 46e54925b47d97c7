#include "reports/terms.h"

#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::int64_t kDaysMax = 365;

Result<int> days(const config::TomlTable& terms, std::string_view key) {
  const auto count = TRY(terms.integer(key));
  if (count < 1 || count > kDaysMax) return data_error(terms, key, "must lie between 1 and 365");
  return static_cast<int>(count);
}

}  // namespace

Result<Terms> Terms::load(const std::filesystem::path& file) {
  const auto table = TRY(TRY(config::read_toml(file)).table("terms"));
  Terms terms;
  terms.desk_answer_working_days = TRY(days(table, "desk_answer_working_days"));
  terms.referral_answer_working_days = TRY(days(table, "referral_answer_working_days"));
  terms.sealed_part_days = TRY(days(table, "sealed_part_days"));
  return terms;
}

Time add_working_days(Time from, int days) {
  auto moment = from;
  while (days > 0) {
    moment += std::chrono::days(1);
    const std::chrono::weekday day(std::chrono::floor<std::chrono::days>(moment));
    if (day != std::chrono::Saturday && day != std::chrono::Sunday) --days;
  }
  return moment;
}

}  // namespace dijkwacht::reports
