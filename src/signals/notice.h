#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "signals/delivery.h"

namespace dijkwacht::signals {

/// How soon a receiver's confirmation must be here (data/policy/bank-notice.toml).
struct NoticeTerm {
  std::chrono::seconds within{};

  /// Errors: kNotFound; kInvalidArgument unless it lies between a second and a day.
  static Result<NoticeTerm> load(const std::filesystem::path& file);
};

/// A notice is a signal on its way to one receiver: in time or late once confirmed, running or overdue before.
enum class NoticePace : std::uint8_t { kInTime, kLate, kRunning, kOverdue };
std::string_view name_of(NoticePace pace);

/// Pure.
NoticePace pace_of(const Delivery& delivery, const NoticeTerm& term, Time now);

}  // namespace dijkwacht::signals
