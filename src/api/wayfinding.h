#pragma once

#include "api/call.h"
#include "reports/form_catalogue.h"
#include "reports/routing_service.h"

namespace dijkwacht::api {

/// Which desk helps, and what a report of each type asks. From data; nothing that is asked is stored.
class Wayfinding {
 public:
  Wayfinding(const reports::RoutingService& routing, const reports::FormCatalogue& forms) : routing_(routing), forms_(forms) {}

  Result<http::Response> questions(const Call& call) const;
  Result<http::Response> advice(const Call& call) const;
  Result<http::Response> report_forms(const Call& call) const;

 private:
  const reports::RoutingService& routing_;
  const reports::FormCatalogue& forms_;
};

}  // namespace dijkwacht::api
