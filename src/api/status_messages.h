#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "messaging/partner_register.h"
#include "reports/status_message.h"

namespace dijkwacht::api {

/// What this node tells a person who shows a code, in the shape that one page gathers from all organisations
/// (docs/status-messages.md). The page calls from another organisation's origin, so that none of them learns what the others
/// tell.
class StatusMessages {
 public:
  /// The messages that belong to a code. Errors: kUnauthenticated for a code of nobody.
  using Tell = std::function<Result<reports::StatusMessages>(std::string_view code)>;

  StatusMessages(Tell tell, const messaging::PartnerRegister& partners, std::string self)
      : tell_(std::move(tell)), partners_(partners), self_(std::move(self)) {}

  Result<http::Response> get(const Call& call) const;

 private:
  Tell tell_;
  const messaging::PartnerRegister& partners_;
  std::string self_;
};

}  // namespace dijkwacht::api
