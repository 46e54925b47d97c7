#pragma once

#include <optional>
#include <string>

#include "crypto/receipt.h"
#include "crypto/seal.h"
#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// Ciphertext in the police's keeping, without report or key.
struct SealedPart {
  PartId id;
  crypto::Compartment content;
  crypto::Receipt receipt;
  Time received;
  std::optional<PartId> list = {};  ///< of a file of evidence: the part whose list names it
};

Status insert_sealed_part(store::Transaction& transaction, const SealedPart& part);
Result<std::optional<SealedPart>> find_sealed_part(store::Transaction& transaction, const PartId& id);
/// Does a part lie here with this content?
Result<bool> has_sealed_part(store::Transaction& transaction, const PartId& id, std::string_view hash);
/// How many files came for the list that `list` will be?
Result<std::int64_t> count_files_of(store::Transaction& transaction, const PartId& list);
/// Deletes parts that came before `before` and have no key in any referral or list of evidence, with their files; returns how
/// many.
Result<std::int64_t> delete_keyless_parts(store::Transaction& transaction, Time before);

}  // namespace dijkwacht::reports
