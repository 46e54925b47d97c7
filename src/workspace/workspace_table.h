#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "workspace/group.h"

namespace dijkwacht::workspace {

// Rows only; the service adds what must hold and the audit record. Errors: as Transaction.

Status insert(store::Transaction& transaction, const Group& group);
/// False when they are a member already.
Result<bool> insert(store::Transaction& transaction, const GroupId& group, const Member& member);
/// False when they were none.
Result<bool> remove_member(store::Transaction& transaction, const GroupId& group, std::string_view account);
Status insert(store::Transaction& transaction, const GroupId& group, const Entry& entry);
Status update_done(store::Transaction& transaction, const Entry& entry);
Status insert(store::Transaction& transaction, const EntryId& document, const DocumentVersion& version, ByteView content);
Status insert(store::Transaction& transaction, const GroupId& group, const Access& access);

/// Of one member, or all when `account` is empty; by name.
Result<std::vector<Group>> read_groups(store::Transaction& transaction, std::string_view account);
Result<std::optional<Group>> find_group(store::Transaction& transaction, const GroupId& id);
Result<std::vector<Member>> read_members(store::Transaction& transaction, const GroupId& group);
/// Newest first.
Result<std::vector<Entry>> read_entries(store::Transaction& transaction, const GroupId& group, std::size_t rows);
Result<std::optional<Entry>> find_entry(store::Transaction& transaction, const GroupId& group, const EntryId& id);
/// Newest first.
Result<std::vector<DocumentVersion>> read_versions(store::Transaction& transaction, const EntryId& document);
Result<std::optional<std::pair<DocumentVersion, Bytes>>> find_version(store::Transaction& transaction, const EntryId& document,
                                                                      std::int64_t number);
/// Newest first.
Result<std::vector<Access>> read_access(store::Transaction& transaction, const GroupId& group, std::size_t rows);

}  // namespace dijkwacht::workspace
