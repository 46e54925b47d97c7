#pragma once

#include <cstddef>
#include <vector>

namespace dijkwacht::stats {

/// One period of a series of counts, held against what the periods before it led to expect.
struct WatchedPoint {
  std::size_t index = 0;  ///< in the series, from 1
  double observed = 0;
  double expected = 0;
  double upper = 0;  ///< above it (for a cumulative sum: at it) is an alarm; 0 where too few were counted to judge
  bool is_alarm = false;
};

using WatchedPoints = std::vector<WatchedPoint>;

}  // namespace dijkwacht::stats
