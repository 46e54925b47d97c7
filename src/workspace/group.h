#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace dijkwacht::workspace {

using Date = std::chrono::year_month_day;

struct GroupTag;
using GroupId = Id<GroupTag>;
struct EntryTag;
using EntryId = Id<EntryTag>;

/// People of several partners who work on one thing.
struct Group {
  GroupId id;
  std::string name;
  std::string purpose;
  std::string made_by;
  Time made_at;
};

struct Member {
  std::string account;
  std::string partner;  ///< whom they speak for, in words
  Time since;
};

/// What a group keeps.
enum class EntryKind : std::uint8_t { kAnnouncement, kMeeting, kDecision, kAction, kDocument };
std::string_view name_of(EntryKind kind);
/// Errors: kInvalidArgument with field "kind".
Result<EntryKind> parse_entry_kind(std::string_view name);

/// What someone writes down. `owner` is the account that an action lies with; `day` is when a meeting is, a decision was taken,
/// or an action is due.
struct NewEntry {
  EntryKind kind = EntryKind::kAnnouncement;
  std::string title;
  std::string text;
  std::string owner = {};
  std::optional<Date> day = {};
};

struct Entry {
  EntryId id;
  NewEntry content;
  std::string written_by;
  Time written_at;
  std::optional<Time> done_at = {};  ///< of an action
  std::string done_by = {};
};

/// One version of a document, without its bytes.
struct DocumentVersion {
  std::int64_t number = 1;
  std::string file_name;
  std::string media_type;
  std::int64_t bytes = 0;
  std::string hash;  ///< SHA-256 of the bytes, hex
  std::string by;
  Time at;
};

/// Who looked at what: the group itself, or a version of a document.
struct Access {
  std::string account;
  std::string what;  ///< "opened", or "document-read"
  std::string subject;
  Time at;
};

inline constexpr std::size_t kNameBytesMax = 200;
inline constexpr std::size_t kTextBytesMax = 5000;
/// A report with pictures; a film belongs elsewhere.
inline constexpr std::size_t kDocumentBytesMax = 10U << 20U;
inline constexpr std::int64_t kVersionsMax = 100;

/// Has the entry all that its kind needs? Errors: kInvalidArgument naming the field: a title; a text for an announcement and a
/// decision; a day for a meeting, a decision and an action; an owner for an action, and for nothing else. Pure.
Status check(const NewEntry& entry);
/// Errors: kInvalidArgument with field "name" or "purpose". Pure.
Status check(const Group& group);

}  // namespace dijkwacht::workspace
