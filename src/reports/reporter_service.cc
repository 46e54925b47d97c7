#include "reports/reporter_service.h"

#include "audit/audit_log.h"
#include "reports/compartment_table.h"
#include "reports/consent_table.h"
#include "reports/next_step.h"
#include "reports/referral_event.h"
#include "reports/referral_service.h"
#include "reports/status_token.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kReporter = "reporter";

Status check_change(const NodeContext& node, const ReporterService::ConsentChange& change) {
  if (node.peers.find(change.recipient) == nullptr) {
    return fail(ErrorCode::kInvalidArgument, "is no partner of this desk", "recipient");
  }
  if (!node.policy.engine()->rules().texts().has("purposes", change.purpose)) {
    return fail(ErrorCode::kInvalidArgument, "is no purpose", "purpose");
  }
  if (!parse_date(change.text_version)) return fail(ErrorCode::kInvalidArgument, "must be the date of the text", "textVersion");
  return {};
}

bool is_same(const std::optional<Consent>& consent, const ReporterService::ConsentChange& change) {
  return consent ? consent->is_given == change.is_given : !change.is_given;
}

/// What holds before a change.
struct Standing {
  ReportId report;
  std::optional<Consent> consent;
};

Result<Standing> read_standing(store::Transaction& transaction, const Bytes& token_hash,
                               const ReporterService::ConsentChange& change) {
  const auto report = TRY(read_report_by_token(transaction, token_hash));
  auto consent = TRY(find_consent(transaction, report.facts.id, change.recipient, change.purpose));
  return Standing{report.facts.id, std::move(consent)};
}

Status write_consent(store::Transaction& transaction, const Consent& consent, Time now) {
  const auto* code = consent.is_given ? "consent-given" : "consent-withdrawn";
  TRY(insert_consent(transaction, consent));
  TRY(append_timeline(transaction, consent.report, {now, code, consent.recipient, ""}));
  TRY(audit::append(transaction,
                    {.actor = std::string(kReporter),
                     .action = consent.is_given ? "consent.given" : "consent.withdrawn",
                     .subject = consent.report.text(),
                     .purpose = consent.purpose,
                     .outcome = consent.recipient},
                    now));
  return {};
}

/// Withdrawn consent: the key goes, here and at the recipient, and the report is the desk's again.
Status undo_sharing(store::Transaction& transaction, const NodeContext& node, const StoredReport& report,
                    std::string_view recipient, Time now) {
  const auto& id = report.facts.id;
  TRY(destroy_wraps(transaction, id, recipient));
  TRY(withdraw_referrals(transaction, node, id, recipient, event::kConsentWithdrawn, kReporter, now));
  // Handed over already: nothing of it can be read any more, and the desk has given its part away.
  const bool was_handed_over = report.state == ReportState::kAccepted;
  const bool waits = report.state == ReportState::kReceived || report.state == ReportState::kOffered;
  if (!was_handed_over && !waits) return {};
  const auto state = was_handed_over ? ReportState::kWithdrawn : ReportState::kReceived;
  const auto step = next_step(state, Consented::kNo, node.terms, now);
  return update_report_state(transaction, id, state, step.code, step.due);
}

Status check_can_change(const StoredReport& report, const std::optional<StoredPart>& part, bool is_given) {
  if (report.state == ReportState::kWithdrawn) {
    return fail(ErrorCode::kFailedPrecondition, "this report is withdrawn; make a new one");
  }
  const bool has_key = part && !part->wrap.empty();
  if (is_given && !has_key) {
    return fail(ErrorCode::kFailedPrecondition, "the key to what you told was destroyed; make a new report");
  }
  return {};
}

Status apply_change(store::Transaction& transaction, const NodeContext& node, const StoredReport& report, const Consent& consent,
                    Time now) {
  TRY(write_consent(transaction, consent, now));
  if (!consent.is_given) return undo_sharing(transaction, node, report, consent.recipient, now);
  if (report.state != ReportState::kReceived) return {};
  const auto step = next_step(ReportState::kReceived, Consented::kYes, node.terms, now);
  return update_next_step(transaction, report.facts.id, step.code, step.due);
}

}  // namespace

Result<ReporterService::View> ReporterService::status(std::string_view status_token) {
  const auto hash = status_token_hash(status_token);
  return node_.database.read_value<View>([&](store::Transaction& transaction) -> Result<View> {
    auto report = TRY(read_report_by_token(transaction, hash));
    auto timeline = TRY(read_timeline(transaction, report.facts.id));
    auto consents = TRY(list_consents(transaction, report.facts.id));
    return View{std::move(report), std::move(timeline), std::move(consents)};
  });
}

Result<Consent> ReporterService::set_consent(std::string_view status_token, const ConsentChange& change) {
  const auto now = node_.clock.now();
  const auto hash = status_token_hash(status_token);
  const auto before = TRY(node_.database.read_value<Standing>(
      [&](store::Transaction& transaction) { return read_standing(transaction, hash, change); }));
  TRY(check_change(node_, change));
  // Signed before the transaction; if another change comes first, its version number is taken and this one is a conflict.
  const auto consent = TRY(sign_consent(node_.keys, {.report = before.report,
                                                     .recipient = change.recipient,
                                                     .purpose = change.purpose,
                                                     .version = before.consent ? before.consent->version + 1 : 1,
                                                     .is_given = change.is_given,
                                                     .text_version = change.text_version,
                                                     .at = now,
                                                     .signature = {}}));
  return node_.database.write_value<Consent>([=, this](store::Transaction& transaction) -> Result<Consent> {
    const auto current = TRY(find_consent(transaction, consent.report, consent.recipient, consent.purpose));
    if (is_same(current, change)) return current.value_or(consent);
    const auto report = TRY(read_report(transaction, consent.report));
    TRY(check_can_change(report, TRY(find_part(transaction, consent.report, consent.recipient)), consent.is_given));
    TRY(apply_change(transaction, node_, report, consent, now));
    return consent;
  });
}

Status ReporterService::withdraw(std::string_view status_token, WithdrawalReason reason) {
  const auto now = node_.clock.now();
  const auto hash = status_token_hash(status_token);
  return node_.database.write([=, this](store::Transaction& transaction) -> Status {
    const auto report = TRY(read_report_by_token(transaction, hash));
    if (report.state == ReportState::kWithdrawn) return {};
    const auto& id = report.facts.id;
    TRY(destroy_wraps(transaction, id, ""));
    TRY(destroy_victim_part(transaction, id));
    TRY(withdraw_referrals(transaction, node_, id, "", name_of(reason), kReporter, now));
    const auto step = next_step(ReportState::kWithdrawn, Consented::kNo, node_.terms, now);
    TRY(update_report_state(transaction, id, ReportState::kWithdrawn, step.code, step.due));
    TRY(append_timeline(transaction, id, {now, "withdrawn", std::string(kReporter), std::string(name_of(reason))}));
    TRY(audit::append(transaction,
                      {.actor = std::string(kReporter),
                       .action = "report.withdrawn",
                       .subject = id.text(),
                       .outcome = std::string(name_of(reason))},
                      now));
    return {};
  });
}

}  // namespace dijkwacht::reports
