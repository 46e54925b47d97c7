#pragma once

#include <string>

#include "base/clock.h"
#include "victims/recall.h"

namespace dijkwacht::formats {

/// A recall as ISO 20022 has it: camt.056.001.08 (FIToFIPaymentCancellationRequest) about one pacs.008.001.08, as in the SEPA
/// credit transfer. `reason`: an ISO code ("FRAD"). UTF-8. The same recall gives the same bytes. Holds names and accounts.
std::string write_camt056(const victims::Recall& recall, const victims::RecallDetails& details, const std::string& reason);

}  // namespace dijkwacht::formats
