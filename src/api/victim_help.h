#pragma once

#include "api/call.h"
#include "reports/routing_service.h"
#include "victims/goodwill.h"
#include "victims/help_steps.h"

namespace dijkwacht::api {

/// Help for victims as data, open to all: a person's page works out what fits, and nothing of the person comes here.
class VictimHelp {
 public:
  VictimHelp(const victims::HelpSteps& steps, const victims::GoodwillCheck& goodwill, const reports::RoutingService& routing)
      : steps_(steps), goodwill_(goodwill), routing_(routing) {}

  /// Steps, each with its desk as the wayfinder knows it now.
  Result<http::Response> steps(const Call& call) const;
  Result<http::Response> goodwill(const Call& call) const;

 private:
  const victims::HelpSteps& steps_;
  const victims::GoodwillCheck& goodwill_;
  const reports::RoutingService& routing_;
};

}  // namespace dijkwacht::api
