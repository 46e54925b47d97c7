#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/scope.h"
#include "base/clock.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// A machine's key, as stored: without its secret.
struct ApiKey {
  std::string id;                              ///< 16 hexadecimal digits
  std::array<std::uint8_t, 32> secret_hash{};  ///< BLAKE2b-256; the secret has 256 random bits, so a slow hash adds nothing
  std::string label;                           ///< what it is for, as its maker wrote it
  std::vector<Scope> scopes;
  Time created;
  std::string created_by;  ///< principal's audit name
  Time expires;
  std::optional<Time> revoked = {};
};

/// May it be used at `now`? Pure.
bool is_in_use(const ApiKey& key, Time now);

Status insert_api_key(store::Transaction& transaction, const ApiKey& key);
Result<std::optional<ApiKey>> find_api_key(store::Transaction& transaction, std::string_view id);
/// By id, those after `after`, at most `limit`; revoked and expired ones too.
Result<std::vector<ApiKey>> list_api_keys(store::Transaction& transaction, std::string_view after, std::size_t limit);
/// Errors: kNotFound; kFailedPrecondition when it was revoked before.
Status revoke_api_key(store::Transaction& transaction, std::string_view id, Time now);

}  // namespace dijkwacht::auth
