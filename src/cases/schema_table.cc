#include "cases/schema_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kSchema = R"(
-- A case. `cluster` numbers the set of reports that it is now; none after it was merged into `redirect_to`.
CREATE TABLE case_file (
  case_id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  cluster BIGINT UNIQUE,
  redirect_to TEXT,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  reports BIGINT NOT NULL,
  identifiers BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  fraud_types TEXT NOT NULL
);
CREATE INDEX case_file_activity ON case_file (changed_at, case_id);
-- An identifier that reports name: token and sealed value, never the value.
CREATE TABLE case_identifier (
  identifier_id TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  token BYTEA NOT NULL UNIQUE,
  sealed BYTEA NOT NULL,
  holder_bank TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  reports BIGINT NOT NULL,
  identified_reporters BIGINT NOT NULL,
  evaluated_reports BIGINT NOT NULL,
  stop_kind TEXT NOT NULL,
  stop_nl TEXT NOT NULL,
  stop_en TEXT NOT NULL,
  stop_since BIGINT
);
CREATE INDEX case_identifier_reporters ON case_identifier (identified_reporters, identifier_id);
CREATE INDEX case_identifier_stop ON case_identifier (stop_kind, identifier_id);
-- How many live reports of one identified person name an identifier: what makes the count of distinct persons exact.
CREATE TABLE case_identifier_reporter (
  identifier_id TEXT NOT NULL,
  reporter BYTEA NOT NULL,
  reports BIGINT NOT NULL,
  PRIMARY KEY (identifier_id, reporter)
);
CREATE TABLE case_report (
  report_id TEXT NOT NULL PRIMARY KEY,
  cluster BIGINT NOT NULL,
  fraud_type TEXT NOT NULL,
  channel TEXT NOT NULL,
  occurred_day BIGINT NOT NULL,
  amount_minor BIGINT,
  received_at BIGINT NOT NULL,
  reporter BYTEA,
  linked_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawal_reason TEXT
);
CREATE INDEX case_report_cluster ON case_report (cluster, report_id);
CREATE TABLE case_report_identifier (
  report_id TEXT NOT NULL,
  identifier_id TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (report_id, identifier_id)
);
CREATE INDEX case_report_identifier_identifier ON case_report_identifier (identifier_id, report_id);
CREATE TABLE case_history (
  entry BIGINT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  nl TEXT NOT NULL,
  en TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  other_case TEXT,
  decision_id TEXT
);
CREATE INDEX case_history_case ON case_history (case_id, entry);
-- An analyst's merge ('together') or split ('apart'): it holds until undone, whatever links come and go.
CREATE TABLE case_decision (
  decision_id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  case_id TEXT NOT NULL,
  other_case TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  at BIGINT NOT NULL,
  undone_at BIGINT,
  superseded_by TEXT
);
CREATE TABLE case_decision_report (
  decision_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  side BIGINT NOT NULL,
  PRIMARY KEY (decision_id, report_id)
);
CREATE TABLE case_linking_state (
  id BIGINT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  last_history BIGINT NOT NULL,
  last_decision BIGINT NOT NULL
);
INSERT INTO case_linking_state (id, version, last_history, last_decision) VALUES (1, 0, 0, 0);
)";

// What the police do with a case. Tasks and notes are free text, sealed to the casework key.
constexpr std::string_view kWork = R"(
CREATE TABLE case_work (
  case_id TEXT NOT NULL PRIMARY KEY,
  assignee TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX case_work_assignee ON case_work (assignee, case_id);
CREATE TABLE case_task (
  task_id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  due_day BIGINT NOT NULL,
  assignee TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX case_task_case ON case_task (case_id, due_day);
CREATE TABLE case_note (
  note_id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  at BIGINT NOT NULL,
  by_whom TEXT NOT NULL
);
CREATE INDEX case_note_case ON case_note (case_id, at);
CREATE TABLE case_work_event (
  number BIGINT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX case_work_event_case ON case_work_event (case_id, number);
)";

// How a case ends, and where its money went: codes and amounts only.
constexpr std::string_view kSettlement = R"(
CREATE TABLE case_settlement (
  settlement_id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  track TEXT NOT NULL,
  state TEXT NOT NULL,
  chosen_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX case_settlement_case ON case_settlement (case_id, chosen_at);
CREATE TABLE case_money (
  number BIGINT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  minor BIGINT NOT NULL CHECK (minor > 0),
  at BIGINT NOT NULL
);
CREATE INDEX case_money_case ON case_money (case_id);
)";

// Notices to take content offline. What they say and what was answered is sealed to the casework key.
constexpr std::string_view kTakedown = R"(
CREATE TABLE case_takedown (
  notice_id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  identifier_id TEXT NOT NULL,
  state TEXT NOT NULL,
  result TEXT NOT NULL,
  basis TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  answer BYTEA,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  sent_at BIGINT,
  sent_by TEXT NOT NULL,
  acknowledged_at BIGINT,
  decided_at BIGINT
);
CREATE INDEX case_takedown_case ON case_takedown (case_id, made_at);
)";

constexpr std::string_view kTakedownOfIdentifier = R"(
CREATE INDEX case_takedown_identifier ON case_takedown (identifier_id);
)";

}  // namespace

std::vector<store::Migration> migrations() {
  return {{"cases", 1, kSchema},
          {"cases", 2, kWork},
          {"cases", 3, kSettlement},
          {"cases", 4, kTakedown},
          {"cases", 5, kTakedownOfIdentifier}};
}

Result<LinkingState> read_state(store::Transaction& transaction) {
  const auto row =
      TRY(transaction.query_one("SELECT version, last_history, last_decision FROM case_linking_state WHERE id = 1", {}));
  if (!row) return fail(ErrorCode::kDataCorrupt, "the linking state is missing; restore the store");
  return LinkingState{row->integer(0), row->integer(1), row->integer(2)};
}

Status write_state(store::Transaction& transaction, const LinkingState& state) {
  TRY(transaction.execute("UPDATE case_linking_state SET version = $1, last_history = $2, last_decision = $3 WHERE id = 1",
                          {state.version, state.last_history, state.last_decision}));
  return {};
}

}  // namespace dijkwacht::cases
