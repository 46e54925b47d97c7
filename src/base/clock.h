#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht {

class JsonWriter;

/// A moment in UTC, to the millisecond. Stored as milliseconds since 1970 (BIGINT), shown as RFC 3339.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

/// `2026-11-24T20:54:21.123Z`.
std::string time_text(Time time);
/// RFC 3339 with `Z` or an offset, with or without a fraction. Errors: kInvalidArgument.
Result<Time> parse_time(std::string_view text);
/// `2026-11-24`. Errors: kInvalidArgument, also for 30 February.
Result<std::chrono::year_month_day> parse_date(std::string_view text);
std::string date_text(std::chrono::year_month_day date);
/// `"name":"2026-11-24T20:54:21.123Z"`, or null.
void write_time(JsonWriter& json, std::string_view name, std::optional<Time> time);

constexpr std::int64_t to_millis(Time time) { return time.time_since_epoch().count(); }
constexpr Time from_millis(std::int64_t millis) { return Time(Duration(millis)); }

/// The time, injected. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

/// The machine's clock; it may be set back, so nothing orders events by it.
class SystemClock final : public Clock {
 public:
  Time now() const override;
};

/// A clock that tests (and the sandbox) move by hand.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Time start) : millis_(to_millis(start)) {}
  Time now() const override { return from_millis(millis_.load()); }
  void advance(Duration by) { millis_ += by.count(); }
  void set(Time time) { millis_ = to_millis(time); }

 private:
  std::atomic<std::int64_t> millis_;
};

}  // namespace dijkwacht
