#pragma once

#include "http/access_record.h"
#include "telemetry/log.h"
#include "telemetry/metrics.h"

namespace dijkwacht::http {

/// Writes each request as one line ("http.request": request, method, route, status, bytes, time) and counts it in
/// `dijkwacht_http_requests_total{method,route,status}` and `dijkwacht_http_request_seconds`. `metrics` must outlive the server.
AccessLog log_and_count(telemetry::Log log, telemetry::Metrics& metrics);

}  // namespace dijkwacht::http
