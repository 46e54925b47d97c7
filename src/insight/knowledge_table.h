#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "insight/knowledge_entry.h"
#include "store/database.h"

namespace dijkwacht::insight {

/// False when this version of this entry is there already. No version is ever changed.
Result<bool> insert(store::Transaction& transaction, const EntryVersion& version);
/// The newest version of every entry, by title.
Result<std::vector<EntryVersion>> read_newest(store::Transaction& transaction);
/// Every version of one entry, newest first; empty when there is none.
Result<std::vector<EntryVersion>> read_versions(store::Transaction& transaction, std::string_view entry);

}  // namespace dijkwacht::insight
