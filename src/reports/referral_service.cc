#include "reports/referral_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "reports/compartment_table.h"
#include "reports/consent_table.h"
#include "reports/next_step.h"
#include "reports/protocol.h"
#include "reports/referral_event.h"
#include "reports/timeline_table.h"

namespace dijkwacht::reports {
namespace {

constexpr policy::DataClass kVictimClass = policy::DataClass::kVictim;

/// What the recipient may still hold, so that a withdrawal must reach it.
bool may_be_held(const Referral& referral) {
  return referral.state == ReferralState::kOffered || referral.state == ReferralState::kAccepted ||
         referral.state == ReferralState::kExpired;
}

bool can_be_offered(ReportState state) {
  return state == ReportState::kReceived || state == ReportState::kRefused || state == ReportState::kReturned;
}

/// All that an offer is made of, read at one moment.
struct Material {
  StoredReport report;
  std::optional<Consent> consent;
  std::optional<StoredPart> part;
  std::optional<crypto::WrappedPart> victim;
  std::optional<Referral> open;
};

Result<Material> read_material(store::Transaction& transaction, const ReportId& report, std::string_view recipient) {
  Material material{.report = TRY(read_report(transaction, report)), .consent = {}, .part = {}, .victim = {}, .open = {}};
  material.consent = TRY(find_consent(transaction, report, recipient, purpose::kStartInvestigation));
  material.part = TRY(find_part(transaction, report, recipient));
  material.victim = TRY(find_victim_part(transaction, report));
  for (auto& referral : TRY(list_referrals(transaction, report))) {
    if (referral.state == ReferralState::kOffered && referral.recipient == recipient) material.open = std::move(referral);
  }
  return material;
}

policy::Question offer_question(const NodeContext& node, const Peer& peer, const std::optional<Consent>& consent,
                                const std::string& subject, Time now) {
  return {.from = node.self,
          .to = peer.party,
          .data_class = kVictimClass,
          .purpose = std::string(purpose::kStartInvestigation),
          .subject = subject,
          .facts = {.consent_given = consent && consent->is_given},
          .at = now};
}

Result<const Peer*> recipient_of(const NodeContext& node, std::string_view id) {
  const auto* peer = node.peers.find(id);
  if (peer != nullptr && peer->intake_key) return peer;
  return fail(ErrorCode::kInvalidArgument, "this organisation takes no referrals", "recipient");
}

Status check_offerable(const Material& material) {
  if (!can_be_offered(material.report.state)) {
    return fail(ErrorCode::kFailedPrecondition, "a report that is handed over, offered or withdrawn cannot be offered");
  }
  const bool has_key = material.part && !material.part->wrap.empty();
  if (!has_key) return fail(ErrorCode::kFailedPrecondition, "the key to the sealed part is gone; ask for a new report");
  if (!material.victim) return fail(ErrorCode::kFailedPrecondition, "the victim's part is gone; ask for a new report");
  return {};
}

/// The victim's part, opened with the desk's key and sealed to the recipient, without ever lying anywhere in between.
Result<Bytes> seal_victim_to(const NodeContext& node, const Peer& peer, const crypto::WrappedPart& part) {
  const auto opened = TRY(node.keys.open_part(crypto::KeyDomain::kVictim, part));
  return crypto::seal_box(*peer.intake_key, opened.reveal("hand over to the recipient"));
}

event::Offered offer_of(const Material& material, const Referral& referral, const Consent& consent, Bytes sealed_victim) {
  return {.referral = referral.id,
          .facts = material.report.facts,
          .part = material.part->id,
          .part_hash = material.part->hash,
          .consent = consent,
          .sealed_victim = std::move(sealed_victim),
          .wrap = material.part->wrap,
          .identification_hash = material.report.identification_hash,
          .due = referral.due};
}

Status move_report(store::Transaction& transaction, const NodeContext& node, const ReportId& report, ReportState state,
                   Time now) {
  const auto step = next_step(state, Consented::kYes, node.terms, now);
  return update_report_state(transaction, report, state, step.code, step.due);
}

/// The referral that news is about; nothing when it is gone or closed for good.
Result<std::optional<Referral>> referral_of_news(store::Transaction& transaction, std::string_view from, const ReferralId& id) {
  auto referral = TRY(find_referral(transaction, id));
  if (referral && referral->recipient != from) {
    return fail(ErrorCode::kPermissionDenied, "this referral was offered to another organisation");
  }
  return referral;
}

Status send_withdrawn(store::Transaction& transaction, const NodeContext& node, const Referral& referral, std::string_view reason,
                      std::string_view actor, Time now) {
  const auto data =
      event::answered_text({.referral = referral.id, .report = referral.report, .at = now, .reason = std::string(reason)});
  return send_protocol(transaction, node,
                       {.recipient = referral.recipient,
                        .type = std::string(event::kWithdrawn),
                        .purpose = purpose::kWithdraw,
                        .subject = referral.id.text(),
                        .version = referral.version + 1,
                        .data = data,
                        .actor = std::string(actor)},
                       now);
}

Status end_referral(store::Transaction& transaction, const NodeContext& node, const Referral& referral, ReferralState state,
                    std::string_view reason, std::string_view actor, Time now) {
  TRY(store::erase_outbox_data(transaction, referral.event));
  TRY(update_referral(transaction, referral.id, state, referral.version + 1));
  return send_withdrawn(transaction, node, referral, reason, actor, now);
}

Status fall_back(store::Transaction& transaction, const NodeContext& node, const Referral& overdue, Time now) {
  const auto referral = TRY(find_referral(transaction, overdue.id));
  if (!referral || referral->state != ReferralState::kOffered) return {};
  TRY(end_referral(transaction, node, *referral, ReferralState::kExpired, event::kTimeOut, "system", now));
  TRY(move_report(transaction, node, referral->report, ReportState::kReturned, now));
  return append_timeline(transaction, referral->report, {now, "returned", node.self.id, ""});
}

}  // namespace

Status withdraw_referrals(store::Transaction& transaction, const NodeContext& node, const ReportId& report,
                          std::string_view recipient, std::string_view reason, std::string_view actor, Time now) {
  for (const auto& referral : TRY(list_referrals(transaction, report))) {
    const bool is_asked = recipient.empty() || referral.recipient == recipient;
    if (!is_asked || !may_be_held(referral)) continue;
    TRY(end_referral(transaction, node, referral, ReferralState::kWithdrawn, reason, actor, now));
  }
  return {};
}

Result<ReferralService::Offer> ReferralService::offer(const ReportId& report, std::string_view recipient,
                                                      std::string_view actor) {
  const auto now = node_.clock.now();
  const auto* peer = TRY(recipient_of(node_, recipient));
  const auto material = TRY(node_.database.read_value<Material>(
      [&](store::Transaction& transaction) { return read_material(transaction, report, recipient); }));
  if (material.open) return Offer{material.open->id, material.open->state, material.open->due};
  const Referral referral{.id = ReferralId::random(node_.random),
                          .report = report,
                          .recipient = std::string(recipient),
                          .state = ReferralState::kOffered,
                          .version = 1,
                          .offered_at = now,
                          .due = add_working_days(now, node_.terms.referral_answer_working_days),
                          .event = store::EventId::random(node_.random)};
  // Policy first: who may not hear of the report need not hear in which state it is.
  TRY(node_.policy.engine()->permit(offer_question(node_, *peer, material.consent, referral.id.text(), now)));
  TRY(check_offerable(material));
  auto sealed_victim = TRY(seal_victim_to(node_, *peer, *material.victim));

  return node_.database.write_value<Offer>([=, this, who = std::string(actor)](store::Transaction& transaction) -> Result<Offer> {
    // Read again: consent and state may have changed since.
    const auto current = TRY(read_material(transaction, report, referral.recipient));
    if (current.open) return Offer{current.open->id, current.open->state, current.open->due};
    auto decision = TRY(node_.policy.engine()->permit(offer_question(node_, *peer, current.consent, referral.id.text(), now)));
    TRY(check_offerable(current));
    TRY(insert_referral(transaction, referral));
    TRY(move_report(transaction, node_, report, ReportState::kOffered, now));
    TRY(append_timeline(transaction, report, {now, "offered", referral.recipient, ""}));
    TRY(audit::release(transaction, std::move(decision), kVictimClass, purpose::kStartInvestigation,
                       {.id = referral.event,
                        .recipient = referral.recipient,
                        .type = std::string(event::kOffered),
                        .subject = referral.id.text(),
                        .version = referral.version,
                        .data = event::offered_text(offer_of(current, referral, *current.consent, sealed_victim)),
                        .actor = who},
                       now));
    return Offer{referral.id, referral.state, referral.due};
  });
}

Result<std::vector<policy::Reason>> ReferralService::refusals(const ReportId& report, std::string_view recipient) {
  const auto* peer = TRY(recipient_of(node_, recipient));
  const auto material = TRY(node_.database.read_value<Material>(
      [&](store::Transaction& transaction) { return read_material(transaction, report, recipient); }));
  const auto answer =
      node_.policy.engine()->decide(offer_question(node_, *peer, material.consent, report.text(), node_.clock.now()));
  const auto* deny = std::get_if<policy::Deny>(&answer);
  return deny == nullptr ? std::vector<policy::Reason>() : deny->reasons;
}

Result<std::size_t> ReferralService::fall_back_due(std::size_t limit) {
  const auto now = node_.clock.now();
  const auto overdue = TRY(node_.database.read_value<std::vector<Referral>>(
      [&](store::Transaction& transaction) { return list_overdue(transaction, now, limit); }));
  for (const auto& referral : overdue) {
    TRY(node_.database.write(
        [=, this](store::Transaction& transaction) { return fall_back(transaction, node_, referral, now); }));
  }
  return overdue.size();
}

Status ReferralService::apply_accepted(store::Transaction& transaction, std::string_view from, std::string_view data) {
  const auto news = TRY(event::read_answered(data));
  const auto now = node_.clock.now();
  const auto referral = TRY(referral_of_news(transaction, from, news.referral));
  // An answer that crossed our time-out counts: the recipient has the report. One that crossed a withdrawal does not.
  const bool counts = referral && (referral->state == ReferralState::kOffered || referral->state == ReferralState::kExpired);
  if (!counts) return {};
  TRY(store::erase_outbox_data(transaction, referral->event));
  TRY(update_referral(transaction, referral->id, ReferralState::kAccepted, referral->version));
  for (const auto& other : TRY(list_referrals(transaction, referral->report))) {
    if (other.id == referral->id || other.state != ReferralState::kOffered) continue;
    TRY(end_referral(transaction, node_, other, ReferralState::kWithdrawn, event::kSuperseded, "system", now));
  }
  TRY(destroy_victim_part(transaction, referral->report));
  TRY(destroy_wraps(transaction, referral->report, ""));
  TRY(move_report(transaction, node_, referral->report, ReportState::kAccepted, now));
  TRY(append_timeline(transaction, referral->report, {news.at, "accepted", referral->recipient, ""}));
  TRY(audit::append(transaction,
                    {.actor = "partner:" + std::string(from), .action = "report.handed-over", .subject = referral->report.text()},
                    now));
  return {};
}

Status ReferralService::apply_refused(store::Transaction& transaction, std::string_view from, std::string_view data) {
  const auto news = TRY(event::read_answered(data));
  const auto reason = TRY(parse_refusal_reason(news.reason));
  const auto now = node_.clock.now();
  const auto referral = TRY(referral_of_news(transaction, from, news.referral));
  if (!referral || referral->state != ReferralState::kOffered) return {};
  TRY(store::erase_outbox_data(transaction, referral->event));
  TRY(update_referral(transaction, referral->id, ReferralState::kRefused, referral->version));
  TRY(move_report(transaction, node_, referral->report, ReportState::kRefused, now));
  TRY(append_timeline(transaction, referral->report, {news.at, "refused", referral->recipient, std::string(name_of(reason))}));
  TRY(audit::append(transaction,
                    {.actor = "partner:" + std::string(from),
                     .action = "referral.refused",
                     .subject = referral->id.text(),
                     .outcome = std::string(name_of(reason))},
                    now));
  return {};
}

Status ReferralService::apply_status(store::Transaction& transaction, std::string_view from, std::string_view data) {
  const auto news = TRY(event::read_progress(data));
  const auto referrals = TRY(list_referrals(transaction, news.report));
  const bool is_theirs = std::ranges::any_of(referrals, [&](const auto& referral) { return referral.recipient == from; });
  if (!is_theirs) return fail(ErrorCode::kPermissionDenied, "this report was not offered to this organisation");
  const auto report = TRY(read_report(transaction, news.report));
  if (report.state != ReportState::kAccepted) return {};
  if (const auto step = next_step_after(news.code)) TRY(update_next_step(transaction, news.report, *step, std::nullopt));
  return append_timeline(transaction, news.report, {news.at, news.code, std::string(from), ""});
}

}  // namespace dijkwacht::reports
