#include "base/clock.h"

#include <fmt/core.h>

#include <charconv>
#include <optional>

#include "base/json.h"

namespace dijkwacht {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t kDateLength = 10;
constexpr std::size_t kSecondsLength = 19;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  if (from + count > text.size()) return std::nullopt;
  const auto* first = text.data() + from;
  const auto [end, error] = std::from_chars(first, first + count, value);
  if (error != std::errc{} || end != first + count || *first == '-') return std::nullopt;
  return value;
}

std::unexpected<Error> bad_time() {
  return fail(ErrorCode::kInvalidArgument, "a time is written as RFC 3339, for example 2026-11-24T20:54:21Z");
}

/// Reads `.123` at the front of `rest` and takes it off; digits past the millisecond are dropped.
std::optional<Duration> take_fraction(std::string_view& rest) {
  if (rest.empty() || rest.front() != '.') return Duration(0);
  rest.remove_prefix(1);
  int millis = 0;
  int scale = 100;
  std::size_t used = 0;
  for (; used < rest.size() && rest[used] >= '0' && rest[used] <= '9'; ++used, scale /= 10) millis += (rest[used] - '0') * scale;
  rest.remove_prefix(used);
  if (used == 0) return std::nullopt;
  return Duration(millis);
}

std::optional<Duration> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return Duration(0);
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const Duration offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
  return text[0] == '-' ? -offset : offset;
}

}  // namespace

std::string date_text(year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string time_text(Time time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - days);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", date_text(year_month_day(days)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

Result<year_month_day> parse_date(std::string_view text) {
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  const bool has_shape = text.size() == kDateLength && text[4] == '-' && text[7] == '-' && y && m && d;
  if (!has_shape) return fail(ErrorCode::kInvalidArgument, "a date is written as year-month-day, for example 2026-11-24");
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return fail(ErrorCode::kInvalidArgument, "this day is not in the calendar");
  return date;
}

Result<Time> parse_time(std::string_view text) {
  if (text.size() <= kSecondsLength || (text[kDateLength] != 'T' && text[kDateLength] != 't')) return bad_time();
  const auto date = TRY(parse_date(text.substr(0, kDateLength)));
  const auto hours = digits(text, 11, 2);
  const auto minutes = digits(text, 14, 2);
  const auto seconds = digits(text, 17, 2);
  if (text[13] != ':' || text[16] != ':' || !hours || !minutes || !seconds) return bad_time();
  if (*hours > 23 || *minutes > 59 || *seconds > 59) return bad_time();
  auto rest = text.substr(kSecondsLength);
  const auto fraction = take_fraction(rest);
  const auto offset = parse_offset(rest);
  if (!fraction || !offset) return bad_time();
  return Time(std::chrono::sys_days(date)) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) +
         std::chrono::seconds(*seconds) + *fraction - *offset;
}

Time SystemClock::now() const { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }

void write_time(JsonWriter& json, std::string_view name, std::optional<Time> time) {
  json.member(name, time ? std::optional(time_text(*time)) : std::nullopt);
}

}  // namespace dijkwacht
