#include "programme/schema_table.h"

namespace dijkwacht::programme {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE programme_partner (
  id TEXT PRIMARY KEY,
  name_nl TEXT NOT NULL,
  name_en TEXT NOT NULL,
  sector TEXT NOT NULL,
  role_nl TEXT NOT NULL,
  role_en TEXT NOT NULL,
  joined TEXT,
  contact TEXT,
  source TEXT NOT NULL,
  source_date TEXT NOT NULL
);
CREATE INDEX programme_partner_contact ON programme_partner (contact);
CREATE TABLE programme_action (
  id TEXT PRIMARY KEY,
  place BIGINT NOT NULL,
  theme BIGINT NOT NULL CHECK (theme BETWEEN 0 AND 6),
  pillar TEXT NOT NULL,
  title_nl TEXT NOT NULL,
  title_en TEXT NOT NULL,
  story_nl TEXT NOT NULL,
  story_en TEXT NOT NULL,
  source TEXT NOT NULL,
  source_date TEXT NOT NULL
);
CREATE TABLE programme_commitment (
  id TEXT PRIMARY KEY,
  seed TEXT NOT NULL,
  action_id TEXT NOT NULL REFERENCES programme_action (id),
  partner_id TEXT NOT NULL REFERENCES programme_partner (id),
  deliverable_nl TEXT NOT NULL,
  deliverable_en TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  priority TEXT NOT NULL,
  capacity TEXT NOT NULL,
  owner TEXT NOT NULL,
  start TEXT,
  due TEXT,
  legal_rule TEXT NOT NULL,
  followed_from TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX programme_commitment_action ON programme_commitment (action_id);
CREATE INDEX programme_commitment_partner ON programme_commitment (partner_id);
CREATE TABLE programme_dependency (
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  depends_on TEXT NOT NULL REFERENCES programme_commitment (id),
  PRIMARY KEY (commitment_id, depends_on),
  CHECK (commitment_id <> depends_on)
);
CREATE TABLE programme_effort (
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  period TEXT NOT NULL,
  promised_fte_hundredths BIGINT,
  promised_cents BIGINT,
  delivered_fte_hundredths BIGINT,
  delivered_cents BIGINT,
  PRIMARY KEY (commitment_id, period)
);
CREATE TABLE programme_change (
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  note TEXT NOT NULL,
  proof TEXT,
  PRIMARY KEY (commitment_id, version)
);
CREATE TABLE programme_report (
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  period TEXT NOT NULL,
  progress BIGINT NOT NULL CHECK (progress BETWEEN 0 AND 100),
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (commitment_id, period)
);
CREATE TABLE programme_bottleneck (
  id TEXT PRIMARY KEY,
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  kind TEXT NOT NULL,
  text_nl TEXT NOT NULL,
  text_en TEXT NOT NULL,
  owner TEXT NOT NULL,
  since TEXT,
  noted TEXT NOT NULL,
  escalated_to TEXT NOT NULL,
  solved TEXT
);
CREATE INDEX programme_bottleneck_commitment ON programme_bottleneck (commitment_id);
CREATE TABLE programme_escalation (
  commitment_id TEXT NOT NULL REFERENCES programme_commitment (id),
  period TEXT NOT NULL,
  rule TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (commitment_id, rule, period)
);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"programme", 1, kFirst}}; }

}  // namespace dijkwacht::programme
