#pragma once

#include <filesystem>

#include "app/told.h"
#include "base/result.h"

namespace dijkwacht::app {

/// Payments of the past, and the rules to put them to; needs no node.
struct BackTestQuestion {
  std::filesystem::path file;   ///< .csv, otherwise one JSON object a line (`barriers::read_past_payment`)
  std::filesystem::path rules;  ///< folder with payment-rules.toml
  std::filesystem::path out;    ///< one line of JSON a payment; put in place when it is whole
};

/// What the rules would have done. A row that cannot be read is named, and the others are decided.
/// Errors: kNotFound for file or rules; kInvalidArgument when no row can be read, and those of the rules; kTooLarge for a CSV
/// above 64 MB; kUnavailable when `out` cannot be written.
Result<Told> backtest(const BackTestQuestion& question);

}  // namespace dijkwacht::app
