#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "store/database.h"

namespace dijkwacht::store {

enum class Direction : std::uint8_t { kRising, kFalling };

/// What a list is ordered and paged by: a moment, and an id for rows of one moment.
struct PageKey {
  std::string_view time;  ///< column
  std::string_view id;    ///< column
  Direction direction = Direction::kRising;

  /// " ORDER BY created DESC, report_id DESC"
  std::string order_by() const;
};

// For `TimeCursor`.
std::string cursor_text(Time time, std::string_view id);
Result<std::pair<Time, std::string_view>> split_cursor(std::string_view text);

/// Where a page ends, when its rows can move: moment and id of the last one. Its text goes out as `next` and comes back as
/// `after`.
template <typename IdType>
struct TimeCursor {
  Time time;
  IdType id;

  std::string text() const { return cursor_text(time, id.text()); }
  /// Errors: kInvalidArgument with field "after".
  static Result<TimeCursor> parse(std::string_view text) {
    const auto [time, id_text] = TRY(split_cursor(text));
    const auto id = IdType::parse(id_text);
    if (!id) return fail(ErrorCode::kInvalidArgument, "use the cursor of the page before", "after");
    return TimeCursor{time, *id};
  }
};

/// The conditions of one query, joined by AND, and its parameters by number. For lists that are narrowed in more than one way and
/// paged by key.
class Where {
 public:
  /// Keeps a value; gives its place in the statement: "$3".
  std::string parameter(Value value);
  /// Column names and operators are ours; values go in by `parameter`.
  void add(std::string condition);
  /// Only rows that come after the one with this moment and id.
  void add_after(const PageKey& key, Time time, Value id);

  /// " WHERE a AND b", or nothing when there are no conditions.
  std::string text() const;
  const Parameters& parameters() const { return parameters_; }

 private:
  std::string conditions_;
  Parameters parameters_;
};

/// The condition that this text stands somewhere in a column, small and capital letters as the engine compares them; "%" and "_"
/// are letters like any other. Keeps the text as a parameter of `where`.
std::string contains(std::string_view column, Where& where, std::string_view part);

}  // namespace dijkwacht::store
