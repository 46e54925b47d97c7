#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulation/settings.h"

namespace dijkwacht::simulation {

/// A branch that switches a barrier on in some week, or never.
struct Branch {
  std::string name;
  std::optional<std::chrono::sys_days> from;  ///< a Monday
};

/// What a branch counted in a week.
struct BranchWeek {
  std::size_t branch = 0;  ///< its place
  std::chrono::sys_days monday;
  std::int64_t payments = 0;
  std::int64_t frauds = 0;
  std::int64_t neighbours = 0;
  std::int64_t wrong_holds = 0;
  std::int64_t loss_cents = 0;
  std::int64_t minutes_waited = 0;
  std::int64_t complaints = 0;
};

/// A barrier that branches switch on in steps, with an effect that is known: `Settings::barrier` declares by how many of 10,000
/// payments it changes fraud, fraud of neighbouring types, and wrong holds. Branches and weeks lie apart, alike with and without
/// it. A value; pure.
struct SteppedBarrier {
  std::vector<Branch> branches;
  std::vector<BranchWeek> counted;  ///< of every branch and week

  /// Same settings and seed: same figures, on any machine.
  static SteppedBarrier make(const Settings& settings, std::uint64_t seed);
};

/// `{plan, weeks, truth}`: what the doors for interventions take (docs/api/openapi.yaml), and by how much it truly changed what.
std::string barrier_text(const Settings& settings, const SteppedBarrier& barrier);

}  // namespace dijkwacht::simulation
