#include "auth/csrf.h"

#include "crypto/secret.h"

namespace dijkwacht::auth {

bool is_state_changing(std::string_view method) { return method != "GET" && method != "HEAD" && method != "OPTIONS"; }

std::string csrf_token(const SessionSecret& session) {
  return to_base64url(crypto::keyed_hash(session.key(), as_bytes("dijkwacht/v1/csrf")));
}

Status check_csrf(std::string_view method, const SessionSecret& session, std::string_view header) {
  if (!is_state_changing(method)) return {};
  if (crypto::equal_in_constant_time(as_bytes(csrf_token(session)), as_bytes(header))) return {};
  return fail(ErrorCode::kPermissionDenied, "this page is out of date: load it again and try once more");
}

Status check_origin(std::string_view method, std::string_view origin_header, std::string_view own_origin) {
  if (!is_state_changing(method) || origin_header.empty() || origin_header == own_origin) return {};
  return fail(ErrorCode::kPermissionDenied, "this request comes from another site's page");
}

}  // namespace dijkwacht::auth
