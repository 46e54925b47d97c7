#include "barriers/schema_table.h"

namespace dijkwacht::barriers {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE barrier_rule (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  content TEXT NOT NULL,
  first_used BIGINT NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  principal TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  request_token BYTEA,
  action TEXT NOT NULL,
  rules TEXT NOT NULL,
  facts TEXT NOT NULL,
  answer TEXT NOT NULL,
  hold_id TEXT,
  nonce BYTEA,
  ciphertext BYTEA,
  created BIGINT NOT NULL,
  erased_at BIGINT,
  UNIQUE (principal, idempotency_key),
  CHECK ((erased_at IS NULL) = (ciphertext IS NOT NULL))
);
CREATE TABLE decision_key (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id),
  wrap BYTEA NOT NULL
);
CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decision (id),
  rule TEXT NOT NULL CHECK (rule <> ''),
  rule_version BIGINT NOT NULL,
  signal_id TEXT NOT NULL,
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL CHECK (currency <> ''),
  owner TEXT NOT NULL CHECK (owner <> ''),
  sender TEXT NOT NULL CHECK (sender <> ''),
  contact TEXT NOT NULL CHECK (contact <> ''),
  reason_nl TEXT NOT NULL CHECK (reason_nl <> ''),
  reason_en TEXT NOT NULL CHECK (reason_en <> ''),
  appeal_nl TEXT NOT NULL CHECK (appeal_nl <> ''),
  appeal_en TEXT NOT NULL CHECK (appeal_en <> ''),
  placed_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL CHECK (expires_at > placed_at),
  code_hash BYTEA NOT NULL UNIQUE,
  state TEXT NOT NULL,
  release_reason TEXT,
  release_note TEXT,
  released_at BIGINT,
  CHECK ((state = 'active') = (released_at IS NULL))
);
CREATE INDEX hold_due ON hold (state, expires_at);
CREATE INDEX hold_signal ON hold (signal_id, state);
CREATE TABLE hold_objection (
  id TEXT PRIMARY KEY,
  hold_id TEXT NOT NULL REFERENCES hold (id),
  raised_at BIGINT NOT NULL,
  outcome TEXT,
  answered_at BIGINT
);
CREATE INDEX hold_objection_hold ON hold_objection (hold_id);
)";

/// A contact point was one text, an e-mail address.
constexpr std::string_view kContactPoints = R"(
ALTER TABLE hold RENAME COLUMN contact TO contact_name_nl;
ALTER TABLE hold ADD COLUMN contact_name_en TEXT CHECK (contact_name_en <> '');
ALTER TABLE hold ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE hold ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE hold ADD COLUMN contact_page TEXT NOT NULL DEFAULT '';
UPDATE hold SET contact_name_en = contact_name_nl, contact_email = contact_name_nl;
)";

/// A reason said that the payment waits, also when it did no longer.
constexpr std::string_view kReasonsThatLast = R"(
UPDATE hold SET reason_nl = replace(reason_nl, ' Daarom wacht de betaling.', ''),
  reason_en = replace(reason_en, ' That is why the payment waits.', '');
)";

/// The list is read newest first, all of it or what is in one state.
constexpr std::string_view kNewestFirst = R"(
CREATE INDEX hold_placed ON hold (placed_at, id);
CREATE INDEX hold_state_placed ON hold (state, placed_at, id);
)";

/// Rules have a state at this node, changed by two people; and what came of each rule in a decision is kept.
constexpr std::string_view kRuleStates = R"(
CREATE TABLE barrier_rule_state (
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (rule, version)
);
CREATE TABLE barrier_rule_change (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  proposed_by TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  answered_by TEXT,
  answered_at BIGINT,
  CHECK (outcome <> 'approved' OR answered_by <> proposed_by)
);
CREATE INDEX barrier_rule_change_rule ON barrier_rule_change (rule, proposed_at);
CREATE TABLE rule_consequence (
  decision_id TEXT NOT NULL REFERENCES decision (id),
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (decision_id, rule)
);
CREATE INDEX rule_consequence_rule ON rule_consequence (rule, version, kind);
ALTER TABLE decision ADD COLUMN has_consequences BIGINT NOT NULL DEFAULT 0;
)";

}  // namespace

std::vector<store::Migration> migrations() {
  return {{"barriers", 1, kFirst},
          {"barriers", 2, kContactPoints},
          {"barriers", 3, kReasonsThatLast},
          {"barriers", 4, kNewestFirst},
          {"barriers", 5, kRuleStates}};
}

}  // namespace dijkwacht::barriers
