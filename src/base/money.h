#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht {

/// An amount in minor units (cents) with its ISO 4217 currency.
struct Money {
  std::int64_t minor = 0;
  std::string currency = "EUR";

  friend bool operator==(const Money&, const Money&) = default;
};

/// `1250`, `1250.5` or `1250,50` in major units, at most two decimals, 0 up to 1e12. Errors: kInvalidArgument.
Result<Money> parse_euro(std::string_view text);

}  // namespace dijkwacht
