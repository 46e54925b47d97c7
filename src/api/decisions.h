#pragma once

#include "api/call.h"
#include "barriers/decision_service.h"

namespace dijkwacht::api {

/// A barrier's answer on a payment, and the same answer again.
class Decisions {
 public:
  /// `hold_page`: where the person held reads why; the code goes behind '#', which stays in the browser.
  Decisions(barriers::DecisionService& decisions, std::string hold_page)
      : decisions_(decisions), hold_page_(std::move(hold_page)) {}

  Result<http::Response> create(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> replay(const Call& call) const;

 private:
  barriers::DecisionService& decisions_;
  std::string hold_page_;
};

}  // namespace dijkwacht::api
