#pragma once

#include <filesystem>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "programme/register.h"
#include "store/database.h"

namespace dijkwacht::programme {

/// The plan's own partners and actions with what became of them: data/programme. A value.
struct Seed {
  struct Promise {
    Commitment commitment;  ///< id and day are given at the import
    std::vector<Bottleneck> bottlenecks;
  };
  std::vector<Partner> partners;
  std::vector<Action> actions;
  std::vector<Promise> promises;

  /// Errors: kNotFound; kInvalidArgument naming file and key: an unknown partner, a text in one language only, a state beyond
  /// implemented (those need a figure), an id that stands there twice.
  static Result<Seed> load(const std::filesystem::path& folder);
};

/// Fills an empty register, with its audit record, in one transaction; a register that holds anything stays as it is. Returns
/// how many commitments came in.
Result<std::int64_t> import_seed(store::Database& database, const Seed& seed, Random& random, Time now);

}  // namespace dijkwacht::programme
