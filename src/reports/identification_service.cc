#include "reports/identification_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "reports/received_referral_table.h"
#include "reports/referral_inbox_service.h"
#include "reports/report_change_table.h"
#include "reports/status_token.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kSubjectBytesMax = 200;

Status check_subject(const std::string& subject) {
  const bool is_good = !subject.empty() && subject.size() <= kSubjectBytesMax &&
                       std::ranges::none_of(subject, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (is_good) return {};
  return fail(ErrorCode::kInvalidArgument, "must be 1 to 200 bytes without control characters", "subject");
}

/// Every referral of the report carries the same hash; one that was not accepted yet must not look like a wrong link.
Result<ReceivedReferral> find_accepted_for(store::Transaction& transaction, const ReportId& report, const Bytes& token_hash) {
  auto referral = TRY(find_for_reporter(transaction, report, token_hash));
  if (referral.state != ReferralState::kAccepted) {
    return fail(ErrorCode::kFailedPrecondition, "the police have not accepted this report, or no longer hold it");
  }
  return referral;
}

policy::Question question(const NodeContext& node, const ReportId& report, Time now) {
  return {.from = reporter_party(),
          .to = node.self,
          .data_class = policy::DataClass::kVictim,
          .purpose = std::string(purpose::kIdentifyReporter),
          .subject = report.text(),
          .facts = {.consent_given = true, .referral_accepted = true},
          .at = now};
}

Status write_identification(store::Transaction& transaction, const NodeContext& node, const Identification& identification) {
  const auto& now = identification.at;
  const auto decision = TRY(node.policy.engine()->permit(question(node, identification.report, now)));
  TRY(insert_identification(transaction, identification));
  TRY(append_change(transaction, identification.report, ReportChangeKind::kIdentified, now));
  const audit::Act identified{.actor = "reporter", .action = "reporter.identified", .subject = identification.report.text()};
  TRY(audit::append(transaction, audit::act_under(decision, identified), now));
  return ReferralInbox(node).tell_desk(transaction, identification.report, "identified", "system");
}

}  // namespace

Result<Identified> IdentificationService::identify(const ReportId& report, std::string_view identification_token,
                                                   const Sensitive<std::string>& subject) {
  const auto now = node_.clock.now();
  TRY(check_subject(subject.reveal("look at its form")));
  const auto hash = identification_token_hash(identification_token);
  const auto check = [report, hash](store::Transaction& transaction) -> Status {
    TRY(find_accepted_for(transaction, report, hash));
    return {};
  };
  TRY(node_.database.read(check));
  const auto token = TRY(node_.keys.tokenise_one(crypto::KeyDomain::kVictim, "person", subject));
  return node_.database.write_value<Identified>([=, this](store::Transaction& transaction) -> Result<Identified> {
    TRY(check(transaction));
    const auto known = TRY(find_identification(transaction, report));
    if (known && known->reporter != token)
      return fail(ErrorCode::kConflict, "another person identified for this report", "subject");
    if (!known) TRY(write_identification(transaction, node_, {.report = report, .reporter = token, .at = now}));
    return Identified{.other_reports = TRY(count_other_reports(transaction, report))};
  });
}

}  // namespace dijkwacht::reports
