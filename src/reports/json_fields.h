#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"

/// Reading what comes over the border, strictly. Errors are kInvalidArgument with the path of the field, never with its value.
namespace dijkwacht::reports {

std::string path_of(const JsonValue& parent, std::string_view name);
std::unexpected<Error> bad_field(const JsonValue& parent, std::string_view name, std::string_view what);

/// Refuses members that nobody reads: a value that we would ignore might be one that we may not hold.
Status allow_only(const JsonValue& object, std::initializer_list<std::string_view> names);

/// Between `min` and `max` bytes, no control characters.
Result<std::string> text_field(const JsonValue& object, std::string_view name, std::size_t min, std::size_t max);
/// Missing, null and "" all give "".
Result<std::string> optional_text(const JsonValue& object, std::string_view name, std::size_t max);
/// A short word of lower-case letters, digits and '-'.
Result<std::string> code_field(const JsonValue& object, std::string_view name);
/// base64url of exactly `size` bytes; 0: any size from 1 to `max`.
Result<Bytes> bytes_field(const JsonValue& object, std::string_view name, std::size_t size, std::size_t max = 0);
Result<Time> time_field(const JsonValue& object, std::string_view name);
/// The day on which it happened: from 1995 (online fraud before the web is a typing mistake) until today, where it is already
/// tomorrow.
Result<std::string> past_day_field(const JsonValue& object, std::string_view name, Time now);
/// `{"minor","currency"}`, from 0 up to 1e14 cents. Missing or null gives nothing.
Result<std::optional<Money>> money_field(const JsonValue& object, std::string_view name);
void write_money(JsonWriter& json, std::string_view name, const std::optional<Money>& amount);

template <typename IdType>
Result<IdType> id_field(const JsonValue& object, std::string_view name) {
  const auto id = IdType::parse(TRY(object.string(name)));
  if (!id) return bad_field(object, name, "must be a UUID");
  return *id;
}

}  // namespace dijkwacht::reports
