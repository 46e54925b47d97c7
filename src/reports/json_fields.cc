#include "reports/json_fields.h"

#include <algorithm>

namespace dijkwacht::reports {
namespace {

/// Longer than any code of ours, short enough to be none of a person's data.
constexpr std::size_t kCodeBytesMax = 40;
/// A hundred times the largest fraud known; above it is a typing mistake.
constexpr std::int64_t kMinorMax = 100'000'000'000'000;
/// Online fraud before the web is a typing mistake.
constexpr int kYearMin = 1995;
/// Where it is already tomorrow.
constexpr auto kAhead = std::chrono::hours(14);

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
bool is_code(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

std::string path_of(const JsonValue& parent, std::string_view name) {
  return parent.path().empty() ? std::string(name) : parent.path() + "." + std::string(name);
}

std::unexpected<Error> bad_field(const JsonValue& parent, std::string_view name, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, std::string(what), path_of(parent, name));
}

Status allow_only(const JsonValue& object, std::initializer_list<std::string_view> names) {
  for (const auto& [name, value] : TRY(object.members())) {
    if (std::ranges::find(names, name) == names.end()) return bad_field(object, name, "this field does not belong here");
  }
  return {};
}

Result<std::string> text_field(const JsonValue& object, std::string_view name, std::size_t min, std::size_t max) {
  const auto text = TRY(object.string(name));
  if (text.size() < min) return bad_field(object, name, "this field is required");
  if (text.size() > max) return bad_field(object, name, "at most " + std::to_string(max) + " bytes");
  if (std::ranges::any_of(text, is_control)) return bad_field(object, name, "may not hold control characters");
  return std::string(text);
}

Result<std::string> optional_text(const JsonValue& object, std::string_view name, std::size_t max) {
  if (!TRY(object.find(name))) return std::string();
  return text_field(object, name, 0, max);
}

Result<std::string> code_field(const JsonValue& object, std::string_view name) {
  auto text = TRY(text_field(object, name, 1, kCodeBytesMax));
  if (!std::ranges::all_of(text, is_code)) return bad_field(object, name, "must be a word of letters, digits and '-'");
  return text;
}

Result<Bytes> bytes_field(const JsonValue& object, std::string_view name, std::size_t size, std::size_t max) {
  auto bytes = from_base64url(TRY(object.string(name)));
  if (!bytes) return bad_field(object, name, "must be base64url without padding");
  const bool fits = size > 0 ? bytes->size() == size : !bytes->empty() && bytes->size() <= max;
  if (!fits) return bad_field(object, name, "has the wrong length");
  return std::move(*bytes);
}

Result<Time> time_field(const JsonValue& object, std::string_view name) {
  const auto time = parse_time(TRY(object.string(name)));
  if (!time) return bad_field(object, name, "must be a time like 2026-11-24T20:54:21Z");
  return *time;
}

Result<std::string> past_day_field(const JsonValue& object, std::string_view name, Time now) {
  const auto date = parse_date(TRY(object.string(name)));
  if (!date) return bad_field(object, name, "must be a date like 2026-11-24");
  if (static_cast<int>(date->year()) < kYearMin) return bad_field(object, name, "this date is too long ago");
  if (std::chrono::sys_days(*date) > now + kAhead) return bad_field(object, name, "this date lies in the future");
  return date_text(*date);
}

Result<std::optional<Money>> money_field(const JsonValue& object, std::string_view name) {
  const auto found = TRY(object.find(name));
  if (!found) return std::nullopt;
  TRY(allow_only(*found, {"minor", "currency"}));
  const auto minor = TRY(found->integer("minor"));
  if (minor < 0 || minor > kMinorMax) return bad_field(*found, "minor", "must be an amount in cents, not negative");
  const auto currency = TRY(found->string("currency"));
  const bool is_code3 = currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code3) return bad_field(*found, "currency", "must be a currency code like EUR");
  return std::optional(Money{minor, std::string(currency)});
}

void write_money(JsonWriter& json, std::string_view name, const std::optional<Money>& amount) {
  json.key(name);
  if (!amount) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("minor", amount->minor);
    json.member("currency", amount->currency);
  });
}

}  // namespace dijkwacht::reports
