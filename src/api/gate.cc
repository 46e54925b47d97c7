#include "api/gate.h"

#include <fmt/core.h>

#include "auth/csrf.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kImportBodyBytesMax = 32 << 20;  // a feed's whole list; every other body is small

http::Response problem_of(const Error& error) {
  auto response = http::problem(error);
  if (error.code == ErrorCode::kRateLimited) response.headers.set("Retry-After", "1");
  return response;
}

}  // namespace

Gate::Gate(auth::Authenticator& authenticator, const Clock& clock, Settings settings)
    : authenticator_(authenticator),
      clock_(clock),
      settings_(std::move(settings)),
      open_(settings_.rate.open, settings_.rate.keys_max, clock),
      log_in_(settings_.rate.log_in, settings_.rate.keys_max, clock),
      person_(settings_.rate.person, settings_.rate.keys_max, clock),
      machine_(settings_.rate.machine, settings_.rate.keys_max, clock) {}

http::Route Gate::guard(const ApiRoute& route, std::string_view prefix) const {
  http::Route guarded{.method = route.method, .pattern = std::string(prefix) + route.path, .handler = nullptr};
  guarded.handler = [this, route](const http::Request& request) {
    auto response = pass(route, request);
    return response ? std::move(*response) : problem_of(response.error());
  };
  if (route.traits.partners_pages_may_call) {
    guarded.cors = http::Cors{.origins = settings_.partner_origins,
                              .request_headers = {"Content-Type", "Idempotency-Key", "Authorization"},
                              .response_headers = {"API-Version"}};
  }
  if (route.traits.takes_bulk) guarded.body_bytes_max = kImportBodyBytesMax;
  return guarded;
}

Result<http::Response> Gate::pass(const ApiRoute& route, const http::Request& request) const {
  const auto asker = TRY(
      authenticator_.authenticate(request.headers.get("Authorization").value_or(""), request.headers.get("Cookie").value_or("")));
  TRY(check_rate(route, asker.principal, request));
  TRY(auth::admit(route.access, asker.principal));
  TRY(check_page(route, asker, request));
  return route.action({request, asker.principal, clock_.now()});
}

Status Gate::check_page(const ApiRoute& route, const auth::Authenticated& asker, const http::Request& request) const {
  const auto method = http::name_of(request.method);
  if (asker.session && !route.traits.opens_session)
    return auth::check_csrf(method, *asker.session, request.headers.get("X-CSRF-Token").value_or(""));
  if (route.traits.partners_pages_may_call || asker.principal.kind == auth::PrincipalKind::kMachine) return {};
  return auth::check_origin(method, request.headers.get("Origin").value_or(""), settings_.own_origin);
}

Status Gate::check_rate(const ApiRoute& route, const auth::Principal& principal, const http::Request& request) const {
  Duration wait{};
  switch (principal.kind) {
    case auth::PrincipalKind::kMachine: wait = machine_.take(principal.id); break;
    case auth::PrincipalKind::kPerson: wait = person_.take(principal.id); break;
    default: wait = (route.traits.is_log_in ? log_in_ : open_).take(request.client_address);
  }
  if (wait == Duration::zero()) return {};
  return fail(ErrorCode::kRateLimited, fmt::format("too many requests; try again in {} ms", wait.count()));
}

}  // namespace dijkwacht::api
