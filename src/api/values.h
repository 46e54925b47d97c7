#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"

namespace dijkwacht::api {

// The small values of openapi.yaml, in and out.

/// An amount of EUR cents.
Money euros(std::int64_t minor);
/// `"name":{"minor":…,"currency":…}` or null.
void write_money(JsonWriter& json, std::string_view name, const std::optional<Money>& money);
/// {"minor": 0 or more, "currency": three capitals}. Errors: kInvalidArgument naming the field.
Result<Money> parse_money(const JsonValue& value);
/// A member as an id. Errors: kInvalidArgument naming the member.
template <typename IdType>
Result<IdType> parse_id(const JsonValue& body, std::string_view name) {
  const auto id = IdType::parse(TRY(body.string(name)));
  if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, std::string(name));
  return *id;
}

}  // namespace dijkwacht::api
