#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "auth/login_service.h"
#include "cases/priority.h"
#include "cases/work_service.h"

namespace dijkwacht::api {

/// What analysts do with a case: who works on it, its state, tasks with a due day, and notes.
class CaseWork {
 public:
  struct Rooms {
    cases::WorkService& work;
    auth::LoginService& people;
    const Repeats& repeats;
  };
  explicit CaseWork(Rooms rooms) : rooms_(rooms) {}

  /// The colleagues to whom a case can be given.
  Result<http::Response> workers(const Call& call) const;
  Result<http::Response> open(const Call& call) const;
  Result<http::Response> assign(const Call& call) const;
  Result<http::Response> set_state(const Call& call) const;
  Result<http::Response> add_task(const Call& call) const;
  Result<http::Response> complete(const Call& call) const;
  Result<http::Response> add_note(const Call& call) const;

 private:
  using Act = std::function<Result<std::string>(store::Transaction&, const JsonValue& body)>;
  Result<http::Response> act(const Call& call, const Act& act) const;
  Result<std::string> read_worker(const JsonValue& body) const;

  Rooms rooms_;
};

/// `"priority": {"score", "level", "name", "reasons": […]}`
void write_priority(JsonWriter& json, const cases::PriorityScore& priority);
/// Members of an object: "assignee", "workState", "due".
void write_work(JsonWriter& json, const cases::CaseRow& row);

}  // namespace dijkwacht::api
