#include "reports/referral_inbox_service.h"

#include "audit/audit_log.h"
#include "reports/accepted_report_service.h"
#include "reports/protocol.h"
#include "reports/referral_event.h"
#include "reports/report_change_table.h"
#include "reports/sealed_part_table.h"
#include "reports/timeline_table.h"

namespace dijkwacht::reports {
namespace {

Result<ReceivedReferral> read_received(store::Transaction& transaction, const ReferralId& id) {
  auto referral = TRY(find_received(transaction, id));
  if (!referral) return fail(ErrorCode::kNotFound, "there is no referral with this id", "referralId");
  return std::move(*referral);
}

Status check_open(const ReceivedReferral& referral) {
  if (referral.state == ReferralState::kOffered) return {};
  return fail(ErrorCode::kFailedPrecondition, "this referral is answered or withdrawn already");
}

Status send_answer(store::Transaction& transaction, const NodeContext& node, const ReceivedReferral& referral,
                   std::string_view type, std::string_view reason, std::string_view actor, Time now) {
  const auto data =
      event::answered_text({.referral = referral.id, .report = referral.facts.id, .at = now, .reason = std::string(reason)});
  return send_protocol(transaction, node,
                       {.recipient = referral.desk,
                        .type = std::string(type),
                        .purpose = purpose::kReportStatus,
                        .subject = referral.id.text(),
                        .version = 1,
                        .data = data,
                        .actor = std::string(actor)},
                       now);
}

/// The consent must be the reporter's, to us and for this, and signed by the desk that passes it on.
Status check_consent_of_offer(const NodeContext& node, const Peer& desk, const Consent& consent) {
  if (consent.recipient != node.self.id || consent.purpose != purpose::kStartInvestigation) {
    return fail(ErrorCode::kPermissionDenied, "the consent is for another recipient or purpose");
  }
  return check_consent(desk.signing_key, consent);
}

ReceivedReferral received_of(const event::Offered& offered, std::string_view from, Time now) {
  return {.id = offered.referral,
          .facts = offered.facts,
          .desk = std::string(from),
          .part = offered.part,
          .part_hash = offered.part_hash,
          .wrap = offered.wrap,
          .victim = offered.sealed_victim,
          .consent = offered.consent,
          .identification_hash = offered.identification_hash,
          .state = ReferralState::kOffered,
          .offered_at = now,
          .due = offered.due,
          .decided_at = {},
          .status_version = 0};
}

Status write_refusal(store::Transaction& transaction, const NodeContext& node, const ReceivedReferral& referral,
                     RefusalReason reason, std::string_view actor, Time now) {
  TRY(mark_closed(transaction, referral.id, ReferralState::kRefused, now));
  return send_answer(transaction, node, referral, event::kRefused, name_of(reason), actor, now);
}

/// A report that came to the police themselves has no desk between: its reporter reads the news here.
Status tell_own(store::Transaction& transaction, const NodeContext& node, const ReportId& report, std::string_view code,
                std::string_view actor, Time now) {
  TRY(append_timeline(transaction, report, {now, std::string(code), node.self.id, ""}));
  TRY(audit::append(transaction,
                    {.actor = std::string(actor),
                     .action = std::string(event::kStatus),
                     .subject = report.text(),
                     .purpose = std::string(purpose::kReportStatus)},
                    now));
  return {};
}

}  // namespace

Result<std::vector<ReceivedReferral>> ReferralInbox::list(const ReceivedListQuery& query) {
  return node_.database.read_value<std::vector<ReceivedReferral>>(
      [&](store::Transaction& transaction) { return list_received(transaction, query); });
}

Result<ReceivedReferral> ReferralInbox::accept(const ReferralId& id, std::string_view actor) {
  const auto now = node_.clock.now();
  auto referral = TRY(node_.database.read_value<ReceivedReferral>(
      [&](store::Transaction& transaction) { return read_received(transaction, id); }));
  if (referral.state == ReferralState::kAccepted) return referral;
  TRY(check_open(referral));
  const auto victim =
      TRY(node_.keys.reseal(crypto::KeyDomain::kIntake, referral.victim, node_.keys.sealing_key(crypto::KeyDomain::kVictim)));
  return node_.database.write_value<ReceivedReferral>(
      [=, this, who = std::string(actor)](store::Transaction& transaction) -> Result<ReceivedReferral> {
        const auto current = TRY(read_received(transaction, id));
        if (current.state == ReferralState::kAccepted) return current;
        TRY(check_open(current));
        if (TRY(find_accepted(transaction, current.facts.id))) {
          return fail(ErrorCode::kConflict, "this report was accepted under another referral");
        }
        TRY(mark_accepted(transaction, id, victim, now));
        TRY(append_change(transaction, current.facts.id, ReportChangeKind::kAccepted, now));
        TRY(send_answer(transaction, node_, current, event::kAccepted, "", who, now));
        return read_received(transaction, id);
      });
}

Result<ReceivedReferral> ReferralInbox::refuse(const ReferralId& id, RefusalReason reason, std::string_view actor) {
  const auto now = node_.clock.now();
  return node_.database.write_value<ReceivedReferral>(
      [=, this, who = std::string(actor)](store::Transaction& transaction) -> Result<ReceivedReferral> {
        const auto referral = TRY(read_received(transaction, id));
        if (referral.state == ReferralState::kRefused) return referral;
        TRY(check_open(referral));
        TRY(write_refusal(transaction, node_, referral, reason, who, now));
        return read_received(transaction, id);
      });
}

Status ReferralInbox::tell_desk(store::Transaction& transaction, const ReportId& report, std::string_view code,
                                std::string_view actor) {
  const auto now = node_.clock.now();
  const auto referral = TRY(find_accepted(transaction, report));
  if (!referral) return {};
  if (referral->desk == node_.self.id) return tell_own(transaction, node_, report, code, actor, now);
  return send_protocol(transaction, node_,
                       {.recipient = referral->desk,
                        .type = std::string(event::kStatus),
                        .purpose = purpose::kReportStatus,
                        .subject = report.text(),
                        .version = TRY(next_status_version(transaction, referral->id)),
                        .data = event::progress_text({.report = report, .code = std::string(code), .at = now}),
                        .actor = std::string(actor)},
                       now);
}

Status ReferralInbox::apply_offered(store::Transaction& transaction, std::string_view from, std::string_view data) {
  const auto offered = TRY(event::read_offered(data));
  if (!offered) return {};
  const auto now = node_.clock.now();
  const auto* desk = node_.peers.find(from);
  if (desk == nullptr) return fail(ErrorCode::kPermissionDenied, "the sender is no partner");
  if (TRY(find_received(transaction, offered->referral))) return {};
  TRY(check_consent_of_offer(node_, *desk, offered->consent));
  const auto referral = received_of(*offered, from, now);
  TRY(insert_received(transaction, referral));
  TRY(audit::append(transaction,
                    {.actor = "partner:" + std::string(from),
                     .action = "referral.received",
                     .subject = referral.id.text(),
                     .rule = "R04",
                     .purpose = std::string(purpose::kStartInvestigation)},
                    now));
  if (TRY(has_sealed_part(transaction, referral.part, referral.part_hash))) return {};
  return write_refusal(transaction, node_, referral, RefusalReason::kIncomplete, "system", now);
}

Status ReferralInbox::apply_withdrawn(store::Transaction& transaction, std::string_view from, std::string_view data) {
  const auto news = TRY(event::read_answered(data));
  const auto now = node_.clock.now();
  const auto referral = TRY(find_received(transaction, news.referral));
  if (!referral) return {};  // erased before it came here
  if (referral->desk != from) return fail(ErrorCode::kPermissionDenied, "this referral came from another desk");
  const bool was_accepted = referral->state == ReferralState::kAccepted;
  // We answered before the desk stopped waiting: our answer counts, there as here.
  if (was_accepted && news.reason == event::kTimeOut) return {};
  if (!was_accepted && referral->state != ReferralState::kOffered) return {};
  TRY(audit::append(transaction,
                    {.actor = "partner:" + std::string(from),
                     .action = "referral.withdrawn",
                     .subject = referral->id.text(),
                     .outcome = news.reason},
                    now));
  if (was_accepted) return end_accepted_report(transaction, *referral, now);
  return mark_closed(transaction, referral->id, ReferralState::kWithdrawn, now);
}

}  // namespace dijkwacht::reports
