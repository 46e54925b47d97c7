#pragma once

#include "api/call.h"
#include "reports/referral_inbox_service.h"

namespace dijkwacht::api {

/// Reports that other desks offer to this one.
class Referrals {
 public:
  /// `on_accepted` is told so that linking starts at once instead of at its next turn.
  Referrals(reports::ReferralInbox& inbox, std::function<void()> on_accepted)
      : inbox_(inbox), on_accepted_(std::move(on_accepted)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> accept(const Call& call) const;
  Result<http::Response> refuse(const Call& call) const;

 private:
  reports::ReferralInbox& inbox_;
  std::function<void()> on_accepted_;
};

}  // namespace dijkwacht::api
