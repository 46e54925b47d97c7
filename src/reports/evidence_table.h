#pragma once

#include <vector>

#include "reports/sealed_part_table.h"

namespace dijkwacht::reports {

/// The key to a list of files that came after the report: the list lies sealed under `part`.
struct AddedEvidence {
  PartId part;
  ReportId report;
  Bytes wrap;  ///< the list's key, sealed to this desk
  Time at;
};

/// The same part again changes nothing.
Status insert_added_evidence(store::Transaction& transaction, const AddedEvidence& added);
/// Those whose key still is here, oldest first.
Result<std::vector<AddedEvidence>> added_evidence_of(store::Transaction& transaction, const ReportId& report);
/// What the reporter withdrew does not open again; the job deletes the ciphertext.
Status destroy_evidence_keys(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
