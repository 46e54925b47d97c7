#include "reports/intake_service.h"

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "crypto/seal.h"
#include "reports/compartment_table.h"
#include "reports/consent_table.h"
#include "reports/next_step.h"
#include "reports/submission.h"
#include "reports/timeline_table.h"

namespace dijkwacht::reports {
namespace {

/// Everything made before the transaction, ready to be written.
struct Intake {
  StoredReport report;
  std::vector<StoredPart> parts;
  crypto::WrappedPart victim;
  std::vector<Consent> consents;
  std::string rule;
};

/// A receipt must be its recipient's, under the recipient's own key: no text of it is free to carry anything else.
Status check_part(const NodeContext& node, const SubmittedPart& part, std::size_t index) {
  const auto field = [&](std::string_view name) { return fmt::format("parts[{}].{}", index, name); };
  const auto* peer = node.peers.find(part.recipient);
  if (peer == nullptr) return fail(ErrorCode::kInvalidArgument, "is no partner of this desk", field("recipient"));
  if (part.receipt.key_id != crypto::key_id(peer->signing_key)) {
    return fail(ErrorCode::kInvalidArgument, "is not the key of this recipient", field("receipt.keyId"));
  }
  if (!crypto::check_receipt(peer->signing_key, part.receipt)) {
    return fail(ErrorCode::kInvalidArgument, "this receipt was not signed by its recipient", field("receipt.signature"));
  }
  return {};
}

Status check_consents(const NodeContext& node, const policy::Texts& texts, const Submission& submission) {
  for (std::size_t i = 0; i < submission.consents.size(); ++i) {
    const auto& consent = submission.consents[i];
    if (node.peers.find(consent.recipient) == nullptr) {
      return fail(ErrorCode::kInvalidArgument, "is no partner of this desk", fmt::format("consents[{}].recipient", i));
    }
    if (!texts.has("purposes", consent.purpose)) {
      return fail(ErrorCode::kInvalidArgument, "is no purpose", fmt::format("consents[{}].purpose", i));
    }
  }
  return {};
}

crypto::WrappedPart seal_victim(const NodeContext& node, const ReportId& report, const Victim& victim) {
  const auto key = crypto::SecretKey::random();
  const auto text = to_json(victim);
  auto context = victim_context(report);
  return {.wrap = crypto::seal_box(node.keys.sealing_key(crypto::KeyDomain::kVictim), key.bytes()),
          .compartment = crypto::seal_compartment(key, context, as_bytes(text.reveal("seal at rest"))),
          .context = std::move(context)};
}

/// A keyed fingerprint: without the node's key nobody can try what the victim's part was.
Result<Bytes> fingerprint(const NodeContext& node, std::string submission) {
  const auto token =
      TRY(node.keys.tokenise_one(crypto::KeyDomain::kVictim, "submission", Sensitive<std::string>(std::move(submission))));
  return Bytes(token.bytes.begin(), token.bytes.end());
}

Result<std::vector<Consent>> sign_consents(const NodeContext& node, const Submission& submission, Time now) {
  std::vector<Consent> consents;
  for (const auto& given : submission.consents) {
    consents.push_back(TRY(sign_consent(node.keys, {.report = submission.facts.id,
                                                    .recipient = given.recipient,
                                                    .purpose = given.purpose,
                                                    .version = 1,
                                                    .is_given = true,
                                                    .text_version = given.text_version,
                                                    .at = now,
                                                    .signature = {}})));
  }
  return consents;
}

StoredPart stored_part(const ReportId& report, const SubmittedPart& part) {
  return {.id = part.id,
          .report = report,
          .recipient = part.recipient,
          .compartment = part.compartment,
          .hash = part.receipt.hash,
          .received_at = part.receipt.received_at,
          .receipt_key_id = part.receipt.key_id,
          .receipt_signature = part.receipt.signature,
          .wrap = part.wrap};
}

Status write_intake(store::Transaction& transaction, const Intake& intake, Time now) {
  const auto& id = intake.report.facts.id;
  TRY(insert_report(transaction, intake.report));
  for (const auto& part : intake.parts) TRY(insert_part(transaction, part));
  TRY(insert_victim_part(transaction, id, intake.victim));
  TRY(append_timeline(transaction, id, {now, "received", "reporter", ""}));
  for (const auto& consent : intake.consents) {
    TRY(insert_consent(transaction, consent));
    TRY(append_timeline(transaction, id, {now, "consent-given", consent.recipient, ""}));
  }
  TRY(audit::append(transaction,
                    {.actor = "reporter",
                     .action = "report.received",
                     .subject = id.text(),
                     .rule = intake.rule,
                     .purpose = std::string(purpose::kAdvice)},
                    now));
  return {};
}

IntakeService::Taken answer_of(const StoredReport& report, bool is_new) {
  return {.report = report.facts.id, .state = report.state, .next_step = report.next_step, .due = report.due, .is_new = is_new};
}

}  // namespace

Result<IntakeService::Taken> IntakeService::receive(const JsonValue& body) {
  const auto now = node_.clock.now();
  const auto submission = TRY(parse_submission(body, catalogue_, now));
  TRY(policy::admit(node_.processing, submission.is_synthetic));
  const auto engine = node_.policy.engine();
  TRY(check_consents(node_, engine->rules().texts(), submission));
  for (std::size_t i = 0; i < submission.parts.size(); ++i) TRY(check_part(node_, submission.parts[i], i));
  const auto decision = TRY(engine->permit({.from = reporter_party(),
                                            .to = node_.self,
                                            .data_class = policy::DataClass::kVictim,
                                            .purpose = std::string(purpose::kAdvice),
                                            .subject = submission.facts.id.text(),
                                            .facts = {},
                                            .at = now}));

  const auto consented = submission.consents.empty() ? Consented::kNo : Consented::kYes;
  const auto step = next_step(ReportState::kReceived, consented, node_.terms, now);
  Intake intake{.report = {.facts = submission.facts,
                           .province = submission.province,
                           .state = ReportState::kReceived,
                           .next_step = std::string(step.code),
                           .due = step.due,
                           .created = now,
                           .submission = TRY(fingerprint(node_, body.text())),
                           .status_token_hash = submission.status_token_hash,
                           .identification_hash = submission.identification_hash},
                .parts = {},
                .victim = seal_victim(node_, submission.facts.id, submission.victim),
                .consents = TRY(sign_consents(node_, submission, now)),
                .rule = decision.rule()};
  for (const auto& part : submission.parts) intake.parts.push_back(stored_part(submission.facts.id, part));

  return node_.database.write_value<Taken>([intake, now](store::Transaction& transaction) -> Result<Taken> {
    const auto known = TRY(find_report(transaction, intake.report.facts.id));
    if (known && known->submission == intake.report.submission) return answer_of(*known, false);
    if (known) return fail(ErrorCode::kConflict, "a report with this id was taken with other content", "reportId");
    TRY(write_intake(transaction, intake, now));
    return answer_of(intake.report, true);
  });
}

}  // namespace dijkwacht::reports
