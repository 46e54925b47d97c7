#pragma once

#include "api/call.h"
#include "reports/desk_service.h"
#include "reports/intake_service.h"
#include "reports/referral_service.h"
#include "reports/status_texts.h"

namespace dijkwacht::api {

/// Reports at this desk: received, seen by an agent, offered to another desk.
class Reports {
 public:
  Reports(reports::IntakeService& intake, reports::DeskService& desk, reports::ReferralService& referrals,
          const reports::StatusTexts& texts)
      : intake_(intake), desk_(desk), referrals_(referrals), texts_(texts) {}

  Result<http::Response> create(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  /// Policy's refusal comes with its reasons in both languages.
  Result<http::Response> offer(const Call& call) const;

 private:
  reports::IntakeService& intake_;
  reports::DeskService& desk_;
  reports::ReferralService& referrals_;
  const reports::StatusTexts& texts_;
};

}  // namespace dijkwacht::api
