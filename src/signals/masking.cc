#include "signals/masking.h"

#include "signals/canonical.h"

namespace dijkwacht::signals {

Result<std::vector<std::string>> masked_values(crypto::KeyService& keys, const std::vector<Indicator>& indicators) {
  std::vector<Bytes> boxes;
  for (const auto& indicator : indicators) {
    if (!indicator.value) boxes.push_back(indicator.sealed);
  }
  const auto opened = TRY(keys.open_boxes(crypto::KeyDomain::kExchange, boxes));
  std::size_t next = 0;
  std::vector<std::string> masked;
  for (const auto& indicator : indicators) {
    if (indicator.value) {
      masked.push_back(*indicator.value);
    } else {
      masked.push_back(identifiers::mask(TRY(reopened(indicator.type, as_text(opened[next++].reveal("mask"))))));
    }
  }
  return masked;
}

}  // namespace dijkwacht::signals
