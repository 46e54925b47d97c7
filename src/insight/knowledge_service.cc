#include "insight/knowledge_service.h"

#include "audit/audit_log.h"
#include "insight/knowledge_table.h"

namespace dijkwacht::insight {
namespace {

constexpr std::size_t kNoteBytesMax = 500;

/// All that can be found of an entry, in one language.
std::string body_of(const KnowledgeEntry& entry, Language language) {
  std::string body = in(language, entry.summary);
  for (const auto* list : {&entry.pretexts, &entry.impersonated, &entry.victims, &entry.offenders}) {
    for (const auto& each : *list) body += ". " + in(language, each);
  }
  for (const auto& fact : entry.facts) body += ". " + in(language, fact.text);
  return body;
}

}  // namespace

Result<std::int64_t> KnowledgeService::seed(const std::vector<KnowledgeEntry>& entries) {
  const auto now = clock_.now();
  return database_.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    std::int64_t added = 0;
    for (const auto& entry : entries) {
      const bool is_new =
          TRY(insert(transaction, {.entry = entry, .version = 1, .at = now, .created = now, .editor = "system", .note = ""}));
      added += is_new ? 1 : 0;
    }
    if (added > 0)
      TRY(audit::append(transaction, {.actor = "system", .action = "knowledge.seeded", .subject = "knowledge", .count = added},
                        now));
    return added;
  });
}

Result<std::vector<EntryVersion>> KnowledgeService::newest() const {
  return database_.read_value<std::vector<EntryVersion>>(
      [](store::Transaction& transaction) { return read_newest(transaction); });
}

Result<std::vector<FoundEntry>> KnowledgeService::find(std::string_view asked, Language language) const {
  auto entries = TRY(newest());
  std::vector<FoundEntry> found;
  if (asked.empty()) {
    for (auto& each : entries) found.push_back({std::move(each), ""});
    return found;
  }
  WordIndex index(language);  // a hub has tens of entries: building costs less than keeping it true would
  std::vector<std::string> bodies;
  for (const auto& each : entries) {
    bodies.push_back(body_of(each.entry, language));
    index.add(in(language, each.entry.title), bodies.back());
  }
  for (const auto& hit : index.search(asked)) {
    found.push_back({entries[hit.document], snippet(bodies[hit.document], asked, language)});
  }
  return found;
}

Result<std::vector<EntryVersion>> KnowledgeService::versions(const std::string& entry) const {
  auto versions = TRY(database_.read_value<std::vector<EntryVersion>>(
      [&](store::Transaction& transaction) { return read_versions(transaction, entry); }));
  if (versions.empty()) return fail(ErrorCode::kNotFound, "there is no such entry", "entryId");
  return versions;
}

Result<EntryVersion> KnowledgeService::edit(store::Transaction& transaction, const EntryEdit& edit) {
  const auto& entry = edit.entry;
  if (!codes_.is_fraud_type(entry.fraud_type))
    return fail(ErrorCode::kInvalidArgument, "is no fraud type of the taxonomy", "fraudType");
  if (!entry.model.empty() && !codes_.is_model(entry.model))
    return fail(ErrorCode::kInvalidArgument, "is no barrier model", "model");
  if (edit.note.empty() || edit.note.size() > kNoteBytesMax)
    return fail(ErrorCode::kInvalidArgument, "say in a few words what changed and why", "note");
  if (names_an_identifier(edit.note))
    return fail(ErrorCode::kInvalidArgument, "names an account, a number or an e-mail address; knowledge holds no persons",
                "note");
  const auto before = TRY(read_versions(transaction, entry.id));
  if (before.empty() && edit.from_version > 0) return fail(ErrorCode::kNotFound, "there is no such entry", "entryId");
  const auto standing = before.empty() ? 0 : before.front().version;
  if (standing != edit.from_version)
    return fail(ErrorCode::kConflict, "someone else changed this entry; look at it again and redo your change", "version");
  const auto now = clock_.now();
  EntryVersion next{.entry = entry,
                    .version = standing + 1,
                    .at = now,
                    .created = before.empty() ? now : before.front().created,
                    .editor = edit.editor,
                    .note = edit.note};
  if (!TRY(insert(transaction, next))) return fail(ErrorCode::kConflict, "someone else changed this entry", "version");
  TRY(audit::append(transaction,
                    {.actor = edit.editor, .action = standing == 0 ? "knowledge.made" : "knowledge.edited", .subject = entry.id},
                    next.at));
  return next;
}

}  // namespace dijkwacht::insight
