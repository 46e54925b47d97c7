#include "signals/schema_table.h"

namespace dijkwacht::signals {
namespace {

constexpr std::string_view kOwnerSide = R"(
CREATE TABLE indicator (
  id TEXT PRIMARY KEY,
  data_class TEXT NOT NULL,
  type TEXT NOT NULL,
  token BYTEA NOT NULL,
  sealed BYTEA,
  value TEXT,
  registrable TEXT,
  created BIGINT NOT NULL,
  UNIQUE (type, token),
  CHECK (value IS NULL OR data_class = 'TECH'),
  CHECK ((value IS NULL) <> (sealed IS NULL))
);
CREATE INDEX indicator_registrable ON indicator (registrable);
CREATE TABLE indicator_reference (
  reference TEXT PRIMARY KEY,
  indicator_id TEXT NOT NULL REFERENCES indicator (id),
  identified_reporters BIGINT NOT NULL,
  natural_person BIGINT NOT NULL
);
CREATE INDEX indicator_reference_indicator ON indicator_reference (indicator_id);
CREATE TABLE opinion (
  id TEXT PRIMARY KEY,
  indicator_id TEXT NOT NULL REFERENCES indicator (id),
  organisation TEXT NOT NULL,
  verdict TEXT NOT NULL,
  confidence BIGINT NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  fraud_type TEXT NOT NULL,
  role TEXT NOT NULL,
  valid_until BIGINT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  state TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE INDEX opinion_due ON opinion (state, valid_until);
CREATE TABLE signal (
  id TEXT PRIMARY KEY,
  indicator_id TEXT NOT NULL REFERENCES indicator (id),
  opinion_id TEXT NOT NULL REFERENCES opinion (id),
  owner TEXT NOT NULL,
  listing TEXT NOT NULL,
  state TEXT NOT NULL,
  revision BIGINT NOT NULL,
  rule TEXT NOT NULL,
  rule_revision BIGINT NOT NULL,
  lease_ms BIGINT NOT NULL,
  withdrawn_because TEXT,
  shared_at BIGINT,
  changed_at BIGINT NOT NULL,
  UNIQUE (indicator_id, owner, listing)
);
CREATE INDEX signal_opinion ON signal (opinion_id);
CREATE INDEX signal_rule ON signal (rule, state);
CREATE INDEX signal_listing ON signal (listing, state);
CREATE TABLE signal_delivery (
  signal_id TEXT NOT NULL REFERENCES signal (id),
  partner TEXT NOT NULL,
  revision BIGINT NOT NULL,
  event_id TEXT,
  sent_at BIGINT NOT NULL,
  acknowledged_at BIGINT,
  withdrawal_sent_at BIGINT,
  withdrawal_acknowledged_at BIGINT,
  PRIMARY KEY (signal_id, partner)
);
CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  signal_id TEXT NOT NULL REFERENCES signal (id),
  hold_id TEXT NOT NULL,
  partner TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  received_at BIGINT NOT NULL,
  outcome TEXT,
  answer TEXT,
  answered_at BIGINT
);
)";

constexpr std::string_view kPartnerSide = R"(
CREATE TABLE received_signal (
  signal_id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  revision BIGINT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT,
  data_class TEXT,
  type TEXT,
  token BYTEA,
  sealed BYTEA,
  value TEXT,
  listing TEXT,
  rule TEXT,
  rule_revision BIGINT,
  lease_ms BIGINT,
  verdict TEXT,
  confidence BIGINT,
  fraud_type TEXT,
  role TEXT,
  valid_until BIGINT,
  shared_at BIGINT,
  received_at BIGINT NOT NULL,
  CHECK (state = 'active' OR (token IS NULL AND sealed IS NULL AND value IS NULL)),
  CHECK (state <> 'active' OR token IS NOT NULL),
  CHECK (value IS NULL OR data_class = 'TECH')
);
CREATE INDEX received_signal_token ON received_signal (token);
)";

// Lists, newest first. Nearly all signals are shared: a state of their own has only what is not.
constexpr std::string_view kLists = R"(
CREATE INDEX signal_changed ON signal (changed_at, id);
CREATE INDEX signal_not_shared ON signal (state, changed_at, id) WHERE state <> 'shared';
CREATE INDEX objection_received ON objection (received_at, id);
)";

constexpr std::string_view kOwedWithdrawals = R"(
ALTER TABLE signal_delivery ADD COLUMN withdrawal_owed_at BIGINT;
UPDATE signal_delivery SET withdrawal_owed_at = sent_at WHERE withdrawal_sent_at IS NULL
  AND signal_id IN (SELECT id FROM signal WHERE state IN ('withdrawn', 'expired'));
CREATE INDEX signal_delivery_owed ON signal_delivery (partner) WHERE withdrawal_owed_at IS NOT NULL;
)";

constexpr std::string_view kStopIdentifiers = "ALTER TABLE indicator_reference ADD COLUMN is_stop BIGINT NOT NULL DEFAULT 0";

constexpr std::string_view kFreezes = R"(
CREATE TABLE signal_freeze (
  indicator_id TEXT NOT NULL REFERENCES indicator (id),
  cause TEXT NOT NULL,
  since BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT,
  PRIMARY KEY (indicator_id, cause)
);
CREATE INDEX signal_freeze_cause ON signal_freeze (cause);
)";

// Counts only: what the public asked is kept nowhere.
constexpr std::string_view kPublicChecks = "CREATE TABLE public_check_day (day TEXT PRIMARY KEY, checks BIGINT NOT NULL)";

constexpr std::string_view kHolderVerdicts = R"(
CREATE TABLE holder_verdict (
  signal_id TEXT NOT NULL REFERENCES signal (id),
  partner TEXT NOT NULL,
  verdict TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  pauses BIGINT NOT NULL,
  answer TEXT,
  answered_at BIGINT,
  PRIMARY KEY (signal_id, partner)
);
CREATE TABLE given_verdict (
  signal_id TEXT PRIMARY KEY,
  verdict TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  given_by TEXT NOT NULL
);
)";

// At both ends. What people typed and what was given is sealed.
constexpr std::string_view kEnquiries = R"(
CREATE TABLE enquiry (
  id TEXT NOT NULL,
  side TEXT NOT NULL,
  signal_id TEXT NOT NULL,
  other TEXT NOT NULL,
  reason TEXT NOT NULL,
  held TEXT NOT NULL,
  state TEXT NOT NULL,
  words BYTEA,
  given BYTEA,
  event_id TEXT,
  rule TEXT NOT NULL,
  denied TEXT NOT NULL,
  ground TEXT NOT NULL,
  actor TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  answered_at BIGINT,
  kept_until BIGINT,
  PRIMARY KEY (id, side),
  CHECK (given IS NULL OR state = 'given')
);
CREATE INDEX enquiry_signal ON enquiry (signal_id);
CREATE INDEX enquiry_newest ON enquiry (side, asked_at, id);
CREATE INDEX enquiry_kept ON enquiry (kept_until) WHERE kept_until IS NOT NULL;
)";

// People read the newest first.
constexpr std::string_view kNewestCopies = "CREATE INDEX received_signal_newest ON received_signal (received_at, signal_id);";

// What a partner did with what it was told.
constexpr std::string_view kActed = "ALTER TABLE signal_delivery ADD COLUMN acted_at BIGINT";

}  // namespace

std::vector<store::Migration> migrations() {
  return {{"signals", 1, kOwnerSide},       {"signals", 2, kPartnerSide},     {"signals", 3, kLists},
          {"signals", 4, kOwedWithdrawals}, {"signals", 5, kStopIdentifiers}, {"signals", 6, kFreezes},
          {"signals", 7, kPublicChecks},    {"signals", 8, kHolderVerdicts},  {"signals", 9, kNewestCopies},
          {"signals", 10, kEnquiries},      {"signals", 11, kActed}};
}

}  // namespace dijkwacht::signals
