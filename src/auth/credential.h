#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "auth/session_secret.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace dijkwacht::auth {

inline constexpr std::string_view kSessionCookieName = "dw_session";
/// A status token or hold code in any of our writings is shorter.
inline constexpr std::size_t kTokenTextBytesMax = 128;
/// Browsers stop at about 4 kB a cookie; ours is 54 bytes.
inline constexpr std::size_t kCookieHeaderBytesMax = 8192;

struct NoCredential {};
struct ApiKeyCredential {
  Sensitive<std::string> text;  ///< "dwk_…" as shown
};
struct StatusCredential {
  std::array<std::uint8_t, 32> token_hash{};  ///< BLAKE2b-256 of the token's text
};
struct HoldCredential {
  std::array<std::uint8_t, 32> code_hash{};
};
struct RightsCredential {
  std::array<std::uint8_t, 32> code_hash{};
};
/// What a request showed.
using Credential =
    std::variant<NoCredential, SessionSecret, ApiKeyCredential, StatusCredential, HoldCredential, RightsCredential>;

/// Reads `Authorization` (`Bearer dwk_…`, `Status …`, `Hold …`, `Rights …`; the scheme in any case) or, when there is none, the
/// session from `Cookie`. A header says more clearly what is meant, so it goes first. Empty headers are none. Pure. Errors:
/// kUnauthenticated when the header is of no known scheme or form, or the session cookie stands there twice. A cookie that is no
/// session of ours is as none: browsers keep old ones.
Result<Credential> read_credential(std::string_view authorization_header, std::string_view cookie_header);

enum class CookieTransport : std::uint8_t { kHttpsOnly, kHttpAllowed };
/// The `Set-Cookie` of a session: HttpOnly, SameSite=Strict, whole site; `kHttpAllowed` leaves out Secure, for `*.localhost`
/// only.
std::string session_cookie(const SessionSecret& session, std::chrono::seconds age_max, CookieTransport transport);
/// The `Set-Cookie` that takes it away.
std::string no_session_cookie(CookieTransport transport);

}  // namespace dijkwacht::auth
