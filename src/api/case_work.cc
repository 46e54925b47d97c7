#include "api/case_work.h"

#include <algorithm>

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

Result<std::chrono::year_month_day> day(const JsonValue& body, std::string_view name) {
  const auto parsed = parse_date(TRY(body.string(name)));
  if (!parsed) return fail(ErrorCode::kInvalidArgument, "must be a date like 2026-12-01", std::string(name));
  return *parsed;
}

}  // namespace

void write_priority(JsonWriter& json, const cases::PriorityScore& priority) {
  json.object("priority", [&] {
    json.member("score", priority.score).member("level", priority.level);
    write_text(json, "name", priority.level_name);
    json.array("reasons", [&] {
      for (const auto& reason : priority.reasons) {
        json.object([&] {
          json.member("code", reason.code).member("points", reason.points);
          write_text(json, "name", reason.name);
          write_text(json, "text", reason.text);
        });
      }
    });
  });
}

void write_work(JsonWriter& json, const cases::CaseRow& row) {
  json.key("assignee");
  row.assignee.empty() ? json.null() : json.value(row.assignee);
  json.member("workState", cases::name_of(row.work_state));
  json.key("due");
  row.due ? json.value(date_text(*row.due)) : json.null();
}

Result<http::Response> CaseWork::workers(const Call&) const {
  const auto people = TRY(rooms_.people.people_of(auth::Role::kPoliceAnalyst));
  return page(people, "", [](JsonWriter& json, const auth::SessionUser& person) {
    json.object([&] { json.member("account", person.account).member("name", person.display_name); });
  });
}

Result<http::Response> CaseWork::open(const Call& call) const {
  const auto view = TRY(rooms_.work.open(TRY(call.id<cases::CaseId>("caseId")), call.actor()));
  constexpr auto kPurpose = "show to a colleague on the case";
  return object(200, [&](JsonWriter& json) {
    json.member("caseId", view.row.id.text());
    write_work(json, view.row);
    json.array("tasks", [&] {
      for (const auto& [task, text] : view.tasks) {
        json.object([&] {
          json.member("taskId", task.id.text()).member("text", text.reveal(kPurpose)).member("due", date_text(task.due));
          json.key("assignee");
          task.assignee.empty() ? json.null() : json.value(task.assignee);
          json.member("madeAt", time_text(task.made_at));
          write_time(json, "doneAt", task.done_at);
        });
      }
    });
    json.array("notes", [&] {
      for (const auto& [note, text] : view.notes) {
        json.object([&] {
          json.member("noteId", note.id.text()).member("text", text.reveal(kPurpose)).member("at", time_text(note.at));
          json.member("by", note.by);
        });
      }
    });
  });
}

/// An account that works on cases; null and "" for nobody. Errors: kInvalidArgument with field "assignee".
Result<std::string> CaseWork::read_worker(const JsonValue& body) const {
  auto account = TRY(body.string_or("assignee", ""));
  if (account.empty()) return account;
  const auto people = TRY(rooms_.people.people_of(auth::Role::kPoliceAnalyst));
  if (std::ranges::find(people, account, &auth::SessionUser::account) != people.end()) return account;
  return fail(ErrorCode::kInvalidArgument, "nobody who works on cases has this account", "assignee");
}

Result<http::Response> CaseWork::act(const Call& call, const Act& act) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) { return act(transaction, document.root()); });
}

Result<http::Response> CaseWork::assign(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  const auto document = TRY(call.json());
  const auto worker = TRY(read_worker(document.root()));
  return act(call, [&](store::Transaction& transaction, const JsonValue&) -> Result<std::string> {
    TRY(rooms_.work.assign(transaction, id, worker, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("assignee", worker); });
  });
}

Result<http::Response> CaseWork::set_state(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const auto state = TRY(cases::parse_work_state(TRY(body.string("workState"))));
    TRY(rooms_.work.set_state(transaction, id, state, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("workState", cases::name_of(state)); });
  });
}

Result<http::Response> CaseWork::add_task(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  const auto document = TRY(call.json());
  const auto worker = TRY(read_worker(document.root()));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const Sensitive<std::string> text(std::string(TRY(body.string("text"))));
    const auto task = TRY(rooms_.work.add_task(transaction, id, text, TRY(day(body, "due")), worker, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("taskId", task.text()); });
  });
}

Result<http::Response> CaseWork::complete(const Call& call) const {
  const auto id = TRY(call.id<cases::TaskId>("taskId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue&) -> Result<std::string> {
    TRY(rooms_.work.complete(transaction, id, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("taskId", id.text()).member("done", true); });
  });
}

Result<http::Response> CaseWork::add_note(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  return act(call, [&](store::Transaction& transaction, const JsonValue& body) -> Result<std::string> {
    const Sensitive<std::string> text(std::string(TRY(body.string("text"))));
    const auto note = TRY(rooms_.work.add_note(transaction, id, text, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("noteId", note.text()); });
  });
}

}  // namespace dijkwacht::api
