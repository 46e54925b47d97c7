#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/api_key_table.h"
#include "auth/auth_settings.h"
#include "auth/principal.h"
#include "base/clock.h"
#include "base/sensitive.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// A key just made.
struct MadeApiKey {
  std::string id;
  Sensitive<std::string> text;  ///< "dwk_<id>_<secret>": shown once, never to be had again
  Time expires;
};

/// What a key is asked for.
struct ApiKeyRequest {
  std::string label;
  std::vector<Scope> scopes;
  /// Nothing means the longest that the settings allow.
  std::optional<Time> expires = {};
};

/// API keys of machines. Making and revoking is in the audit log, in the same transaction. Thread-safe.
class ApiKeyService {
 public:
  /// `database` and `clock` must outlive it; the schema must be there.
  ApiKeyService(store::Database& database, const Clock& clock, const AuthSettings& settings)
      : database_(database), clock_(clock), age_max_(settings.api_key_age_max) {}

  /// Errors: kInvalidArgument on `label` (1 to 100 bytes), `scopes` (at least one) or `expires` (past, or beyond the limit).
  Result<MadeApiKey> make(const Principal& actor, const ApiKeyRequest& request);
  /// Holds from the next request on. Errors: kNotFound; kFailedPrecondition when it was revoked before.
  Status revoke(const Principal& actor, std::string_view id);
  Result<std::vector<ApiKey>> list(std::string_view after, std::size_t limit);

  /// What its maker wrote on the key. Errors: kNotFound.
  Result<std::string> label_of(std::string_view id);

  /// The machine that this key stands for. Errors: kUnauthenticated, without telling whether the key is unknown, wrong, expired
  /// or revoked.
  Result<Principal> authenticate(const Sensitive<std::string>& text);

 private:
  store::Database& database_;
  const Clock& clock_;
  const Duration age_max_;
};

}  // namespace dijkwacht::auth
