#pragma once

#include "api/call.h"
#include "config/node_settings.h"
#include "messaging/partner_register.h"

namespace dijkwacht::api {

/// What this node is, and who else takes part.
class NodeInfo {
 public:
  NodeInfo(const config::NodeSettings& settings, const messaging::PartnerRegister& partners)
      : settings_(settings), partners_(partners) {}
  Result<http::Response> get(const Call& call) const;

 private:
  const config::NodeSettings& settings_;
  const messaging::PartnerRegister& partners_;
};

}  // namespace dijkwacht::api
