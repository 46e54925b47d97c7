#pragma once

#include <string>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::http {

/// Which other origins' pages may call a route, and what they may send. Exact origins only; never with cookies.
struct Cors {
  std::vector<std::string> origins;                             ///< "http://fhd.localhost:8080"
  std::vector<std::string> request_headers = {"Content-Type"};  ///< headers that a page may set
  std::vector<std::string> response_headers = {};               ///< headers that a page may read
};

/// The answer to a preflight: allowed when origin and method are, otherwise a 204 that allows nothing.
Response preflight(const Cors& cors, const Request& request, const std::vector<Method>& methods);
/// Lets the page read the answer when its origin is allowed.
void allow_reading(const Cors& cors, const Request& request, Response& response);

}  // namespace dijkwacht::http
