#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace dijkwacht::http {

/// One answered request, for the log and the metrics. By its shape it cannot hold a query, an address, a person's path or a body:
/// only the pattern of the route that answered, and what our own errors say (never personal data).
struct AccessRecord {
  std::string request_id;
  std::string method;  ///< empty when the request could not be read
  std::string route;   ///< "/api/v1/reports/{reportId}"; empty when no route answered
  int status = 0;
  std::size_t response_bytes = 0;
  std::string fault;                     ///< what went wrong when the fault is ours; empty otherwise
  std::chrono::microseconds duration{};  ///< from the end of the header to the end of the handler
};

/// Called on io threads: it must not block.
using AccessLog = std::function<void(const AccessRecord&)>;

}  // namespace dijkwacht::http
