#include "insight/knowledge_table.h"

#include <fmt/core.h>

#include <algorithm>

namespace dijkwacht::insight {
namespace {

constexpr std::string_view kVersion =
    "SELECT content, version, at, editor, note, (SELECT MIN(first.at) FROM knowledge_entry first WHERE first.entry_id = "
    "knowledge_entry.entry_id) FROM knowledge_entry";

Result<EntryVersion> version_of(const store::Row& row) {
  const auto document = TRY(JsonDocument::parse(row.text(0)));
  auto entry = KnowledgeEntry::read(document.root());
  if (!entry) return fail(ErrorCode::kDataCorrupt, "a stored entry cannot be read: " + entry.error().message);
  return EntryVersion{.entry = std::move(*entry),
                      .version = row.integer(1),
                      .at = row.time(2),
                      .created = row.time(5),
                      .editor = row.text(3),
                      .note = row.text(4)};
}

}  // namespace

Result<bool> insert(store::Transaction& transaction, const EntryVersion& version) {
  return TRY(transaction.execute(
             "INSERT INTO knowledge_entry (entry_id, version, content, at, editor, note) VALUES ($1, $2, $3, $4, "
             "$5, $6) ON CONFLICT DO NOTHING",
             {version.entry.id, version.version, version.entry.text(), version.at, version.editor, version.note})) > 0;
}

Result<std::vector<EntryVersion>> read_newest(store::Transaction& transaction) {
  std::vector<EntryVersion> entries;
  static const auto sql = fmt::format(
      "{} WHERE version = (SELECT MAX(newer.version) FROM knowledge_entry newer WHERE newer.entry_id = knowledge_entry.entry_id)",
      kVersion);
  for (const auto& row : TRY(transaction.query(sql, {}))) {
    entries.push_back(TRY(version_of(row)));
  }
  std::ranges::sort(entries, {}, [](const EntryVersion& each) { return each.entry.title.nl; });
  return entries;
}

Result<std::vector<EntryVersion>> read_versions(store::Transaction& transaction, std::string_view entry) {
  std::vector<EntryVersion> versions;
  static const auto sql = fmt::format("{} WHERE entry_id = $1 ORDER BY version DESC", kVersion);
  for (const auto& row : TRY(transaction.query(sql, {entry}))) {
    versions.push_back(TRY(version_of(row)));
  }
  return versions;
}

}  // namespace dijkwacht::insight
