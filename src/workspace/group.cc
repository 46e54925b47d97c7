#include "workspace/group.h"

#include "base/name_table.h"

namespace dijkwacht::workspace {
namespace {

constexpr NameTable<EntryKind, 5> kKinds{"announcement", "meeting", "decision", "action", "document"};

Status check_text(std::string_view text, std::size_t bytes_max, const char* field) {
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "write this down", field);
  if (text.size() > bytes_max) return fail(ErrorCode::kInvalidArgument, "this is too long", field);
  return {};
}

bool needs_text(EntryKind kind) { return kind == EntryKind::kAnnouncement || kind == EntryKind::kDecision; }
bool has_day(EntryKind kind) { return kind == EntryKind::kMeeting || kind == EntryKind::kDecision || kind == EntryKind::kAction; }

}  // namespace

std::string_view name_of(EntryKind kind) { return kKinds.name(kind); }
Result<EntryKind> parse_entry_kind(std::string_view name) { return kKinds.parse(name, "kind"); }

Status check(const NewEntry& entry) {
  TRY(check_text(entry.title, kNameBytesMax, "title"));
  if (needs_text(entry.kind) || !entry.text.empty()) TRY(check_text(entry.text, kTextBytesMax, "text"));
  if (has_day(entry.kind) != entry.day.has_value()) {
    return fail(ErrorCode::kInvalidArgument, has_day(entry.kind) ? "say which day" : "this has no day", "day");
  }
  const bool is_owned = entry.kind == EntryKind::kAction;
  if (is_owned == entry.owner.empty()) {
    return fail(ErrorCode::kInvalidArgument, is_owned ? "say with whom this lies" : "this lies with nobody", "owner");
  }
  return {};
}

Status check(const Group& group) {
  TRY(check_text(group.name, kNameBytesMax, "name"));
  return check_text(group.purpose, kTextBytesMax, "purpose");
}

}  // namespace dijkwacht::workspace
