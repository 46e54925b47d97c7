#pragma once

#include <functional>
#include <string_view>

#include "auth/access_policy.h"
#include "auth/principal.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::api {

/// One admitted request: what a resource's function gets.
struct Call {
  const http::Request& request;
  const auth::Principal& principal;
  Time now;

  /// The body as JSON. Errors: kInvalidArgument when it is none, or not sent as application/json; kTooLarge.
  Result<JsonDocument> json(std::size_t bytes_max = limits::kJsonBytesMax) const;
  /// A path parameter as an id. Errors: kInvalidArgument naming the parameter.
  template <typename IdType>
  Result<IdType> id(std::string_view name) const {
    const auto parsed = IdType::parse(TRY(request.parameter(name)));
    if (!parsed) return fail(ErrorCode::kInvalidArgument, parsed.error().message, std::string(name));
    return *parsed;
  }
  std::string actor() const { return principal.audit_name(); }
  /// `Idempotency-Key`, empty when there is none. Errors: kInvalidArgument when it is longer than 64 characters.
  Result<std::string> idempotency_key() const;
};

/// Answers a call; an error becomes problem details.
using Action = std::function<Result<http::Response>(const Call&)>;

/// What sets a route apart from the ordinary one.
struct RouteTraits {
  bool partners_pages_may_call = false;  ///< CORS for the origins of the partner register
  bool is_log_in = false;                ///< the strict limit on attempts
  bool opens_session = false;            ///< an old cookie, whose token the page may have forgotten, does not stand in the way
  bool takes_bulk = false;               ///< a body of tens of megabytes
};

/// One row of the route table: nothing is open unless `access` says so.
struct ApiRoute {
  http::Method method;
  const char* path;  ///< below /api/v1, as in openapi.yaml
  auth::AccessPolicy access;
  Action action;
  RouteTraits traits = {};
};

}  // namespace dijkwacht::api
