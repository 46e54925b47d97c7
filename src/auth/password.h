#pragma once

#include <string>
#include <string_view>

#include "auth/auth_settings.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace dijkwacht::auth {

using Password = Sensitive<std::string>;

/// Is it one that may be chosen? Length only: rules on characters make passwords worse (NIST SP 800-63B-4, 3.1.1.2).
/// Errors: kInvalidArgument on `password`.
Status check_new_password(const Password& password, const PasswordSettings& settings);

/// Argon2id (RFC 9106) with a salt of its own, as the text `$argon2id$v=19$m=…$…`. Takes `cost.memory_bytes` and a good part of
/// a second: never inside a transaction. Errors: kUnavailable when there is no memory for it.
Result<std::string> hash_password(const Password& password, const PasswordCost& cost);

/// As slow as `hash_password`, whatever the answer.
bool is_password(const Password& password, std::string_view password_hash);

/// Was it made with another cost than ours now?
bool needs_new_hash(std::string_view password_hash, const PasswordCost& cost);

}  // namespace dijkwacht::auth
