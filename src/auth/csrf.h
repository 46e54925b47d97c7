#pragma once

#include <string>
#include <string_view>

#include "auth/session_secret.h"
#include "base/result.h"

namespace dijkwacht::auth {

/// Does this method change something? GET, HEAD and OPTIONS do not.
bool is_state_changing(std::string_view method);

/// The token of a session: keyed hash under the session's secret, so it needs no storage, ends with the session, and does not
/// give the secret away to a page that reads it.
std::string csrf_token(const SessionSecret& session);

/// For a request that came with a session cookie: `header` is its `X-CSRF-Token`. Pure, constant time.
/// Errors: kPermissionDenied when the method changes something and the token is not this session's.
Status check_csrf(std::string_view method, const SessionSecret& session, std::string_view header);

/// For a request that changes something before there is a session (logging in): its `Origin` must be ours. A missing header is
/// let through, because only browsers can be tricked and browsers send it. Errors: kPermissionDenied.
Status check_origin(std::string_view method, std::string_view origin_header, std::string_view own_origin);

}  // namespace dijkwacht::auth
