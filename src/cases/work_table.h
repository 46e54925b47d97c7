#pragma once

#include <vector>

#include "cases/work.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// The account that works on it; empty: nobody does.
Status put_assignee(store::Transaction& transaction, const CaseId& id, std::string_view assignee);
Status put_work_state(store::Transaction& transaction, const CaseId& id, WorkState state);
Status insert_task(store::Transaction& transaction, const Task& task);
/// Returns false when it was done before. Errors: kNotFound with field "taskId".
Result<bool> complete_task(store::Transaction& transaction, const TaskId& id, Time now);
Result<CaseId> case_of_task(store::Transaction& transaction, const TaskId& id);
Status insert_note(store::Transaction& transaction, const Note& note);
Status insert_work_event(store::Transaction& transaction, const CaseId& id, const WorkEvent& event);

/// Open ones first, by due day.
Result<std::vector<Task>> tasks_of(store::Transaction& transaction, const CaseId& id, std::size_t limit);
/// Newest first.
Result<std::vector<Note>> notes_of(store::Transaction& transaction, const CaseId& id, std::size_t limit);
/// Newest first.
Result<std::vector<WorkEvent>> work_events_of(store::Transaction& transaction, const CaseId& id, std::size_t limit);
/// A case that went up in another takes its tasks, notes, events, settlements, money and takedown notices along; its assignee too
/// where the other had none.
Status move_work(store::Transaction& transaction, const CaseId& from, const CaseId& to);

}  // namespace dijkwacht::cases
