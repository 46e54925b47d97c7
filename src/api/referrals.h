#pragma once

#include "api/call.h"
#include "cases/case_service.h"
#include "reports/referral_inbox_service.h"

namespace dijkwacht::api {

/// Reports that other desks offer to this one.
class Referrals {
 public:
  /// `on_accepted` is told so that linking starts at once instead of at its next turn.
  Referrals(reports::ReferralInbox& inbox, cases::CaseService& cases, std::function<void()> on_accepted)
      : inbox_(inbox), cases_(cases), on_accepted_(std::move(on_accepted)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> accept(const Call& call) const;
  Result<http::Response> refuse(const Call& call) const;

 private:
  /// Narrows to the number that someone typed, of a report or of a case.
  Status look_for(std::string_view typed, reports::ReceivedListQuery& query) const;

  reports::ReferralInbox& inbox_;
  cases::CaseService& cases_;
  std::function<void()> on_accepted_;
};

}  // namespace dijkwacht::api
