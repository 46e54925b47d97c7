#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "api/call.h"
#include "base/json.h"
#include "base/limits.h"

namespace dijkwacht::api {

inline constexpr std::size_t kPageRowsDefault = 50;

/// `?limit=`: how many rows a page has. Errors: kInvalidArgument outside 1 to limits::kPageRowsMax.
Result<std::size_t> page_limit(const Call& call);
/// A whole number in the query, or `fallback` when it is not there. Errors: kInvalidArgument.
Result<std::int64_t> query_integer(const Call& call, std::string_view name, std::int64_t fallback);
/// A whole number from 0 in the path. Errors: kInvalidArgument naming the parameter.
Result<std::int64_t> path_integer(const Call& call, std::string_view name);
/// A text in the query, empty when it is not there.
std::string query_text(const Call& call, std::string_view name);
/// `?language=`: nl (also when it is not there) or en. Errors: kInvalidArgument.
Result<bool> asks_english(const Call& call);
/// A value in the query, read by `parse` when it is there: `query_value(call, "status", reports::parse_report_state)`.
template <typename Parse>
auto query_value(const Call& call, std::string_view name, Parse parse)
    -> Result<std::optional<typename std::invoke_result_t<Parse, std::string_view>::value_type>> {
  const auto text = query_text(call, name);
  if (text.empty()) return std::nullopt;
  auto parsed = parse(text);
  if (!parsed) return fail(parsed.error().code, parsed.error().message, std::string(name));
  return std::optional(std::move(*parsed));
}

/// `{"items":[…],"next":…}`. `next` is empty on the last page.
template <typename Items, typename WriteItem>
http::Response page(const Items& items, std::string_view next, WriteItem write_item) {
  JsonWriter json;
  json.object([&] {
    json.array("items", [&] {
      for (const auto& item : items) write_item(json, item);
    });
    json.key("next");
    if (next.empty()) {
      json.null();
    } else {
      json.value(next);
    }
  });
  return http::json(200, json.take());
}

/// One object as text.
template <typename Body>
std::string object_text(Body body) {
  JsonWriter json;
  json.object([&] { body(json); });
  return json.take();
}

/// One object as an answer.
template <typename Body>
http::Response object(int status, Body body) {
  return http::json(status, object_text(body));
}

}  // namespace dijkwacht::api
