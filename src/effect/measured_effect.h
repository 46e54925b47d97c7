#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "stats/interval.h"

namespace dijkwacht::effect {

/// What was measured. There is none without its interval, sample size, method and date (invariant 8). A value.
class MeasuredEffect {
 public:
  /// `measure`: value and its 95 % interval, in the outcome's unit. `n`: payments it rests on. Errors: kInvalidArgument naming
  /// what is missing: "interval" (not finite, or the value lies outside it), "n" (below 1), "method", "date".
  static Result<MeasuredEffect> create(stats::Measure measure, std::int64_t n, std::string method, Time measured_at);

  double value() const { return measure_.value; }
  const stats::Interval& interval() const { return measure_.interval; }
  std::int64_t n() const { return n_; }
  const std::string& method() const { return method_; }
  Time measured_at() const { return measured_at_; }

 private:
  MeasuredEffect(stats::Measure measure, std::int64_t n, std::string method, Time at)
      : measure_(measure), n_(n), method_(std::move(method)), measured_at_(at) {}

  stats::Measure measure_;
  std::int64_t n_;
  std::string method_;
  Time measured_at_;
};

/// {value, low, high, n, method, date}.
void write_effect(JsonWriter& json, const MeasuredEffect& effect);
/// Errors: as `create`, and kInvalidArgument naming the member that is missing.
Result<MeasuredEffect> read_effect(const JsonValue& json);

}  // namespace dijkwacht::effect
