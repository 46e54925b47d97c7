#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "cases/case_table.h"
#include "cases/work.h"
#include "crypto/key_service.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// A task or note as its reader sees it.
struct OpenedTask {
  Task task;
  Sensitive<std::string> text;
};
struct OpenedNote {
  Note note;
  Sensitive<std::string> text;
};

/// What the police do with a case: who works on it, what is to be done by when, and what colleagues wrote. Each act stands in the
/// case's timeline and, in the same transaction, in the audit log; free text is sealed. Thread-safe.
/// Acts run in the caller's transaction and follow a merged case to the one that remained. Errors of all: kNotFound for no case.
class WorkService {
 public:
  WorkService(store::Database& database, crypto::KeyService& keys, const Clock& clock, Random& random)
      : database_(database), keys_(keys), clock_(clock), random_(random) {}

  /// `assignee`: an account of the police's analysts, or empty for nobody. The caller has looked whether there is one.
  Status assign(store::Transaction& transaction, const CaseId& id, const std::string& assignee, const std::string& by);
  Status set_state(store::Transaction& transaction, const CaseId& id, WorkState state, const std::string& by);
  /// Errors: kInvalidArgument on "text" (1 to 2,000 bytes) and "due" (before today).
  Result<TaskId> add_task(store::Transaction& transaction, const CaseId& id, const Sensitive<std::string>& text,
                          std::chrono::year_month_day due, const std::string& assignee, const std::string& by);
  /// Done again changes nothing.
  Status complete(store::Transaction& transaction, const TaskId& id, const std::string& by);
  /// Errors: kInvalidArgument on "text".
  Result<NoteId> add_note(store::Transaction& transaction, const CaseId& id, const Sensitive<std::string>& text,
                          const std::string& by);

  struct View {
    CaseRow row;
    std::vector<OpenedTask> tasks;  ///< open ones first, by due day
    std::vector<OpenedNote> notes;  ///< newest first
  };
  /// Opens tasks and notes; that is recorded before they are given. Errors: kUnavailable without keys.
  Result<View> open(const CaseId& id, const std::string& by);

 private:
  Status note_event(store::Transaction& transaction, const CaseId& id, const char* kind, const char* action,
                    const std::string& detail, const std::string& by);

  store::Database& database_;
  crypto::KeyService& keys_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace dijkwacht::cases
