#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "signals/indicator.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// The casework's identifier behind an indicator, and how many distinct identified reporters stand behind it now.
struct IndicatorReference {
  std::string reference;  ///< opaque here: an identifier's id in the cases
  IndicatorId indicator;
  std::int64_t identified_reporters = 0;
  bool natural_person = true;  ///< does a natural person stand in the value?
  bool is_stop = false;        ///< do strangers share it (a payment provider's account), so that no signal may rest on it?
};

Status insert(store::Transaction& transaction, const Indicator& indicator);
Result<std::optional<Indicator>> find_indicator(store::Transaction& transaction, const IndicatorId& id);
Result<std::optional<Indicator>> find_indicator(store::Transaction& transaction, std::string_view type,
                                                const crypto::Token& token);

/// Inserts or replaces.
Status put(store::Transaction& transaction, const IndicatorReference& reference);
Result<std::optional<IndicatorReference>> find_reference(store::Transaction& transaction, std::string_view reference);
/// The reference of an indicator; nothing for one that a feed brought.
Result<std::optional<IndicatorReference>> reference_of(store::Transaction& transaction, const IndicatorId& indicator);

}  // namespace dijkwacht::signals
