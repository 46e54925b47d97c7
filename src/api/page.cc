#include "api/page.h"

#include <fmt/core.h>

namespace dijkwacht::api {
namespace {

Result<std::int64_t> whole_number(std::string_view text, std::string_view name) {
  std::int64_t number = 0;
  const auto* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last) return fail(ErrorCode::kInvalidArgument, "expected a whole number", std::string(name));
  return number;
}

}  // namespace

Result<std::int64_t> query_integer(const Call& call, std::string_view name, std::int64_t fallback) {
  const auto text = call.request.query_value(name);
  return text ? whole_number(*text, name) : fallback;
}

Result<std::int64_t> path_integer(const Call& call, std::string_view name) {
  const auto number = TRY(whole_number(TRY(call.request.parameter(name)), name));
  if (number < 0) return fail(ErrorCode::kInvalidArgument, "expected a number from 0", std::string(name));
  return number;
}

Result<std::size_t> page_limit(const Call& call) {
  const auto limit = TRY(query_integer(call, "limit", kPageRowsDefault));
  if (limit < 1 || limit > static_cast<std::int64_t>(limits::kPageRowsMax)) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("a page has 1 to {} rows", limits::kPageRowsMax), "limit");
  }
  return static_cast<std::size_t>(limit);
}

std::string query_text(const Call& call, std::string_view name) {
  return std::string(call.request.query_value(name).value_or(""));
}

Result<bool> asks_english(const Call& call) {
  const auto language = query_text(call, "language");
  if (language.empty() || language == "nl") return false;
  if (language == "en") return true;
  return fail(ErrorCode::kInvalidArgument, "must be nl or en", "language");
}

}  // namespace dijkwacht::api
