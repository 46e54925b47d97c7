#include "api/values.h"

#include <algorithm>

namespace dijkwacht::api {
namespace {

constexpr std::size_t kCurrencyLetters = 3;

bool is_currency(std::string_view text) {
  return text.size() == kCurrencyLetters && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Money euros(std::int64_t minor) { return {.minor = minor, .currency = "EUR"}; }

void write_money(JsonWriter& json, std::string_view name, const std::optional<Money>& money) {
  if (!money) {
    json.key(name).null();
    return;
  }
  json.object(name, [&] { json.member("minor", money->minor).member("currency", money->currency); });
}

Result<Money> parse_money(const JsonValue& value) {
  const auto minor = TRY(value.integer("minor"));
  if (minor < 0) return fail(ErrorCode::kInvalidArgument, "an amount is not below zero", value.path() + ".minor");
  const auto currency = TRY(value.string("currency"));
  if (!is_currency(currency)) {
    return fail(ErrorCode::kInvalidArgument, "a currency is three capital letters, such as EUR", value.path() + ".currency");
  }
  return Money{.minor = minor, .currency = std::string(currency)};
}

}  // namespace dijkwacht::api
