#include "effect/schema_table.h"

namespace dijkwacht::effect {
namespace {

/// `arm_key` lies beside the intervention: it draws arms, and opens nothing.
constexpr std::string_view kFirst = R"(
CREATE TABLE intervention (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  arm_key BYTEA NOT NULL,
  registered_by TEXT NOT NULL,
  registered_at BIGINT NOT NULL,
  started_at BIGINT,
  ended_at BIGINT,
  published BIGINT NOT NULL DEFAULT 0,
  CHECK ((state = 'planned') = (started_at IS NULL))
);
CREATE INDEX intervention_registered ON intervention (registered_at, id);
CREATE TABLE exposure (
  intervention_id TEXT NOT NULL REFERENCES intervention (id),
  decision_id TEXT NOT NULL,
  arm TEXT NOT NULL,
  state TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (intervention_id, decision_id)
);
CREATE INDEX exposure_decision ON exposure (decision_id);
CREATE TABLE payment_outcome (
  decision_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  fraud_type TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  minutes_waited BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (decision_id, kind)
);
CREATE TABLE unit_week (
  intervention_id TEXT NOT NULL REFERENCES intervention (id),
  unit TEXT NOT NULL,
  monday TEXT NOT NULL,
  payments BIGINT NOT NULL,
  frauds BIGINT NOT NULL,
  neighbours BIGINT NOT NULL,
  loss_minor BIGINT NOT NULL,
  wrong_holds BIGINT NOT NULL,
  minutes_waited BIGINT NOT NULL,
  complaints BIGINT NOT NULL,
  PRIMARY KEY (intervention_id, unit, monday)
);
CREATE TABLE effect_board (
  partner TEXT NOT NULL,
  intervention_id TEXT NOT NULL,
  content TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (partner, intervention_id)
);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"effect", 1, kFirst}}; }

}  // namespace dijkwacht::effect
