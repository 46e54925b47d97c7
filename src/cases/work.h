#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "cases/ids.h"

namespace dijkwacht::cases {

/// What the police do with a case, beside what links it.
enum class WorkState : std::uint8_t {
  kWaiting,  ///< nobody took it up
  kInProgress,
  kClosed,
};
std::string_view name_of(WorkState state);
/// Errors: kInvalidArgument with field "workState".
Result<WorkState> parse_work_state(std::string_view name);

/// Something to be done for a case by a day. What it is, is free text and sealed.
struct Task {
  TaskId id;
  CaseId in;
  Bytes sealed;  ///< to the casework key
  std::chrono::year_month_day due{};
  std::string assignee;  ///< account; empty: nobody yet
  Time made_at;
  std::optional<Time> done_at;
};

/// A colleague's note on a case. Free text, sealed.
struct Note {
  NoteId id;
  CaseId in;
  Bytes sealed;
  Time at;
  std::string by;  ///< principal's audit name
};

/// A step of the work, as the case's timeline tells it.
struct WorkEvent {
  Time at;
  std::string kind;  ///< "assigned", "state", "task-added", "settlement-done", "money-noted", …
  std::string by;
  std::string detail;  ///< an account, a state, a track, a kind or a notice's number; never free text
};

}  // namespace dijkwacht::cases
