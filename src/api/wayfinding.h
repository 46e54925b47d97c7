#pragma once

#include "api/call.h"
#include "reports/form_catalogue.h"
#include "reports/routing_table.h"

namespace dijkwacht::api {

/// Which desk helps, and what a report of each type asks. From data; nothing is stored.
class Wayfinding {
 public:
  Wayfinding(const reports::RoutingTable& routing, const reports::FormCatalogue& forms) : routing_(routing), forms_(forms) {}

  Result<http::Response> questions(const Call& call) const;
  Result<http::Response> advice(const Call& call) const;
  Result<http::Response> report_forms(const Call& call) const;

 private:
  const reports::RoutingTable& routing_;
  const reports::FormCatalogue& forms_;
};

}  // namespace dijkwacht::api
