#pragma once

#include "reports/evidence.h"
#include "reports/node_context.h"
#include "reports/sealed_part_table.h"

namespace dijkwacht::reports {

/// Where browsers leave what they sealed to the police: ciphertext under a part id, without report id and without key.
/// Thread-safe.
class SealedPartDepot {
 public:
  explicit SealedPartDepot(const NodeContext& node) : node_(node) {}

  /// Keeps the part and signs for it. The same part again gives the same receipt.
  /// Errors: kTooLarge above limits::kSealedPartBytesMax; kInvalidArgument (fields "nonce", "ciphertext") for what is no
  /// compartment; kConflict when the id was used for other content; kPermissionDenied by policy; kUnavailable without keys.
  Result<crypto::Receipt> deposit(const PartId& id, crypto::Compartment content);

  /// Keeps a sealed file of evidence, named by a list that is (in) the part `list`, and signs for it as above.
  /// Errors: as above; kTooLarge also above the rules' size or number of files (field "list").
  Result<crypto::Receipt> deposit_file(const PartId& id, const PartId& list, crypto::Compartment content,
                                       const EvidenceRules& rules);

  /// Deletes what got no key within the term; returns how many. For a job.
  Result<std::int64_t> delete_keyless();

 private:
  Result<crypto::Receipt> keep(SealedPart part, std::size_t files_max);

  const NodeContext& node_;
};

}  // namespace dijkwacht::reports
