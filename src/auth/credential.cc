#include "auth/credential.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "base/clock.h"

namespace dijkwacht::auth {
namespace {

std::unexpected<Error> not_understood() {
  return fail(ErrorCode::kUnauthenticated,
              "the Authorization header is not one that we know: use Bearer, Status, Hold or Rights");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// RFC 9110 token68, which covers base64url, hexadecimal and API keys.
bool is_token_text(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= kTokenTextBytesMax && std::ranges::all_of(text, is_plain);
}

Result<Credential> read_authorization(std::string_view header) {
  const auto space = header.find(' ');
  if (space == std::string_view::npos) return not_understood();
  const auto scheme = header.substr(0, space);
  const auto text = trimmed(header.substr(space));
  if (!is_token_text(text)) return not_understood();
  if (is_same_word(scheme, "Bearer")) return Credential(ApiKeyCredential{Sensitive(std::string(text))});
  if (is_same_word(scheme, "Status")) return Credential(StatusCredential{crypto::hash(as_bytes(text))});
  if (is_same_word(scheme, "Hold")) return Credential(HoldCredential{crypto::hash(as_bytes(text))});
  if (is_same_word(scheme, "Rights")) return Credential(RightsCredential{crypto::hash(as_bytes(text))});
  return not_understood();
}

/// The value of our cookie; nothing when it is not there. Errors: kUnauthenticated when it is there twice, because then another
/// site of the same domain may have put one in.
Result<std::optional<std::string_view>> find_session_cookie(std::string_view header) {
  std::optional<std::string_view> found;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != kSessionCookieName) continue;
    if (found) return fail(ErrorCode::kUnauthenticated, "the session cookie stands there twice: remove cookies and log in again");
    found = pair.substr(equals + 1);
  }
  return found;
}

std::string_view secure_attribute(CookieTransport transport) {
  return transport == CookieTransport::kHttpsOnly ? "; Secure" : "";
}

}  // namespace

Result<Credential> read_credential(std::string_view authorization_header, std::string_view cookie_header) {
  const auto authorization = trimmed(authorization_header);
  if (!authorization.empty()) return read_authorization(authorization);
  if (cookie_header.size() > kCookieHeaderBytesMax) return fail(ErrorCode::kUnauthenticated, "the Cookie header is too long");
  const auto cookie = TRY(find_session_cookie(cookie_header));
  if (!cookie) return Credential(NoCredential{});
  auto session = SessionSecret::parse(*cookie);
  if (!session) return Credential(NoCredential{});
  return Credential(std::move(*session));
}

std::string session_cookie(const SessionSecret& session, std::chrono::seconds age_max, CookieTransport transport) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", kSessionCookieName, session.cookie_value(),
                     age_max.count(), secure_attribute(transport));
}

std::string no_session_cookie(CookieTransport transport) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{}", kSessionCookieName, secure_attribute(transport));
}

}  // namespace dijkwacht::auth
