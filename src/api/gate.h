#pragma once

#include <string>
#include <vector>

#include "api/call.h"
#include "auth/auth_settings.h"
#include "auth/authenticator.h"
#include "auth/rate_limiter.h"
#include "http/router.h"

namespace dijkwacht::api {

/// What stands before every route: who asks, is it their own page that asks, may they, and not too often. Thread-safe.
class Gate {
 public:
  struct Settings {
    std::string own_origin;                    ///< changes without a session come from our own pages only
    std::vector<std::string> partner_origins;  ///< whose pages may call the routes that say so
    auth::RateSettings rate;
  };
  Gate(auth::Authenticator& authenticator, const Clock& clock, Settings settings);

  /// The row as the server's router takes it; `prefix` goes before its path.
  http::Route guard(const ApiRoute& route, std::string_view prefix) const;

 private:
  Result<http::Response> pass(const ApiRoute& route, const http::Request& request) const;
  Status check_page(const ApiRoute& route, const auth::Authenticated& asker, const http::Request& request) const;
  Status check_rate(const ApiRoute& route, const auth::Principal& principal, const http::Request& request) const;

  auth::Authenticator& authenticator_;
  const Clock& clock_;
  Settings settings_;
  mutable auth::RateLimiter open_;
  mutable auth::RateLimiter log_in_;
  mutable auth::RateLimiter person_;
  mutable auth::RateLimiter machine_;
};

}  // namespace dijkwacht::api
