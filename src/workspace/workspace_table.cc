#include "workspace/workspace_table.h"

namespace dijkwacht::workspace {
namespace {

constexpr std::string_view kEntry =
    "SELECT entry_id, kind, title, content, owner, day, written_by, written_at, done_by, done_at FROM workspace_entry ";
constexpr std::string_view kVersion = "SELECT number, file_name, media_type, byte_count, hash, written_by, written_at";

Group group_of(const store::Row& row) {
  return {.id = row.id<GroupId>(0), .name = row.text(1), .purpose = row.text(2), .made_by = row.text(3), .made_at = row.time(4)};
}

Result<Entry> entry_of(const store::Row& row) {
  Entry entry{.id = row.id<EntryId>(0),
              .content = {.kind = TRY(parse_entry_kind(row.text(1))),
                          .title = row.text(2),
                          .text = row.text(3),
                          .owner = row.text(4),
                          .day = {}},
              .written_by = row.text(6),
              .written_at = row.time(7),
              .done_at = row.optional_time(9),
              .done_by = row.text(8)};
  if (!row.text(5).empty()) entry.content.day = TRY(parse_date(row.text(5)));
  return entry;
}

DocumentVersion version_of(const store::Row& row) {
  return {.number = row.integer(0),
          .file_name = row.text(1),
          .media_type = row.text(2),
          .bytes = row.integer(3),
          .hash = row.text(4),
          .by = row.text(5),
          .at = row.time(6)};
}

}  // namespace

Status insert(store::Transaction& transaction, const Group& group) {
  TRY(transaction.execute("INSERT INTO workspace_group (group_id, name, purpose, made_by, made_at) VALUES ($1, $2, $3, $4, $5)",
                          {group.id, group.name, group.purpose, group.made_by, group.made_at}));
  return {};
}

Result<bool> insert(store::Transaction& transaction, const GroupId& group, const Member& member) {
  return TRY(transaction.execute(
             "INSERT INTO workspace_member (group_id, account, partner, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             {group, member.account, member.partner, member.since})) == 1;
}

Result<bool> remove_member(store::Transaction& transaction, const GroupId& group, std::string_view account) {
  return TRY(transaction.execute("DELETE FROM workspace_member WHERE group_id = $1 AND account = $2", {group, account})) == 1;
}

Status insert(store::Transaction& transaction, const GroupId& group, const Entry& entry) {
  const auto& content = entry.content;
  TRY(
      transaction.execute("INSERT INTO workspace_entry (entry_id, group_id, kind, title, content, owner, day, written_by, "
                          "written_at, done_by, done_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', NULL)",
                          {entry.id, group, name_of(content.kind), content.title, content.text, content.owner,
                           content.day ? date_text(*content.day) : std::string(), entry.written_by, entry.written_at}));
  return {};
}

Status update_done(store::Transaction& transaction, const Entry& entry) {
  TRY(transaction.execute("UPDATE workspace_entry SET done_by = $2, done_at = $3 WHERE entry_id = $1",
                          {entry.id, entry.done_by, entry.done_at}));
  return {};
}

Status insert(store::Transaction& transaction, const EntryId& document, const DocumentVersion& version, ByteView content) {
  TRY(
      transaction.execute("INSERT INTO workspace_document (entry_id, number, file_name, media_type, content, byte_count, hash, "
                          "written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                          {document, version.number, version.file_name, version.media_type, content, version.bytes, version.hash,
                           version.by, version.at}));
  return {};
}

Status insert(store::Transaction& transaction, const GroupId& group, const Access& access) {
  TRY(
      transaction.execute("INSERT INTO workspace_access (position, group_id, account, what, subject, at) SELECT COALESCE(MAX("
                          "position), 0) + 1, $1, $2, $3, $4, $5 FROM workspace_access",
                          {group, access.account, access.what, access.subject, access.at}));
  return {};
}

Result<std::vector<Group>> read_groups(store::Transaction& transaction, std::string_view account) {
  std::vector<Group> groups;
  const auto rows = TRY(transaction.query(
      "SELECT group_id, name, purpose, made_by, made_at FROM workspace_group WHERE $1 = '' OR group_id IN (SELECT group_id "
      "FROM workspace_member WHERE account = $1) ORDER BY name, group_id LIMIT 1000",
      {account}));
  for (const auto& row : rows) groups.push_back(group_of(row));
  return groups;
}

Result<std::optional<Group>> find_group(store::Transaction& transaction, const GroupId& id) {
  const auto row = TRY(
      transaction.query_one("SELECT group_id, name, purpose, made_by, made_at FROM workspace_group WHERE group_id = $1", {id}));
  if (!row) return std::nullopt;
  return std::optional(group_of(*row));
}

Result<std::vector<Member>> read_members(store::Transaction& transaction, const GroupId& group) {
  std::vector<Member> members;
  const auto rows = TRY(transaction.query(
      "SELECT account, partner, since FROM workspace_member WHERE group_id = $1 ORDER BY account LIMIT 1000", {group}));
  for (const auto& row : rows) members.push_back({.account = row.text(0), .partner = row.text(1), .since = row.time(2)});
  return members;
}

Result<std::vector<Entry>> read_entries(store::Transaction& transaction, const GroupId& group, std::size_t rows) {
  std::vector<Entry> entries;
  const auto found = TRY(transaction.query(
      std::string(kEntry) + "WHERE group_id = $1 ORDER BY written_at DESC, entry_id DESC LIMIT $2", {group, rows}));
  for (const auto& row : found) entries.push_back(TRY(entry_of(row)));
  return entries;
}

Result<std::optional<Entry>> find_entry(store::Transaction& transaction, const GroupId& group, const EntryId& id) {
  const auto row = TRY(transaction.query_one(std::string(kEntry) + "WHERE group_id = $1 AND entry_id = $2", {group, id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(entry_of(*row)));
}

Result<std::vector<DocumentVersion>> read_versions(store::Transaction& transaction, const EntryId& document) {
  std::vector<DocumentVersion> versions;
  const auto rows =
      TRY(transaction.query(std::string(kVersion) + " FROM workspace_document WHERE entry_id = $1 ORDER BY number DESC LIMIT $2",
                            {document, kVersionsMax}));
  for (const auto& row : rows) versions.push_back(version_of(row));
  return versions;
}

Result<std::optional<std::pair<DocumentVersion, Bytes>>> find_version(store::Transaction& transaction, const EntryId& document,
                                                                      std::int64_t number) {
  const auto row = TRY(transaction.query_one(
      std::string(kVersion) + ", content FROM workspace_document WHERE entry_id = $1 AND number = $2", {document, number}));
  if (!row) return std::nullopt;
  return std::optional(std::pair(version_of(*row), row->bytes(7)));
}

Result<std::vector<Access>> read_access(store::Transaction& transaction, const GroupId& group, std::size_t rows) {
  std::vector<Access> log;
  const auto found = TRY(transaction.query(
      "SELECT account, what, subject, at FROM workspace_access WHERE group_id = $1 ORDER BY position DESC LIMIT $2",
      {group, rows}));
  for (const auto& row : found) {
    log.push_back({.account = row.text(0), .what = row.text(1), .subject = row.text(2), .at = row.time(3)});
  }
  return log;
}

}  // namespace dijkwacht::workspace
