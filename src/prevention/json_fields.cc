#include "prevention/json_fields.h"

#include "base/clock.h"

namespace dijkwacht::prevention {
namespace {

constexpr std::size_t kTextBytesMax = 2000;

std::unexpected<Error> wrong(const JsonValue& json, std::string_view name, std::string what) {
  return fail(ErrorCode::kInvalidArgument, std::move(what), (json.path().empty() ? "" : json.path() + ".") + std::string(name));
}

}  // namespace

Result<std::string> optional_text(const JsonValue& json, std::string_view name) {
  auto text = TRY(json.string_or(name, ""));
  if (text.size() > kTextBytesMax) return wrong(json, name, "is too long");
  return text;
}

Result<std::string> filled_text(const JsonValue& json, std::string_view name) {
  auto text = TRY(optional_text(json, name));
  if (text.empty()) return wrong(json, name, "needs a text");
  return text;
}

Result<std::string> optional_day(const JsonValue& json, std::string_view name) {
  auto day = TRY(json.string_or(name, ""));
  if (!day.empty() && !parse_date(day)) return wrong(json, name, "must be a day like 2026-11-26");
  return day;
}

Result<std::string> optional_address(const JsonValue& json, std::string_view name) {
  auto address = TRY(optional_text(json, name));
  if (!address.empty() && !address.starts_with("https://")) return wrong(json, name, "must begin with https://");
  return address;
}

}  // namespace dijkwacht::prevention
