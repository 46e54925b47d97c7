#include "reports/schema_table.h"

namespace dijkwacht::reports {
namespace {

// What a desk may hold. No column takes free text: every text is an id, a code, a date or a partner's id, so that there is no
// place for a value of the other party. The victim's part is ciphertext; a wrap opens at its recipient only.
constexpr std::string_view kDesk = R"(
CREATE TABLE report (
  report_id TEXT PRIMARY KEY,
  fraud_type TEXT NOT NULL,
  channel TEXT NOT NULL,
  occurred_on TEXT NOT NULL,
  amount_minor BIGINT,
  amount_currency TEXT,
  actor TEXT NOT NULL,
  state TEXT NOT NULL,
  next_step TEXT NOT NULL,
  due BIGINT,
  created BIGINT NOT NULL,
  submission BYTEA NOT NULL,
  status_token_hash BYTEA NOT NULL,
  identification_hash BYTEA NOT NULL
);
CREATE UNIQUE INDEX report_status_token ON report (status_token_hash);
CREATE INDEX report_list ON report (created, report_id);
CREATE INDEX report_state_list ON report (state, created, report_id);

CREATE TABLE report_part (
  part_id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  compartment TEXT NOT NULL,
  part_hash TEXT NOT NULL,
  received_at TEXT NOT NULL,
  receipt_key_id TEXT NOT NULL,
  receipt_signature TEXT NOT NULL,
  wrap BYTEA
);
CREATE INDEX report_part_report ON report_part (report_id);

CREATE TABLE victim_part (
  report_id TEXT PRIMARY KEY,
  wrap BYTEA NOT NULL,
  nonce BYTEA NOT NULL,
  ciphertext BYTEA NOT NULL
);

CREATE TABLE consent (
  report_id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  version BIGINT NOT NULL,
  is_given BIGINT NOT NULL,
  text_version TEXT NOT NULL,
  at BIGINT NOT NULL,
  signature BYTEA NOT NULL,
  PRIMARY KEY (report_id, recipient, purpose, version)
);

CREATE TABLE report_event (
  report_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  code TEXT NOT NULL,
  organisation TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (report_id, number)
);

CREATE TABLE referral (
  referral_id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  offered_at BIGINT NOT NULL,
  due BIGINT NOT NULL,
  event_id TEXT NOT NULL
);
CREATE INDEX referral_report ON referral (report_id);
CREATE INDEX referral_due ON referral (state, due);
)";

// What the police hold: ciphertext without its key until a referral brings the wrap.
constexpr std::string_view kPolice = R"(
CREATE TABLE sealed_part (
  part_id TEXT PRIMARY KEY,
  nonce BYTEA NOT NULL,
  ciphertext BYTEA NOT NULL,
  part_hash TEXT NOT NULL,
  received_at TEXT NOT NULL,
  received BIGINT NOT NULL,
  receipt_key_id TEXT NOT NULL,
  receipt_signature TEXT NOT NULL
);
CREATE INDEX sealed_part_received ON sealed_part (received);

CREATE TABLE received_referral (
  referral_id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  desk TEXT NOT NULL,
  part_id TEXT NOT NULL,
  part_hash TEXT NOT NULL,
  wrap BYTEA,
  victim BYTEA,
  fraud_type TEXT NOT NULL,
  channel TEXT NOT NULL,
  occurred_on TEXT NOT NULL,
  amount_minor BIGINT,
  amount_currency TEXT,
  actor TEXT NOT NULL,
  consent_recipient TEXT NOT NULL,
  consent_purpose TEXT NOT NULL,
  consent_version BIGINT NOT NULL,
  consent_text_version TEXT NOT NULL,
  consent_at BIGINT NOT NULL,
  consent_signature BYTEA NOT NULL,
  identification_hash BYTEA NOT NULL,
  state TEXT NOT NULL,
  offered_at BIGINT NOT NULL,
  due BIGINT NOT NULL,
  decided_at BIGINT,
  status_version BIGINT NOT NULL
);
CREATE INDEX received_referral_report ON received_referral (report_id);
CREATE INDEX received_referral_part ON received_referral (part_id);
CREATE INDEX received_referral_list ON received_referral (state, offered_at, referral_id);

CREATE TABLE identification (
  report_id TEXT PRIMARY KEY,
  reporter_token BYTEA NOT NULL,
  at BIGINT NOT NULL
);

CREATE TABLE accepted_report_change (
  position BIGINT PRIMARY KEY,
  report_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL
);
)";

// Lists by kind of fraud, and of what waits.
constexpr std::string_view kLists = R"(
CREATE INDEX report_type_list ON report (fraud_type, created, report_id);
CREATE INDEX report_waiting_list ON report (created, report_id) WHERE due IS NOT NULL;
CREATE INDEX received_referral_all ON received_referral (offered_at, referral_id);
CREATE INDEX received_referral_type ON received_referral (fraud_type, offered_at, referral_id);
)";

// The wayfinder as staff changed it. Texts about desks and questions, shown to everyone; nothing here is about a report.
constexpr std::string_view kRouting = R"(
CREATE TABLE routing_version (
  number BIGINT PRIMARY KEY,
  base BIGINT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  document TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT
);
)";

// Reports that businesses send many at a time. Who sends and their own references are sealed or tokens of the victim key.
constexpr std::string_view kBulk = R"(
CREATE TABLE bulk_submission (
  submission_id TEXT PRIMARY KEY,
  business_token BYTEA NOT NULL,
  sender BYTEA NOT NULL,
  mandate_text_version TEXT NOT NULL,
  accepted BIGINT NOT NULL,
  known BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  status_token_hash BYTEA NOT NULL,
  created BIGINT NOT NULL
);
CREATE UNIQUE INDEX bulk_submission_token ON bulk_submission (status_token_hash);

CREATE TABLE bulk_row (
  business_token BYTEA NOT NULL,
  reference_token BYTEA NOT NULL,
  submission_id TEXT NOT NULL,
  row_number BIGINT NOT NULL,
  report_id TEXT NOT NULL UNIQUE,
  reference BYTEA NOT NULL,
  fingerprint BYTEA NOT NULL,
  PRIMARY KEY (business_token, reference_token),
  UNIQUE (submission_id, row_number)
);
)";

// Signed complaints at the police, by version. What was written is sealed to the victim key; the rest proves it.
constexpr std::string_view kAangifte = R"(
CREATE TABLE aangifte (
  report_id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  withdrawn_at BIGINT,
  withdrawal_reason TEXT
);
CREATE TABLE aangifte_version (
  report_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  declaration_version TEXT NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signed_at BIGINT NOT NULL,
  statement BYTEA,
  PRIMARY KEY (report_id, version)
);
)";

// Other reports of one person are found by their token.
constexpr std::string_view kRepeatVictims = "CREATE INDEX identification_reporter ON identification (reporter_token);";

// Files that reporters add: ciphertext in the depot under the list that names them; the key to a list that came later.
constexpr std::string_view kEvidence = R"(
ALTER TABLE sealed_part ADD COLUMN list_id TEXT;
CREATE INDEX sealed_part_list ON sealed_part (list_id);
CREATE TABLE evidence_list (
  part_id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  wrap BYTEA,
  added_at BIGINT NOT NULL
);
CREATE INDEX evidence_list_report ON evidence_list (report_id, added_at);
)";

// Where the reporter lives, by province only: to be counted, never beside a name.
constexpr std::string_view kProvince = "ALTER TABLE report ADD COLUMN province TEXT NOT NULL DEFAULT '';";

}  // namespace

std::vector<store::Migration> migrations() {
  return {{"reports", 1, kDesk},          {"reports", 2, kPolice},   {"reports", 3, kLists},
          {"reports", 4, kRouting},       {"reports", 5, kBulk},     {"reports", 6, kAangifte},
          {"reports", 7, kRepeatVictims}, {"reports", 8, kEvidence}, {"reports", 9, kProvince}};
}

}  // namespace dijkwacht::reports
