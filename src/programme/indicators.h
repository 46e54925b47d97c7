#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "programme/register.h"

namespace dijkwacht::programme {

inline constexpr std::size_t kStateCount = 8;

/// What the register itself can tell, counted from it and from nothing else. Nothing is estimated: what no one filled in counts
/// as unknown, not as zero.
struct Indicators {
  std::optional<std::int64_t> promised_fte_hundredths;  ///< of the half-year's quarters, added; empty: nobody said
  std::optional<std::int64_t> delivered_fte_hundredths;
  std::int64_t with_effort = 0;  ///< commitments with a promised effort in the half-year
  std::array<std::int64_t, kStateCount> in_state{};
  std::int64_t actions_without_commitment = 0;
  std::int64_t overdue = 0;
  std::int64_t bottlenecks_open = 0;
  std::int64_t bottlenecks_undated = 0;
  std::optional<std::int64_t> oldest_bottleneck_days;
};

/// Pure.
Indicators indicators_of(const Register& all, const EscalationRules& rules, HalfYear half, Date today);

}  // namespace dijkwacht::programme
