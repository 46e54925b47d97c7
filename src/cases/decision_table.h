#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"
#include "cases/link_index.h"
#include "store/database.h"

namespace dijkwacht::cases {

enum class DecisionKind : std::uint8_t {
  kTogether,  ///< a merge: the reports of both sides stand in one case
  kApart,     ///< a split: the two sides never stand in one case, and side 1 stays whole
};

/// An analyst's decision as stored.
struct DecisionRow {
  DecisionId id;
  std::int64_t number = 0;  ///< rises; a later decision goes before an earlier one
  DecisionKind kind = DecisionKind::kTogether;
  CaseId case_id;
  CaseId other_case;  ///< merged into it, or split from it
  std::string reason;
  std::string by;
  Time at;
  std::optional<Time> undone_at;
  std::optional<DecisionId> superseded_by;  ///< a later decision that says the opposite
  std::array<std::vector<reports::ReportId>, 2> sides;

  bool is_active() const { return !undone_at && !superseded_by; }
};

Status insert_decision(store::Transaction& transaction, const DecisionRow& decision);
Status set_undone(store::Transaction& transaction, const DecisionId& id, Time now);
Status set_superseded(store::Transaction& transaction, const DecisionId& id, const DecisionId& by);
/// What `by` had set aside is in force again. Returns those decisions.
Result<std::vector<DecisionRow>> reinstate(store::Transaction& transaction, const DecisionId& by);
Result<std::optional<DecisionRow>> find_decision(store::Transaction& transaction, const DecisionId& id);
/// Needs reports restored first.
Status restore_decisions(store::Transaction& transaction, LinkIndex& index);

}  // namespace dijkwacht::cases
