#include "auth/schema_table.h"

namespace dijkwacht::auth {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE auth_account (
  name TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created BIGINT NOT NULL,
  is_disabled BIGINT NOT NULL
);
-- By the hash of the name typed, known or not: people type passwords into the wrong box.
CREATE TABLE auth_login_failure (
  name_hash BYTEA NOT NULL PRIMARY KEY,
  count BIGINT NOT NULL,
  last_failure BIGINT NOT NULL,
  locked_until BIGINT
);
CREATE INDEX auth_login_failure_age ON auth_login_failure (last_failure);
CREATE TABLE auth_session (
  secret_hash BYTEA NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES auth_account (name),
  created BIGINT NOT NULL,
  last_used BIGINT NOT NULL
);
CREATE INDEX auth_session_account ON auth_session (account, last_used);
CREATE TABLE auth_api_key (
  id TEXT NOT NULL PRIMARY KEY,
  secret_hash BYTEA NOT NULL,
  label TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  expires BIGINT NOT NULL,
  revoked BIGINT
);
)";

}  // namespace

std::vector<store::Migration> migrations() { return {{"auth", 1, kSchema}}; }

}  // namespace dijkwacht::auth
