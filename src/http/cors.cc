#include "http/cors.h"

#include <algorithm>

#include <fmt/ranges.h>

namespace dijkwacht::http {
namespace {

/// A preflight may be remembered this long: ten minutes, so that a withdrawn permission does not linger.
constexpr std::string_view kPreflightAgeSeconds = "600";

bool is_allowed_origin(const Cors& cors, const Request& request) {
  const auto origin = request.headers.get("Origin");
  return origin && std::ranges::find(cors.origins, *origin) != cors.origins.end();
}

}  // namespace

Response preflight(const Cors& cors, const Request& request, const std::vector<Method>& methods) {
  auto response = no_content();
  response.headers.set("Vary", "Origin");
  const auto asked = request.headers.get("Access-Control-Request-Method");
  const bool is_allowed_method = asked && std::ranges::any_of(methods, [&](Method method) { return name_of(method) == *asked; });
  if (!is_allowed_method || !is_allowed_origin(cors, request)) return response;
  std::vector<std::string_view> names;
  for (const auto method : methods) names.push_back(name_of(method));
  response.headers.set("Access-Control-Allow-Origin", *request.headers.get("Origin"));
  response.headers.set("Access-Control-Allow-Methods", fmt::format("{}", fmt::join(names, ", ")));
  response.headers.set("Access-Control-Allow-Headers", fmt::format("{}", fmt::join(cors.request_headers, ", ")));
  response.headers.set("Access-Control-Max-Age", kPreflightAgeSeconds);
  return response;
}

void allow_reading(const Cors& cors, const Request& request, Response& response) {
  response.headers.add("Vary", "Origin");
  if (!is_allowed_origin(cors, request)) return;
  response.headers.set("Access-Control-Allow-Origin", *request.headers.get("Origin"));
  if (cors.response_headers.empty()) return;
  response.headers.set("Access-Control-Expose-Headers", fmt::format("{}", fmt::join(cors.response_headers, ", ")));
}

}  // namespace dijkwacht::http
