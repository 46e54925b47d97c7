#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/key_service.h"
#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// A part that lies sealed at its recipient; the desk keeps receipt and wrap.
struct StoredPart {
  PartId id;
  ReportId report;
  std::string recipient;
  std::string compartment;
  std::string hash;
  std::string received_at;
  std::string receipt_key_id;
  std::string receipt_signature;
  Bytes wrap;  ///< empty once destroyed
};

Status insert_part(store::Transaction& transaction, const StoredPart& part);
Result<std::optional<StoredPart>> find_part(store::Transaction& transaction, const ReportId& report, std::string_view recipient);
/// Destroys the wraps of the report's parts for `recipient`; every recipient's when it is empty.
Status destroy_wraps(store::Transaction& transaction, const ReportId& report, std::string_view recipient);

/// The victim's part, sealed under a key of its own that is wrapped to the node's victim key.
Status insert_victim_part(store::Transaction& transaction, const ReportId& report, const crypto::WrappedPart& part);
/// Nothing after the hand-over or a withdrawal. The context is set.
Result<std::optional<crypto::WrappedPart>> find_victim_part(store::Transaction& transaction, const ReportId& report);
Status destroy_victim_part(store::Transaction& transaction, const ReportId& report);

/// "<report id>|victim|1"
std::string victim_context(const ReportId& report);
/// "<report id>|counterparty|1"
std::string counterparty_context(const ReportId& report);

}  // namespace dijkwacht::reports
