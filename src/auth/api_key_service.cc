#include "auth/api_key_service.h"

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "crypto/secret.h"

namespace dijkwacht::auth {
namespace {

constexpr std::string_view kPrefix = "dwk_";
constexpr std::size_t kIdBytes = 8;
constexpr std::size_t kIdDigits = 2 * kIdBytes;
constexpr std::size_t kLabelBytesMax = 100;
constexpr std::size_t kScopesMax = 32;

std::unexpected<Error> not_a_key() { return fail(ErrorCode::kUnauthenticated, "this API key is not in use here"); }

struct KeyText {
  std::string_view id;
  crypto::SecretKey secret;
};

/// "dwk_", 16 hexadecimal digits, "_", 43 characters of base64url.
Result<KeyText> parse_key_text(std::string_view text) {
  const auto secret_at = kPrefix.size() + kIdDigits + 1;
  if (!text.starts_with(kPrefix) || text.size() <= secret_at || text[secret_at - 1] != '_') return not_a_key();
  auto bytes = from_base64url(text.substr(secret_at));
  if (!bytes) return not_a_key();
  auto secret = crypto::SecretKey::from_bytes(*bytes);
  crypto::wipe(*bytes);
  if (!secret) return not_a_key();
  return KeyText{text.substr(kPrefix.size(), kIdDigits), std::move(*secret)};
}

std::string key_text(std::string_view id, const crypto::SecretKey& secret) {
  return fmt::format("{}{}_{}", kPrefix, id, to_base64url(secret.bytes()));
}

Result<Time> expiry_of(const ApiKeyRequest& request, Time now, Duration age_max) {
  const auto expires = request.expires.value_or(now + age_max);
  if (expires > now && expires <= now + age_max) return expires;
  return fail(ErrorCode::kInvalidArgument, "the key must expire later than now and within the longest time allowed", "expires");
}

Status check(const ApiKeyRequest& request) {
  if (request.label.empty() || request.label.size() > kLabelBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "say in 1 to 100 bytes what the key is for", "label");
  }
  if (request.scopes.empty() || request.scopes.size() > kScopesMax) {
    return fail(ErrorCode::kInvalidArgument, "a key needs 1 to 32 scopes", "scopes");
  }
  return {};
}

}  // namespace

Result<MadeApiKey> ApiKeyService::make(const Principal& actor, const ApiKeyRequest& request) {
  TRY(check(request));
  const auto now = clock_.now();
  const auto secret = crypto::SecretKey::random();
  const auto id = to_hex(crypto::SecretKey::random().bytes().first(kIdBytes));
  const ApiKey key{.id = id,
                   .secret_hash = crypto::hash(secret.bytes()),
                   .label = request.label,
                   .scopes = request.scopes,
                   .created = now,
                   .created_by = actor.audit_name(),
                   .expires = TRY(expiry_of(request, now, age_max_))};
  TRY(database_.write([&](store::Transaction& transaction) -> Status {
    TRY(insert_api_key(transaction, key));
    TRY(audit::append(transaction, {.actor = actor.audit_name(), .action = "key.made", .subject = "key:" + id}, now));
    return {};
  }));
  return MadeApiKey{id, Sensitive(key_text(id, secret)), key.expires};
}

Status ApiKeyService::revoke(const Principal& actor, std::string_view id) {
  const auto now = clock_.now();
  return database_.write([&](store::Transaction& transaction) -> Status {
    TRY(revoke_api_key(transaction, id, now));
    TRY(audit::append(transaction, {.actor = actor.audit_name(), .action = "key.revoked", .subject = "key:" + std::string(id)},
                      now));
    return {};
  });
}

Result<std::vector<ApiKey>> ApiKeyService::list(std::string_view after, std::size_t limit) {
  return database_.read_value<std::vector<ApiKey>>(
      [&](store::Transaction& transaction) { return list_api_keys(transaction, after, limit); });
}

Result<std::string> ApiKeyService::label_of(std::string_view id) {
  return database_.read_value<std::string>([&](store::Transaction& transaction) -> Result<std::string> {
    auto key = TRY(find_api_key(transaction, id));
    if (!key) return fail(ErrorCode::kNotFound, "there is no such key");
    return std::move(key->label);
  });
}

Result<Principal> ApiKeyService::authenticate(const Sensitive<std::string>& text) {
  const auto shown = TRY(parse_key_text(text.reveal("compare with its hash")));
  std::optional<ApiKey> key;
  TRY(database_.read([&](store::Transaction& transaction) -> Status {
    key = TRY(find_api_key(transaction, shown.id));
    return {};
  }));
  const bool is_right = key && crypto::equal_in_constant_time(key->secret_hash, crypto::hash(shown.secret.bytes()));
  if (!is_right || !is_in_use(*key, clock_.now())) return not_a_key();
  return Principal::machine(key->id, key->scopes);
}

}  // namespace dijkwacht::auth
