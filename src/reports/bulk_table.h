#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/token.h"
#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

struct BulkTag;
using BulkId = Id<BulkTag>;

/// Reports of one business that came in one go.
struct BulkSubmission {
  BulkId id;
  crypto::Token business;  ///< of the KvK number, under the victim key
  Bytes sender;            ///< sealed to the victim key: business and representative
  std::string mandate_text_version;
  std::int64_t accepted = 0;
  std::int64_t known = 0;
  std::int64_t refused = 0;
  Bytes status_token_hash;
  Time created;
};

/// A row that became a report.
struct StoredBulkRow {
  crypto::Token business;
  crypto::Token reference;  ///< of the business's own reference
  BulkId submission;
  std::int64_t number = 0;
  ReportId report;
  Bytes sealed_reference;     ///< to the victim key, to show it to the business again
  crypto::Token fingerprint;  ///< of all that the row says
};

Status insert_bulk(store::Transaction& transaction, const BulkSubmission& submission);
Status insert_bulk_row(store::Transaction& transaction, const StoredBulkRow& row);
/// The row with which this business reported under this reference before.
Result<std::optional<StoredBulkRow>> find_bulk_row(store::Transaction& transaction, const crypto::Token& business,
                                                   const crypto::Token& reference);
Result<std::optional<BulkSubmission>> find_bulk(store::Transaction& transaction, ByteView status_token_hash);
/// In order of row, those after `after`.
Result<std::vector<StoredBulkRow>> rows_of_bulk(store::Transaction& transaction, const BulkId& submission, std::int64_t after,
                                                std::size_t limit);
/// Does the report stand in the submission?
Result<bool> stands_in_bulk(store::Transaction& transaction, const BulkId& submission, const ReportId& report);

}  // namespace dijkwacht::reports
