#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::cases {

/// What the priority of a case is made of (domain: traces x size x impact x recency).
enum class PriorityFactorKind : std::uint8_t { kTraces, kSize, kImpact, kRecency };
inline constexpr std::size_t kPriorityFactors = 4;

/// A case's own figure for each factor, in the order of `PriorityFactorKind`: identifiers that link, live reports, damage in
/// whole euros, days since the last report's day.
using PriorityFigures = std::array<std::int64_t, kPriorityFactors>;

struct PriorityStep {
  std::int64_t from = 0;
  std::int64_t points = 1;
};

struct PriorityReason {
  std::string code;  ///< "traces"
  std::int64_t points = 0;
  Bilingual name;
  Bilingual text;
};

struct PriorityScore {
  std::int64_t score = 0;
  std::string level;  ///< code
  Bilingual level_name;
  std::vector<PriorityReason> reasons;  ///< one for each factor
};

/// How cases are put in order (data/casework/priority.toml). A value.
class Priority {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file, row and key: the four factors in order, steps that begin at 0 and rise.
  static Result<Priority> load(const std::filesystem::path& file);

  /// Pure.
  PriorityScore score(const PriorityFigures& figures) const;
  const std::vector<PriorityStep>& steps(PriorityFactorKind factor) const {
    return factors_[static_cast<std::size_t>(factor)].steps;
  }

 private:
  struct Factor {
    std::string code;
    Bilingual name;
    Bilingual reason;
    std::vector<PriorityStep> steps;
  };
  struct Level {
    std::string code;
    std::int64_t from = 0;
    Bilingual name;
  };
  std::array<Factor, kPriorityFactors> factors_;
  std::vector<Level> levels_;
};

}  // namespace dijkwacht::cases
