#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "crypto/token.h"
#include "policy/data_class.h"
#include "signals/ids.h"

namespace dijkwacht::signals {

/// An identifier as a fact: it occurs. One row per value at the node that owns the signals (the exchange).
/// About a person it holds a token and a sealed value; in clear only what names no natural person (TECH).
struct Indicator {
  IndicatorId id;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string type;                        ///< "iban", "domain", …
  crypto::Token token;                     ///< under the exchange's own key
  Bytes sealed;                            ///< sealed to the exchange; empty when `value` stands in clear
  std::optional<std::string> value;        ///< TECH only
  std::optional<std::string> registrable;  ///< registrable domain of a TECH name, to find conflicting listings
  Time created;
};

}  // namespace dijkwacht::signals
