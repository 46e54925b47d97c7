#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::insight {

/// When counts about people may be known to all: `data/insight/disclosure.toml`.
struct DisclosureRules {
  std::int64_t count_min = 10;            ///< no smaller count is told, nor one that follows from what is told
  std::int64_t count_step = 5;            ///< counts are rounded to the nearest multiple
  std::int64_t sum_step_minor = 10'000;   ///< sums likewise, in cents
  std::int64_t largest_percent_max = 50;  ///< of a sum that one act may make up, or the sum would tell of that one

  /// Errors: those of the file; kInvalidArgument for a least count below 10 or a step below 1.
  static Result<DisclosureRules> load(const std::filesystem::path& file);
};

/// What was counted under one value of an axis.
struct Counted {
  std::string value;
  std::int64_t count = 0;
  std::int64_t sum_minor = 0;
  std::int64_t largest_minor = 0;  ///< the largest single amount in the sum
};

/// What of it may be told. Nothing for a count: fewer than the least, or it would give away another.
struct Told {
  std::string value;
  std::int64_t count = 0;
  std::optional<std::int64_t> sum_minor;

  friend bool operator==(const Told&, const Told&) = default;
};

/// A total and what it is made of. Parts that may not be told are left out, as are those that do not exist: the two look alike.
struct ToldAxis {
  std::optional<Told> total;
  std::vector<Told> parts;  ///< in the order of `value`

  friend bool operator==(const ToldAxis&, const ToldAxis&) = default;
};

/// Cell suppression with its complement (Hundepool et al. 2012, Statistical Disclosure Control, chapter 4) for one axis:
/// - no count below the least is told;
/// - what is left out adds up to the least or more, or to nothing: the total less the parts tells nothing about a few. Where it
///   would, the smallest parts that could be told are left out too;
/// - a sum is told when its count is and no single act makes up more than its share; what is left out of the sums likewise.
/// Pure.
ToldAxis apply_disclosure_control(const DisclosureRules& rules, std::vector<Counted> parts);

}  // namespace dijkwacht::insight
