#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "store/database.h"
#include "workspace/group.h"

namespace dijkwacht::workspace {

/// Who asks. The programme office sees every group; others see those they are a member of, and hear of no other.
struct Visitor {
  std::string account;
  bool is_office = false;
};

/// A file that may be a version of a document: looked at and hashed outside of the transaction. A value.
class NewVersion {
 public:
  /// Errors: those of `media_type_of`; kTooLarge; kInvalidArgument with field "fileName".
  static Result<NewVersion> create(std::string file_name, Bytes content);

 private:
  friend class WorkspaceService;
  NewVersion() = default;

  std::string file_name_;
  Bytes content_;
  std::string_view media_type_;
  std::string hash_;
};

/// An entry, with the versions of a document.
struct EntryRead {
  Entry entry;
  std::vector<DocumentVersion> versions;
};

struct GroupRead {
  Group group;
  std::vector<Member> members;
  std::vector<EntryRead> entries;  ///< newest first
};

/// Groups of partners: members, agenda, announcements, decisions, actions and documents, and who looked. Every act writes its
/// audit record in the caller's transaction; so does opening a group or a document. It is no place for data on victims or
/// suspects. Thread-safe. Errors of all: kNotFound when there is no such group, or the visitor is no member.
class WorkspaceService {
 public:
  WorkspaceService(store::Database& database, const Clock& clock, Random& random)
      : database_(database), clock_(clock), random_(random) {}

  Result<std::vector<Group>> groups(const Visitor& visitor);
  /// Notes that it was opened.
  Result<GroupRead> open(const GroupId& id, const Visitor& visitor);
  /// Newest first.
  Result<std::vector<Access>> access(const GroupId& id, const Visitor& visitor);
  /// Bytes and name of one version; notes that it was read.
  Result<std::pair<DocumentVersion, Bytes>> read_version(const GroupId& id, const EntryId& document, std::int64_t number,
                                                         const Visitor& visitor);

  // For the programme office.
  Result<GroupId> make(store::Transaction& transaction, std::string name, std::string purpose, const Visitor& visitor);
  /// Errors: also kConflict when they are a member already.
  Status add_member(store::Transaction& transaction, const GroupId& id, const Member& member, const Visitor& visitor);
  /// Errors: also kNotFound when they are none.
  Status remove_member(store::Transaction& transaction, const GroupId& id, const std::string& account, const Visitor& visitor);

  // For members.
  /// Errors: those of `check`; kInvalidArgument with field "owner" when they are no member.
  Result<EntryId> write(store::Transaction& transaction, const GroupId& id, const NewEntry& content, const Visitor& visitor);
  /// An action is done. Errors: also kFailedPrecondition when it is none, or was done before.
  Status complete(store::Transaction& transaction, const GroupId& id, const EntryId& action, const Visitor& visitor);
  /// A next version; earlier ones stay. Errors: kTooLarge when there are too many; kFailedPrecondition when the entry is no
  /// document.
  Result<std::int64_t> add_version(store::Transaction& transaction, const GroupId& id, const EntryId& document,
                                   const NewVersion& version, const Visitor& visitor);

 private:
  Result<Group> find(store::Transaction& transaction, const GroupId& id, const Visitor& visitor) const;
  Result<Entry> find_entry_of(store::Transaction& transaction, const GroupId& id, const EntryId& entry, EntryKind kind,
                              const Visitor& visitor) const;
  Status note(store::Transaction& transaction, const Visitor& visitor, const char* action, std::string subject) const;

  store::Database& database_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace dijkwacht::workspace
