#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/consent.h"
#include "reports/report.h"

/// What travels between desk and police about a referral, as data of events. Pure.
/// Reading: errors are kInvalidArgument naming the member; no value stands in any message.
namespace dijkwacht::reports::event {

inline constexpr std::string_view kOffered = "referral.offered";
inline constexpr std::string_view kAccepted = "referral.accepted";
inline constexpr std::string_view kRefused = "referral.refused";
inline constexpr std::string_view kWithdrawn = "referral.withdrawn";
inline constexpr std::string_view kStatus = "report.status";

/// `{"referralId","reportId","partId","hash","fraudType","channel","occurredOn","amount","actor","consent":{"recipient","purpose",
/// "version","textVersion","at","signature"},"sealedVictim","wrap","identificationHash","due"}`.
/// The victim's part travels sealed to the recipient's intake key, so that no outbox or inbox holds it in clear.
struct Offered {
  ReferralId referral;
  ReportFacts facts;
  PartId part;
  std::string part_hash;
  Consent consent;
  Bytes sealed_victim;
  Bytes wrap;
  Bytes identification_hash;
  Time due;
};
std::string offered_text(const Offered& offered);
/// Nothing when the sender erased it before delivery (withdrawn, or answered already).
Result<std::optional<Offered>> read_offered(std::string_view data);

/// `{"referralId","reportId","at"}` and, by type, `"reason"`.
struct Answered {
  ReferralId referral;
  ReportId report;
  Time at;
  std::string reason;  ///< code; empty for an acceptance
};
std::string answered_text(const Answered& answered);
Result<Answered> read_answered(std::string_view data);

/// Reasons of `referral.withdrawn` beside those of a reporter who withdraws the report.
inline constexpr std::string_view kConsentWithdrawn = "consent-withdrawn";
inline constexpr std::string_view kTimeOut = "time-out";
inline constexpr std::string_view kSuperseded = "superseded";

/// `report.status`: `{"reportId","code","at"}`.
struct Progress {
  ReportId report;
  std::string code;
  Time at;
};
std::string progress_text(const Progress& progress);
Result<Progress> read_progress(std::string_view data);

}  // namespace dijkwacht::reports::event
