#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "programme/register.h"
#include "store/database.h"

namespace dijkwacht::programme {

// Rows only; the services add what must hold and the audit record. Errors: as Transaction.

Result<bool> is_empty(store::Transaction& transaction);
Status insert(store::Transaction& transaction, const Partner& partner);
Status insert(store::Transaction& transaction, const Action& planned, std::int64_t place);
Status insert(store::Transaction& transaction, const Commitment& commitment, Time now);
Status insert(store::Transaction& transaction, const Bottleneck& bottleneck);
Status insert(store::Transaction& transaction, const CommitmentId& commitment, const Change& change);
Status insert_dependency(store::Transaction& transaction, const CommitmentId& commitment, const CommitmentId& depends_on);
/// False when it stood there.
Result<bool> insert(store::Transaction& transaction, const CommitmentId& commitment, const Escalation& escalation);

/// State, version and what an agreement fixes. False when the version stored is not the one before.
Result<bool> update(store::Transaction& transaction, const Commitment& commitment);
Status put(store::Transaction& transaction, const CommitmentId& commitment, const StatusReport& report);
/// Puts what is given; what is not stays as it was.
Status put(store::Transaction& transaction, const CommitmentId& commitment, const Effort& effort);
Status update(store::Transaction& transaction, const Bottleneck& bottleneck);
/// False when there is no such partner.
Result<bool> put_contact(store::Transaction& transaction, std::string_view partner, std::string_view account);

Result<std::vector<Partner>> read_partners(store::Transaction& transaction);
Result<std::vector<Action>> read_actions(store::Transaction& transaction);
Result<std::vector<Commitment>> read_commitments(store::Transaction& transaction);
Result<std::optional<Commitment>> find_commitment(store::Transaction& transaction, const CommitmentId& id);
Result<std::optional<Bottleneck>> find_bottleneck(store::Transaction& transaction, const BottleneckId& id);
/// Fills in all but the commitment and the history.
Status read_course(store::Transaction& transaction, Dossier& dossier);
Status read_history(store::Transaction& transaction, Dossier& dossier);

}  // namespace dijkwacht::programme
