#include "victims/recall_terms.h"

#include <algorithm>

#include "base/clock.h"
#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::int64_t kCountMax = 1000;
constexpr std::size_t kCodeLetters = 4;

Result<int> count(const config::TomlTable& table, std::string_view key) {
  const auto number = TRY(table.integer(key));
  if (number < 1 || number > kCountMax) return config::data_error(table, key, "must lie between 1 and 1000");
  return static_cast<int>(number);
}

Result<std::string> code_of(const config::TomlTable& row, std::string_view key) {
  auto code = TRY(config::filled(row, key));
  const bool is_code = code.size() == kCodeLetters &&
                       std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  if (!is_code) return config::data_error(row, key, "must be a code of four capitals or digits");
  return code;
}

}  // namespace

Date months_later(Date day, int months) {
  const auto later = day + std::chrono::months(months);
  return later.ok() ? later : later.year() / later.month() / std::chrono::last;
}

Result<RecallTerms> RecallTerms::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  const auto table = TRY(root.table("terms"));
  RecallTerms terms;
  terms.months_max = TRY(count(table, "months_max"));
  terms.answer_banking_days = TRY(count(table, "answer_banking_days"));
  terms.erase_days = TRY(count(table, "erase_days"));
  terms.reason = TRY(code_of(TRY(root.table("message")), "reason"));
  terms.source = TRY(config::filled(root, "source"));
  terms.source_date = date_text(TRY(config::date(root, "source_date")));
  const auto calendar = TRY(root.table("calendar"));
  for (const auto& text : TRY(calendar.texts("closing_days"))) {
    const auto day = parse_date(text);
    if (!day) return config::data_error(calendar, "closing_days", day.error().message);
    terms.closing_days_.emplace_back(*day);
  }
  std::ranges::sort(terms.closing_days_);
  for (const auto& row : TRY(root.tables("reasons"))) {
    auto code = TRY(code_of(row, "code"));
    if (terms.reasons_.contains(code)) return config::data_error(row, "code", "stands there twice");
    terms.reasons_.emplace(std::move(code), TRY(config::bilingual(row, "text")));
  }
  return terms;
}

bool RecallTerms::is_closed(std::chrono::sys_days day) const {
  const std::chrono::weekday weekday(day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || std::ranges::binary_search(closing_days_, day);
}

Date RecallTerms::banking_days_later(Date day, int days) const {
  std::chrono::sys_days at(day);
  while (days > 0) {
    at += std::chrono::days(1);
    if (!is_closed(at)) --days;
  }
  return at;
}

Bilingual RecallTerms::meaning(std::string_view code) const {
  const auto found = reasons_.find(code);
  return found == reasons_.end() ? Bilingual{std::string(code), std::string(code)} : found->second;
}

}  // namespace dijkwacht::victims
