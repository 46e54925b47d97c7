#pragma once

#include "api/call.h"
#include "api/role_texts.h"
#include "auth/authenticator.h"
#include "auth/credential.h"
#include "auth/rate_limiter.h"

namespace dijkwacht::api {

/// Logging in and out.
class Sessions {
 public:
  Sessions(auth::LoginService& log_in, auth::Authenticator& authenticator, RoleTexts texts, auth::CookieTransport transport,
           std::chrono::seconds age_max)
      : log_in_(log_in), authenticator_(authenticator), texts_(std::move(texts)), transport_(transport), age_max_(age_max) {}

  Result<http::Response> log_in(const Call& call) const;
  Result<http::Response> log_in_as(const Call& call) const;
  Result<http::Response> current(const Call& call) const;
  Result<http::Response> log_out(const Call& call) const;
  /// Roles of this node that are one click away, with what each is called and can do; person by person where several have one.
  Result<http::Response> demo_roles(const Call& call, const std::vector<auth::Role>& roles) const;

 private:
  Result<auth::Authenticated> asker(const Call& call) const;
  http::Response opened(const auth::OpenedSession& session) const;

  auth::LoginService& log_in_;
  auth::Authenticator& authenticator_;
  RoleTexts texts_;
  auth::CookieTransport transport_;
  std::chrono::seconds age_max_;
};

}  // namespace dijkwacht::api
