#include "cases/work_table.h"

#include "cases/settlement_table.h"
#include "cases/takedown_table.h"

namespace dijkwacht::cases {
namespace {

/// Days since 1970, as the other dates of cases.
std::int64_t day_of(std::chrono::year_month_day date) { return std::chrono::sys_days(date).time_since_epoch().count(); }
std::chrono::year_month_day date_of(std::int64_t day) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day)));
}

}  // namespace

Status put_assignee(store::Transaction& transaction, const CaseId& id, std::string_view assignee) {
  TRY(
      transaction.execute("INSERT INTO case_work (case_id, assignee, state) VALUES ($1, $2, 'waiting') ON CONFLICT (case_id) DO "
                          "UPDATE SET assignee = $2",
                          {id, assignee}));
  return {};
}

Status put_work_state(store::Transaction& transaction, const CaseId& id, WorkState state) {
  TRY(
      transaction.execute("INSERT INTO case_work (case_id, assignee, state) VALUES ($1, '', $2) ON CONFLICT (case_id) DO UPDATE "
                          "SET state = $2",
                          {id, name_of(state)}));
  return {};
}

Status insert_task(store::Transaction& transaction, const Task& task) {
  TRY(transaction.execute(
      "INSERT INTO case_task (task_id, case_id, sealed, due_day, assignee, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
      {task.id, task.in, task.sealed, day_of(task.due), task.assignee, task.made_at}));
  return {};
}

Result<CaseId> case_of_task(store::Transaction& transaction, const TaskId& id) {
  const auto row = TRY(transaction.query_one("SELECT case_id FROM case_task WHERE task_id = $1", {id}));
  if (!row) return fail(ErrorCode::kNotFound, "there is no such task", "taskId");
  return row->id<CaseId>(0);
}

Result<bool> complete_task(store::Transaction& transaction, const TaskId& id, Time now) {
  TRY(case_of_task(transaction, id));
  return TRY(transaction.execute("UPDATE case_task SET done_at = $2 WHERE task_id = $1 AND done_at IS NULL", {id, now})) > 0;
}

Status insert_note(store::Transaction& transaction, const Note& note) {
  TRY(transaction.execute("INSERT INTO case_note (note_id, case_id, sealed, at, by_whom) VALUES ($1, $2, $3, $4, $5)",
                          {note.id, note.in, note.sealed, note.at, note.by}));
  return {};
}

Status insert_work_event(store::Transaction& transaction, const CaseId& id, const WorkEvent& event) {
  TRY(
      transaction.execute("INSERT INTO case_work_event (number, case_id, at, kind, by_whom, detail) VALUES ((SELECT "
                          "COALESCE(MAX(number), 0) + 1 FROM case_work_event), $1, $2, $3, $4, $5)",
                          {id, event.at, event.kind, event.by, event.detail}));
  return {};
}

Result<std::vector<Task>> tasks_of(store::Transaction& transaction, const CaseId& id, std::size_t limit) {
  std::vector<Task> tasks;
  const auto rows = TRY(transaction.query(
      "SELECT task_id, case_id, sealed, due_day, assignee, made_at, done_at FROM case_task WHERE case_id = $1 ORDER BY CASE WHEN "
      "done_at IS NULL THEN 0 ELSE 1 END, due_day, task_id LIMIT $2",
      {id, limit}));
  for (const auto& row : rows) {
    tasks.push_back({.id = row.id<TaskId>(0),
                     .in = row.id<CaseId>(1),
                     .sealed = row.bytes(2),
                     .due = date_of(row.integer(3)),
                     .assignee = row.text(4),
                     .made_at = row.time(5),
                     .done_at = row.optional_time(6)});
  }
  return tasks;
}

Result<std::vector<Note>> notes_of(store::Transaction& transaction, const CaseId& id, std::size_t limit) {
  std::vector<Note> notes;
  const auto rows = TRY(transaction.query(
      "SELECT note_id, case_id, sealed, at, by_whom FROM case_note WHERE case_id = $1 ORDER BY at DESC, note_id LIMIT $2",
      {id, limit}));
  for (const auto& row : rows) {
    notes.push_back(
        {.id = row.id<NoteId>(0), .in = row.id<CaseId>(1), .sealed = row.bytes(2), .at = row.time(3), .by = row.text(4)});
  }
  return notes;
}

Result<std::vector<WorkEvent>> work_events_of(store::Transaction& transaction, const CaseId& id, std::size_t limit) {
  std::vector<WorkEvent> events;
  const auto rows = TRY(transaction.query(
      "SELECT at, kind, by_whom, detail FROM case_work_event WHERE case_id = $1 ORDER BY number DESC LIMIT $2", {id, limit}));
  for (const auto& row : rows) {
    events.push_back({.at = row.time(0), .kind = row.text(1), .by = row.text(2), .detail = row.text(3)});
  }
  return events;
}

Status move_work(store::Transaction& transaction, const CaseId& from, const CaseId& to) {
  TRY(transaction.execute("UPDATE case_task SET case_id = $2 WHERE case_id = $1", {from, to}));
  TRY(transaction.execute("UPDATE case_note SET case_id = $2 WHERE case_id = $1", {from, to}));
  TRY(transaction.execute("UPDATE case_work_event SET case_id = $2 WHERE case_id = $1", {from, to}));
  TRY(
      transaction.execute("INSERT INTO case_work (case_id, assignee, state) SELECT $2, assignee, state FROM case_work WHERE "
                          "case_id = $1 ON CONFLICT DO NOTHING",
                          {from, to}));
  TRY(move_takedowns(transaction, from, to));
  return move_settlements(transaction, from, to);
}

}  // namespace dijkwacht::cases
