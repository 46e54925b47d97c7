#include "workspace/schema_table.h"

namespace dijkwacht::workspace {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE workspace_group (
  group_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE TABLE workspace_member (
  group_id TEXT NOT NULL REFERENCES workspace_group (group_id),
  account TEXT NOT NULL,
  partner TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (group_id, account)
);
CREATE INDEX workspace_member_account ON workspace_member (account);
CREATE TABLE workspace_entry (
  entry_id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES workspace_group (group_id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  owner TEXT NOT NULL,
  day TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  done_at BIGINT
);
CREATE INDEX workspace_entry_group ON workspace_entry (group_id, written_at);
CREATE TABLE workspace_document (
  entry_id TEXT NOT NULL REFERENCES workspace_entry (entry_id),
  number BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  content BYTEA NOT NULL,
  byte_count BIGINT NOT NULL,
  hash TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (entry_id, number)
);
CREATE TABLE workspace_access (
  position BIGINT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES workspace_group (group_id),
  account TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX workspace_access_group ON workspace_access (group_id, position);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"workspace", 1, kFirst}}; }

}  // namespace dijkwacht::workspace
