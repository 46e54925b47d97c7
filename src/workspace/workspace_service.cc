#include "workspace/workspace_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "base/media_type.h"
#include "crypto/sha256.h"
#include "workspace/workspace_table.h"

namespace dijkwacht::workspace {
namespace {

constexpr std::size_t kEntriesShownMax = 500;
constexpr std::size_t kAccessShownMax = 200;

std::unexpected<Error> no_group() { return fail(ErrorCode::kNotFound, "there is no such group, or you are no member of it"); }

Status check_file_name(std::string_view name) {
  const bool is_good = !name.empty() && name.size() <= kNameBytesMax && name.find_first_of("/\\\"\r\n") == std::string_view::npos;
  if (!is_good) return fail(ErrorCode::kInvalidArgument, "give the file a name without slashes or quotes", "fileName");
  return {};
}

bool is_member(const std::vector<Member>& members, std::string_view account) {
  return std::ranges::find(members, account, &Member::account) != members.end();
}

}  // namespace

Result<NewVersion> NewVersion::create(std::string file_name, Bytes content) {
  TRY(check_file_name(file_name));
  if (content.size() > kDocumentBytesMax) return fail(ErrorCode::kTooLarge, "a document has at most 10 MB", "content");
  NewVersion version;
  version.media_type_ = TRY(media_type_of(content));
  version.hash_ = crypto::sha256(content);
  version.file_name_ = std::move(file_name);
  version.content_ = std::move(content);
  return version;
}

Result<Group> WorkspaceService::find(store::Transaction& transaction, const GroupId& id, const Visitor& visitor) const {
  auto group = TRY(find_group(transaction, id));
  if (!group) return no_group();
  if (!visitor.is_office && !is_member(TRY(read_members(transaction, id)), visitor.account)) return no_group();
  return std::move(*group);
}

Status WorkspaceService::note(store::Transaction& transaction, const Visitor& visitor, const char* action,
                              std::string subject) const {
  TRY(audit::append(transaction, {.actor = "person:" + visitor.account, .action = action, .subject = std::move(subject)},
                    clock_.now()));
  return {};
}

Result<std::vector<Group>> WorkspaceService::groups(const Visitor& visitor) {
  return database_.read_value<std::vector<Group>>(
      [&](auto& transaction) { return read_groups(transaction, visitor.is_office ? "" : visitor.account); });
}

Result<GroupRead> WorkspaceService::open(const GroupId& id, const Visitor& visitor) {
  return database_.write_value<GroupRead>([&](auto& transaction) -> Result<GroupRead> {
    GroupRead read{.group = TRY(find(transaction, id, visitor)), .members = TRY(read_members(transaction, id)), .entries = {}};
    for (auto& entry : TRY(read_entries(transaction, id, kEntriesShownMax))) {
      auto versions =
          entry.content.kind == EntryKind::kDocument ? TRY(read_versions(transaction, entry.id)) : std::vector<DocumentVersion>{};
      read.entries.push_back({std::move(entry), std::move(versions)});
    }
    TRY(insert(transaction, id, Access{visitor.account, "opened", id.text(), clock_.now()}));
    TRY(note(transaction, visitor, "group.opened", id.text()));
    return read;
  });
}

Result<std::vector<Access>> WorkspaceService::access(const GroupId& id, const Visitor& visitor) {
  return database_.read_value<std::vector<Access>>([&](auto& transaction) -> Result<std::vector<Access>> {
    TRY(find(transaction, id, visitor));
    return read_access(transaction, id, kAccessShownMax);
  });
}

Result<std::pair<DocumentVersion, Bytes>> WorkspaceService::read_version(const GroupId& id, const EntryId& document,
                                                                         std::int64_t number, const Visitor& visitor) {
  using Read = std::pair<DocumentVersion, Bytes>;
  return database_.write_value<Read>([&](auto& transaction) -> Result<Read> {
    TRY(find_entry_of(transaction, id, document, EntryKind::kDocument, visitor));
    auto version = TRY(find_version(transaction, document, number));
    if (!version) return fail(ErrorCode::kNotFound, "the document has no such version");
    TRY(insert(transaction, id, Access{visitor.account, "document-read", document.text(), clock_.now()}));
    TRY(note(transaction, visitor, "document.read", document.text()));
    return std::move(*version);
  });
}

Result<GroupId> WorkspaceService::make(store::Transaction& transaction, std::string name, std::string purpose,
                                       const Visitor& visitor) {
  const Group group{.id = GroupId::random(random_),
                    .name = std::move(name),
                    .purpose = std::move(purpose),
                    .made_by = visitor.account,
                    .made_at = clock_.now()};
  TRY(check(group));
  TRY(insert(transaction, group));
  TRY(note(transaction, visitor, "group.made", group.id.text()));
  return group.id;
}

Status WorkspaceService::add_member(store::Transaction& transaction, const GroupId& id, const Member& member,
                                    const Visitor& visitor) {
  TRY(find(transaction, id, visitor));
  if (member.account.empty() || member.account.size() > kNameBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "name the account of the member", "account");
  }
  if (member.partner.empty() || member.partner.size() > kNameBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "say whom they speak for", "partner");
  }
  if (!TRY(insert(transaction, id, Member{member.account, member.partner, clock_.now()}))) {
    return fail(ErrorCode::kConflict, "they are a member already", "account");
  }
  return note(transaction, visitor, "group.member-added", id.text());
}

Status WorkspaceService::remove_member(store::Transaction& transaction, const GroupId& id, const std::string& account,
                                       const Visitor& visitor) {
  TRY(find(transaction, id, visitor));
  if (!TRY(workspace::remove_member(transaction, id, account))) return fail(ErrorCode::kNotFound, "they are no member");
  return note(transaction, visitor, "group.member-removed", id.text());
}

Result<EntryId> WorkspaceService::write(store::Transaction& transaction, const GroupId& id, const NewEntry& content,
                                        const Visitor& visitor) {
  TRY(find(transaction, id, visitor));
  TRY(check(content));
  if (!content.owner.empty() && !is_member(TRY(read_members(transaction, id)), content.owner)) {
    return fail(ErrorCode::kInvalidArgument, "this is no member of the group", "owner");
  }
  const Entry entry{
      .id = EntryId::random(random_), .content = content, .written_by = visitor.account, .written_at = clock_.now()};
  TRY(insert(transaction, id, entry));
  TRY(note(transaction, visitor, "group.written", entry.id.text()));
  return entry.id;
}

Result<Entry> WorkspaceService::find_entry_of(store::Transaction& transaction, const GroupId& id, const EntryId& entry,
                                              EntryKind kind, const Visitor& visitor) const {
  TRY(find(transaction, id, visitor));
  auto found = TRY(find_entry(transaction, id, entry));
  if (!found) return fail(ErrorCode::kNotFound, "the group has no such entry");
  if (found->content.kind != kind) return fail(ErrorCode::kFailedPrecondition, "this entry is of another kind");
  return std::move(*found);
}

Status WorkspaceService::complete(store::Transaction& transaction, const GroupId& id, const EntryId& action,
                                  const Visitor& visitor) {
  auto entry = TRY(find_entry_of(transaction, id, action, EntryKind::kAction, visitor));
  if (entry.done_at) return fail(ErrorCode::kFailedPrecondition, "this was done before");
  entry.done_at = clock_.now();
  entry.done_by = visitor.account;
  TRY(update_done(transaction, entry));
  return note(transaction, visitor, "group.action-done", action.text());
}

Result<std::int64_t> WorkspaceService::add_version(store::Transaction& transaction, const GroupId& id, const EntryId& document,
                                                   const NewVersion& given, const Visitor& visitor) {
  TRY(find_entry_of(transaction, id, document, EntryKind::kDocument, visitor));
  const auto before = TRY(read_versions(transaction, document));
  const auto number = before.empty() ? 1 : before.front().number + 1;
  if (number > kVersionsMax) return fail(ErrorCode::kTooLarge, "this document has a hundred versions: begin a new one");
  const DocumentVersion version{.number = number,
                                .file_name = given.file_name_,
                                .media_type = std::string(given.media_type_),
                                .bytes = static_cast<std::int64_t>(given.content_.size()),
                                .hash = given.hash_,
                                .by = visitor.account,
                                .at = clock_.now()};
  TRY(insert(transaction, document, version, given.content_));
  TRY(note(transaction, visitor, "document.added", document.text()));
  return number;
}

}  // namespace dijkwacht::workspace
