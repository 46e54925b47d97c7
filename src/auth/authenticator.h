#pragma once

#include <optional>
#include <string_view>

#include "auth/api_key_service.h"
#include "auth/credential.h"
#include "auth/login_service.h"
#include "auth/principal.h"

namespace dijkwacht::auth {

/// Who asks, and the session it came with.
struct Authenticated {
  Principal principal;
  std::optional<SessionSecret> session = {};  ///< of a person; check_csrf (csrf.h) wants it before anything is changed
  std::optional<SessionUser> user = {};       ///< of a person
};

/// Turns what a request showed into who asks. Partners' nodes are not its matter: messaging knows them by their certificate.
/// Thread-safe; the services must outlive it.
class Authenticator {
 public:
  Authenticator(LoginService& log_in, ApiKeyService& api_keys) : log_in_(log_in), api_keys_(api_keys) {}

  /// Nothing shown, or a session that is over, is anonymous: open routes work all the same. A header that is no good is an error,
  /// so that a machine with a wrong key hears of it. Errors: kUnauthenticated; kUnavailable.
  Result<Authenticated> authenticate(std::string_view authorization_header, std::string_view cookie_header);

 private:
  Result<Authenticated> resume(SessionSecret secret);

  LoginService& log_in_;
  ApiKeyService& api_keys_;
};

}  // namespace dijkwacht::auth
