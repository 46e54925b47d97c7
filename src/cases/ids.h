#pragma once

#include <cstdint>
#include <string>

#include "base/id.h"
#include "base/result.h"

namespace dijkwacht::cases {

struct CaseTag;
/// A case's identity. Never changes and is never given out again; after a merge it leads on to the case that remained.
using CaseId = Id<CaseTag>;

struct IdentifierTag;
/// An identifier as the police's cases know it: an id of ours that tells nothing of the value.
using IdentifierId = Id<IdentifierTag>;

struct DecisionTag;
/// An analyst's decision to merge or split, so that it can be undone.
using DecisionId = Id<DecisionTag>;

struct TaskTag;
using TaskId = Id<TaskTag>;
struct SettlementTag;
using SettlementId = Id<SettlementTag>;
struct NoteTag;
using NoteId = Id<NoteTag>;
struct TakedownTag;
using TakedownId = Id<TakedownTag>;

/// The number by which people call a case: `2026-000123`, counting from 1 each year. Older is less.
struct CaseNumber {
  int year = 0;
  std::int64_t sequence = 0;

  std::string text() const;
  /// Errors: kInvalidArgument.
  static Result<CaseNumber> parse(std::string_view text);

  friend auto operator<=>(const CaseNumber&, const CaseNumber&) = default;
};

}  // namespace dijkwacht::cases
