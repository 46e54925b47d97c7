#pragma once

#include <optional>
#include <vector>

#include "cases/settlement.h"
#include "store/database.h"

namespace dijkwacht::cases {

Status insert_settlement(store::Transaction& transaction, const Settlement& settlement);
Result<std::optional<Settlement>> find_settlement(store::Transaction& transaction, const SettlementId& id);
/// Returns false when it was ended before.
Result<bool> end_settlement(store::Transaction& transaction, const SettlementId& id, SettlementState state, Time now);
/// Newest first.
Result<std::vector<Settlement>> settlements_of(store::Transaction& transaction, const CaseId& id);
/// Adds an amount that a bank told of.
Status insert_money(store::Transaction& transaction, const CaseId& id, MoneyKind kind, std::int64_t minor, Time now);
/// All but what was lost.
Result<CaseMoney> money_of(store::Transaction& transaction, const CaseId& id);
/// A case that went up in another takes its settlements and money along.
Status move_settlements(store::Transaction& transaction, const CaseId& from, const CaseId& to);

}  // namespace dijkwacht::cases
