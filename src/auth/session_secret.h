#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/secret.h"

namespace dijkwacht::auth {

/// What the session cookie holds: 256 random bits. Only its hash is stored. Move-only, wiped when it goes.
class SessionSecret {
 public:
  static SessionSecret random() { return SessionSecret(crypto::SecretKey::random()); }
  /// The cookie's text, 43 characters of base64url. Errors: kUnauthenticated.
  static Result<SessionSecret> parse(std::string_view text);

  /// For the cookie, and nowhere else.
  std::string cookie_value() const { return to_base64url(key_.bytes()); }
  std::array<std::uint8_t, 32> hash() const { return crypto::hash(key_.bytes()); }
  const crypto::SecretKey& key() const { return key_; }

 private:
  explicit SessionSecret(crypto::SecretKey key) : key_(std::move(key)) {}
  crypto::SecretKey key_;
};

}  // namespace dijkwacht::auth
