#include "pilots/schema_table.h"

namespace dijkwacht::pilots {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE pilot_run (
  id TEXT PRIMARY KEY,
  pilot TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  approved_by TEXT NOT NULL DEFAULT '',
  started_at BIGINT,
  ends_at BIGINT,
  ended_at BIGINT,
  end_reason TEXT NOT NULL DEFAULT '',
  alike_per_million BIGINT NOT NULL,
  key BYTEA,
  CHECK (started_at IS NULL OR (approved_by <> '' AND approved_by <> proposed_by AND ends_at IS NOT NULL)),
  CHECK (ended_at IS NULL OR key IS NULL)
);
CREATE INDEX pilot_run_pilot ON pilot_run (pilot, proposed_at);
CREATE TABLE pilot_contribution (
  run_id TEXT NOT NULL REFERENCES pilot_run (id),
  token BYTEA NOT NULL,
  source TEXT NOT NULL,
  sector TEXT NOT NULL,
  has_complaint BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (run_id, token, source)
);
CREATE TABLE pilot_question (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES pilot_run (id),
  asked_at BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  is_hit BIGINT NOT NULL,
  was_right BIGINT,
  minutes BIGINT
);
CREATE INDEX pilot_question_run ON pilot_question (run_id);
)";

/// The pilot among nodes. `holder` and `asker`: partner ids, '' for this node itself. `pilot_sent`: events of a run that hold its
/// key or a hash, to erase when it ends.
constexpr std::string_view kAmongNodes = R"(
ALTER TABLE pilot_run ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE pilot_question ADD COLUMN asker TEXT NOT NULL DEFAULT '';
ALTER TABLE pilot_question ADD COLUMN is_waiting BIGINT NOT NULL DEFAULT 0;
CREATE TABLE pilot_sent (
  event_id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES pilot_run (id)
);
CREATE INDEX pilot_sent_run ON pilot_sent (run_id);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"pilots", 1, kFirst}, {"pilots", 2, kAmongNodes}}; }

}  // namespace dijkwacht::pilots
