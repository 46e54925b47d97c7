#include "store/where.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace dijkwacht::store {

std::string cursor_text(Time time, std::string_view id) { return fmt::format("{}.{}", to_millis(time), id); }

Result<std::pair<Time, std::string_view>> split_cursor(std::string_view text) {
  const auto dot = text.find('.');
  std::int64_t millis = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + std::min(dot, text.size()), millis);
  if (dot == std::string_view::npos || error != std::errc{} || stop != text.data() + dot) {
    return fail(ErrorCode::kInvalidArgument, "use the cursor of the page before", "after");
  }
  return std::pair(from_millis(millis), text.substr(dot + 1));
}

std::string PageKey::order_by() const {
  const auto* falling = direction == Direction::kFalling ? " DESC" : "";
  return fmt::format(" ORDER BY {0}{2}, {1}{2}", time, id, falling);
}

std::string Where::parameter(Value value) {
  parameters_.push_back(std::move(value));
  return fmt::format("${}", parameters_.size());
}

void Where::add(std::string condition) { conditions_ += (conditions_.empty() ? " WHERE " : " AND ") + std::move(condition); }

void Where::add_after(const PageKey& key, Time time, Value id) {
  const auto* beyond = key.direction == Direction::kFalling ? "<" : ">";
  const auto moment = parameter(time);
  add(fmt::format("({0} {2} {3} OR ({0} = {3} AND {1} {2} {4}))", key.time, key.id, beyond, moment, parameter(std::move(id))));
}

std::string Where::text() const { return conditions_; }

std::string contains(std::string_view column, Where& where, std::string_view part) {
  std::string pattern = "%";
  for (const char letter : part) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return std::string(column) + " LIKE " + where.parameter(pattern + "%") + " ESCAPE '\\'";
}

}  // namespace dijkwacht::store
