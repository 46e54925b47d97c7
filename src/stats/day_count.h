#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dijkwacht::stats {

/// So many acts of one day that are alike, and what they amount to together. Values: no act and no person can be told apart.
struct DayCount {
  std::chrono::sys_days day;
  std::string value;  ///< how they are alike: a code ("BHF", "phone")
  std::int64_t count = 0;
  std::int64_t sum_minor = 0;      ///< euro cents
  std::int64_t largest_minor = 0;  ///< the largest single one in that sum
};

/// The same acts split along several axes ("fraud-type", "channel"): every axis adds up to the same.
using CountsByAxis = std::map<std::string, std::vector<DayCount>>;

}  // namespace dijkwacht::stats
