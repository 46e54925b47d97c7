#include "auth/session_secret.h"

namespace dijkwacht::auth {

Result<SessionSecret> SessionSecret::parse(std::string_view text) {
  auto bytes = from_base64url(text);
  if (!bytes || bytes->size() != crypto::SecretKey::kBytes) return fail(ErrorCode::kUnauthenticated, "log in first");
  auto key = crypto::SecretKey::from_bytes(*bytes);
  crypto::wipe(*bytes);
  return SessionSecret(std::move(*key));
}

}  // namespace dijkwacht::auth
