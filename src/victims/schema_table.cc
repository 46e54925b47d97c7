#include "victims/schema_table.h"

namespace dijkwacht::victims {
namespace {

// No column holds a name, an account or free text: those are in recovery_part, as ciphertext under a key of its own.
constexpr std::string_view kRecovery = R"(
CREATE TABLE recovery_request (
  id TEXT PRIMARY KEY,
  status_token_hash BYTEA NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  created BIGINT NOT NULL,
  noticed_at BIGINT,
  statement_at BIGINT,
  returned_minor BIGINT,
  unmet TEXT NOT NULL,
  CHECK (state NOT IN ('released', 'demanded', 'summoned', 'judged', 'enforced') OR (noticed_at IS NOT NULL AND statement_at IS NOT NULL)),
  CHECK (returned_minor IS NULL OR returned_minor BETWEEN 1 AND amount_minor)
);
CREATE INDEX recovery_request_newest ON recovery_request (created, id);
CREATE INDEX recovery_request_state ON recovery_request (state, created, id);
CREATE INDEX recovery_request_noticed ON recovery_request (state, noticed_at);
CREATE TABLE recovery_part (
  request_id TEXT NOT NULL REFERENCES recovery_request (id),
  part TEXT NOT NULL,
  wrap BYTEA NOT NULL,
  nonce BYTEA NOT NULL,
  ciphertext BYTEA NOT NULL,
  PRIMARY KEY (request_id, part)
);
CREATE TABLE recovery_event (
  request_id TEXT NOT NULL REFERENCES recovery_request (id),
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state TEXT NOT NULL,
  mover TEXT NOT NULL,
  amount_minor BIGINT,
  PRIMARY KEY (request_id, number)
);
)";

// Two people of the bank stand behind a name that goes out.
constexpr std::string_view kSecondPerson = R"(
ALTER TABLE recovery_request ADD COLUMN holder_typed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE recovery_request ADD COLUMN agreed_by TEXT NOT NULL DEFAULT '';
)";

// Who took part, and how often each answer was chosen: no row holds both.
constexpr std::string_view kPanel = R"(
CREATE TABLE panel_participation (
  report_id TEXT NOT NULL,
  wave TEXT NOT NULL,
  state TEXT NOT NULL,
  text_version TEXT NOT NULL,
  PRIMARY KEY (report_id, wave)
);
CREATE TABLE panel_count (
  wave TEXT NOT NULL,
  question TEXT NOT NULL,
  choice TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (wave, question, choice)
);
)";

// Names and accounts are in the ciphertext, until the recall is over. The transaction's reference is the bank's own and names
// nobody.
constexpr std::string_view kRecall = R"(
CREATE TABLE recall (
  id TEXT PRIMARY KEY,
  transaction_id TEXT NOT NULL UNIQUE,
  settled_on TEXT NOT NULL,
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  created BIGINT NOT NULL,
  answered_at BIGINT,
  returned_minor BIGINT CHECK (returned_minor IS NULL OR returned_minor BETWEEN 1 AND amount_minor),
  reason TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  wrap BYTEA,
  nonce BYTEA,
  ciphertext BYTEA,
  CHECK ((state = 'open') = (ciphertext IS NOT NULL)),
  CHECK ((state = 'returned') = (returned_minor IS NOT NULL))
);
CREATE INDEX recall_newest ON recall (created, id);
CREATE INDEX recall_state ON recall (state, created, id);
)";

// When somebody last did something about a request: from then its months count. Who says that a name is not right, and the id of
// why.
constexpr std::string_view kRetention = R"(
ALTER TABLE recovery_request ADD COLUMN moved_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE recovery_request ADD COLUMN disagreed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE recovery_request ADD COLUMN disagreement TEXT NOT NULL DEFAULT '';
UPDATE recovery_request SET moved_at = COALESCE((SELECT max(e.at) FROM recovery_event e WHERE e.request_id = recovery_request.id), created);
CREATE INDEX recovery_request_moved ON recovery_request (state, moved_at, id);
)";

}  // namespace

std::vector<store::Migration> migrations() {
  return {{"victims", 1, kRecovery},
          {"victims", 2, kSecondPerson},
          {"victims", 3, kPanel},
          {"victims", 4, kRecall},
          {"victims", 5, kRetention}};
}

}  // namespace dijkwacht::victims
