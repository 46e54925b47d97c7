#include "config/data_fields.h"

#include <fmt/core.h>

#include "base/clock.h"

namespace dijkwacht::config {

std::unexpected<Error> data_error(const TomlTable& table, std::string_view key, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' {}", table.where(), key, what), std::string(key));
}

Result<std::string> filled(const TomlTable& table, std::string_view key) {
  auto text = TRY(table.text(key));
  if (text.empty()) return data_error(table, key, "must not be empty");
  return text;
}

Result<std::chrono::year_month_day> date(const TomlTable& table, std::string_view key) {
  const auto parsed = parse_date(TRY(table.text(key)));
  if (!parsed) return data_error(table, key, "must be a date like 2026-11-24");
  return *parsed;
}

Result<Bilingual> bilingual(const TomlTable& table, std::string_view key) {
  const auto text = TRY(table.table(key));
  return Bilingual{TRY(text.text("nl")), TRY(text.text("en"))};
}

Result<Bilingual> suffixed_bilingual(const TomlTable& table, std::string_view key) {
  return Bilingual{TRY(table.text(fmt::format("{}_nl", key))), TRY(table.text(fmt::format("{}_en", key)))};
}

}  // namespace dijkwacht::config
