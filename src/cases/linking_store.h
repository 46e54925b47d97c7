#pragma once

#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "cases/link_index.h"
#include "cases/linkable_report.h"
#include "cases/linker.h"
#include "cases/schema_table.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// The index as the tables have it. Time linear in the store. Errors: kDataCorrupt when the tables contradict each other.
Result<LinkIndex> load_index(store::Transaction& transaction);

/// Makes the tables follow a change of the index, with one audit entry for each report linked, case merged or split and
/// identifier stopped or linking again. `added`: the reports that the change placed for the first time. `state` is moved on; the
/// caller writes it.
Status store_change(store::Transaction& transaction, const LinkIndex& index, const LinkingChange& change,
                    std::span<const LinkableReport* const> added, std::string_view by, Time now, LinkingState& state);

}  // namespace dijkwacht::cases
