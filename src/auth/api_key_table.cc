#include "auth/api_key_table.h"

#include <algorithm>

namespace dijkwacht::auth {
namespace {

Result<ApiKey> api_key_of(const store::Row& row) {
  ApiKey key{.id = row.text(0),
             .label = row.text(2),
             .scopes = TRY(parse_scopes(row.text(3))),
             .created = row.time(4),
             .created_by = row.text(5),
             .expires = row.time(6),
             .revoked = row.optional_time(7)};
  if (row.bytes(1).size() != key.secret_hash.size()) return fail(ErrorCode::kDataCorrupt, "a stored key's hash is not 32 bytes");
  std::ranges::copy(row.bytes(1), key.secret_hash.begin());
  return key;
}

}  // namespace

bool is_in_use(const ApiKey& key, Time now) { return !key.revoked && now < key.expires; }

Status insert_api_key(store::Transaction& transaction, const ApiKey& key) {
  TRY(
      transaction.execute("INSERT INTO auth_api_key (id, secret_hash, label, scopes, created, created_by, expires, revoked) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {key.id, ByteView(key.secret_hash), key.label, scopes_text(key.scopes), key.created, key.created_by,
                           key.expires, key.revoked}));
  return {};
}

Result<std::optional<ApiKey>> find_api_key(store::Transaction& transaction, std::string_view id) {
  const auto row = TRY(transaction.query_one(
      "SELECT id, secret_hash, label, scopes, created, created_by, expires, revoked FROM auth_api_key WHERE id = $1", {id}));
  if (!row) return std::optional<ApiKey>();
  return std::optional(TRY(api_key_of(*row)));
}

Result<std::vector<ApiKey>> list_api_keys(store::Transaction& transaction, std::string_view after, std::size_t limit) {
  std::vector<ApiKey> keys;
  for (const auto& row :
       TRY(transaction.query("SELECT id, secret_hash, label, scopes, created, created_by, expires, revoked FROM auth_api_key "
                             "WHERE id > $1 ORDER BY id LIMIT $2",
                             {after, limit}))) {
    keys.push_back(TRY(api_key_of(row)));
  }
  return keys;
}

Status revoke_api_key(store::Transaction& transaction, std::string_view id, Time now) {
  const auto key = TRY(find_api_key(transaction, id));
  if (!key) return fail(ErrorCode::kNotFound, "there is no such API key");
  if (key->revoked) return fail(ErrorCode::kFailedPrecondition, "this API key was revoked before");
  TRY(transaction.execute("UPDATE auth_api_key SET revoked = $2 WHERE id = $1", {id, now}));
  return {};
}

}  // namespace dijkwacht::auth
