#include "http/access_log.h"

namespace dijkwacht::http {

AccessLog log_and_count(telemetry::Log log, telemetry::Metrics& metrics) {
  const auto seconds = metrics.histogram("dijkwacht_http_request_seconds", "Time from a request's header to its answer.",
                                         telemetry::latency_buckets_s());
  return [log = std::move(log), &metrics, seconds](const AccessRecord& record) {
    // A request that never reached a route has none: its path may hold anything, so it is not kept.
    const telemetry::PlainName route(record.route.empty() ? "none" : record.route);
    const telemetry::PlainName method(record.method.empty() ? "none" : record.method);
    log.info("http.request", {{"request", telemetry::PlainName(record.request_id)},
                              {"method", method},
                              {"route", route},
                              {"status", record.status},
                              {"bytes", record.response_bytes},
                              {"time_ms", record.duration}});
    if (!record.fault.empty()) {
      log.error("http.fault", Error{.code = ErrorCode::kInternal, .message = record.fault},
                {{"request", telemetry::PlainName(record.request_id)}, {"route", route}});
    }
    metrics
        .counter("dijkwacht_http_requests_total", "Requests answered.",
                 {{"method", method}, {"route", route}, {"status", telemetry::PlainName(std::to_string(record.status))}})
        .add();
    seconds.observe(std::chrono::duration<double>(record.duration).count());
  };
}

}  // namespace dijkwacht::http
