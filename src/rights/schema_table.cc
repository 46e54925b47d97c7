#include "rights/schema_table.h"

namespace dijkwacht::rights {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE rights_part (
  request_id TEXT PRIMARY KEY,
  contact_point TEXT NOT NULL,
  kind TEXT NOT NULL,
  person_key BYTEA NOT NULL,
  sealed BYTEA NOT NULL,
  received_at BIGINT NOT NULL,
  frozen BIGINT NOT NULL,
  not_frozen BIGINT NOT NULL,
  extended_at BIGINT,
  outcome TEXT,
  sealed_answer BYTEA,
  answered_at BIGINT,
  CHECK ((outcome IS NULL) = (answered_at IS NULL))
);
CREATE INDEX rights_part_received ON rights_part (received_at, request_id);
CREATE TABLE rights_request (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  code_hash BYTEA NOT NULL UNIQUE,
  received_at BIGINT NOT NULL
);
CREATE TABLE rights_request_part (
  request_id TEXT NOT NULL REFERENCES rights_request (id),
  recipient TEXT NOT NULL,
  handed_over_at BIGINT NOT NULL,
  extended_at BIGINT,
  sealed_reason BYTEA,
  outcome TEXT,
  sealed_answer BYTEA,
  receivers BIGINT NOT NULL DEFAULT 0,
  answered_at BIGINT,
  PRIMARY KEY (request_id, recipient)
);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"rights", 1, kFirst}}; }

}  // namespace dijkwacht::rights
