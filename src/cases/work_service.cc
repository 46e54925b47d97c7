#include "cases/work_service.h"

#include "audit/audit_log.h"
#include "cases/work_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::size_t kTextBytesMax = 2000;
/// More than a case ever has; what lies beyond is old and done.
constexpr std::size_t kShownMax = 200;

Result<Bytes> sealed_text(crypto::KeyService& keys, const Sensitive<std::string>& text) {
  const auto& written = text.reveal("seal at rest");
  if (written.empty()) return fail(ErrorCode::kInvalidArgument, "write this down", "text");
  if (written.size() > kTextBytesMax) return fail(ErrorCode::kInvalidArgument, "this is longer than 2,000 bytes", "text");
  return crypto::seal_box(keys.sealing_key(crypto::KeyDomain::kCasework), as_bytes(written));
}

std::chrono::year_month_day day_of(Time time) { return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)); }

}  // namespace

Status WorkService::note_event(store::Transaction& transaction, const CaseId& id, const char* kind, const char* action,
                               const std::string& detail, const std::string& by) {
  const auto now = clock_.now();
  TRY(insert_work_event(transaction, id, {.at = now, .kind = kind, .by = by, .detail = detail}));
  TRY(audit::append(transaction, {.actor = by, .action = action, .subject = id.text()}, now));
  return {};
}

Status WorkService::assign(store::Transaction& transaction, const CaseId& id, const std::string& assignee,
                           const std::string& by) {
  const auto row = TRY(follow_case(transaction, id));
  if (row.assignee == assignee) return {};
  TRY(put_assignee(transaction, row.id, assignee));
  return note_event(transaction, row.id, "assigned", "case.assigned", assignee, by);
}

Status WorkService::set_state(store::Transaction& transaction, const CaseId& id, WorkState state, const std::string& by) {
  const auto row = TRY(follow_case(transaction, id));
  if (row.work_state == state) return {};
  TRY(put_work_state(transaction, row.id, state));
  return note_event(transaction, row.id, "state", "case.state-set", std::string(name_of(state)), by);
}

Result<TaskId> WorkService::add_task(store::Transaction& transaction, const CaseId& id, const Sensitive<std::string>& text,
                                     std::chrono::year_month_day due, const std::string& assignee, const std::string& by) {
  const auto row = TRY(follow_case(transaction, id));
  const auto now = clock_.now();
  if (std::chrono::sys_days(due) < std::chrono::sys_days(day_of(now)))
    return fail(ErrorCode::kInvalidArgument, "this day has passed", "due");
  const Task task{.id = TaskId::random(random_),
                  .in = row.id,
                  .sealed = TRY(sealed_text(keys_, text)),
                  .due = due,
                  .assignee = assignee,
                  .made_at = now,
                  .done_at = {}};
  TRY(insert_task(transaction, task));
  TRY(note_event(transaction, row.id, "task-added", "case.task-added", assignee, by));
  return task.id;
}

Status WorkService::complete(store::Transaction& transaction, const TaskId& id, const std::string& by) {
  const auto in = TRY(case_of_task(transaction, id));
  if (!TRY(complete_task(transaction, id, clock_.now()))) return {};
  return note_event(transaction, in, "task-done", "case.task-done", "", by);
}

Result<NoteId> WorkService::add_note(store::Transaction& transaction, const CaseId& id, const Sensitive<std::string>& text,
                                     const std::string& by) {
  const auto row = TRY(follow_case(transaction, id));
  const Note note{
      .id = NoteId::random(random_), .in = row.id, .sealed = TRY(sealed_text(keys_, text)), .at = clock_.now(), .by = by};
  TRY(insert_note(transaction, note));
  TRY(note_event(transaction, row.id, "note-added", "case.note-added", "", by));
  return note.id;
}

Result<WorkService::View> WorkService::open(const CaseId& id, const std::string& by) {
  std::vector<Task> tasks;
  std::vector<Note> notes;
  auto row = TRY(database_.read_value<CaseRow>([&](store::Transaction& transaction) -> Result<CaseRow> {
    const auto found = TRY(follow_case(transaction, id));
    tasks = TRY(tasks_of(transaction, found.id, kShownMax));
    notes = TRY(notes_of(transaction, found.id, kShownMax));
    return found;
  }));
  std::vector<Bytes> sealed;
  for (const auto& task : tasks) sealed.push_back(task.sealed);
  for (const auto& note : notes) sealed.push_back(note.sealed);
  View view{.row = std::move(row), .tasks = {}, .notes = {}};
  if (sealed.empty()) return view;
  const auto texts = TRY(keys_.open_boxes(crypto::KeyDomain::kCasework, sealed));
  TRY(database_.write([&](store::Transaction& transaction) -> Status {
    TRY(audit::append(transaction, {.actor = by, .action = "case.work-opened", .subject = view.row.id.text()}, clock_.now()));
    return {};
  }));
  const auto text = [&](std::size_t i) {
    return Sensitive(std::string(as_text(texts[i].reveal("show to a colleague on the case"))));
  };
  for (std::size_t i = 0; i < tasks.size(); ++i) view.tasks.push_back({std::move(tasks[i]), text(i)});
  for (std::size_t i = 0; i < notes.size(); ++i) view.notes.push_back({std::move(notes[i]), text(tasks.size() + i)});
  return view;
}

}  // namespace dijkwacht::cases
