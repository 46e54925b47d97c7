#include "reports/aangifte_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "crypto/receipt.h"
#include "reports/received_referral_table.h"
#include "reports/referral_inbox_service.h"
#include "reports/status_token.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kDomain = "aangifte";
constexpr std::size_t kSubjectBytesMax = 200;

/// Only the reporter who identified signs; nobody signs for them.
Status check_signer(store::Transaction& transaction, const AangifteService::Prepared& prepared) {
  const auto referral =
      TRY(find_for_reporter(transaction, prepared.order.report, identification_token_hash(prepared.order.identification_token)));
  if (referral.state != ReferralState::kAccepted) {
    return fail(ErrorCode::kFailedPrecondition, "the police have not accepted this report, or no longer hold it");
  }
  const auto identification = TRY(find_identification(transaction, prepared.order.report));
  if (!identification) return fail(ErrorCode::kFailedPrecondition, "identify for this report first");
  if (std::ranges::find(prepared.signers, identification->reporter) != prepared.signers.end()) return {};
  return fail(ErrorCode::kPermissionDenied, "only the reporter who identified for this report signs", "subject");
}

}  // namespace

Result<AangifteService::Prepared> AangifteService::prepare(Order order, const Sensitive<SignedStatement>& statement) {
  if (order.declaration_version != texts_.version()) {
    return fail(ErrorCode::kInvalidArgument, "is not the text that holds now; read it again", "declarationVersion");
  }
  const auto& subject = order.subject.reveal("look at its form");
  if (subject.empty() || subject.size() > kSubjectBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "must be 1 to 200 bytes", "subject");
  }
  const auto text = to_json(statement);
  const auto content = as_bytes(text.reveal("hash and seal what is signed"));
  Prepared prepared{.order = std::move(order), .signers = {}, .aangifte = {}, .sealed = {}};
  prepared.signers = TRY(node_.keys.tokenise(crypto::KeyDomain::kVictim,
                                             {{"person", prepared.order.subject}, {"business", prepared.order.subject}}));
  auto& aangifte = prepared.aangifte;
  aangifte = {.report = prepared.order.report,
              .number = {},
              .version = prepared.order.after_version + 1,
              .declaration_version = prepared.order.declaration_version,
              .hash = crypto::part_hash({.nonce = {}, .ciphertext = Bytes(content.begin(), content.end())}),
              .signature = {},
              .key_id = crypto::key_id(node_.keys.signing_key()),
              .signed_at = node_.clock.now(),
              .withdrawn_at = {},
              .withdrawal_reason = {}};
  aangifte.signature = to_base64url(TRY(node_.keys.sign(kDomain, as_bytes(aangifte_message(aangifte)))));
  prepared.sealed = crypto::seal_box(node_.keys.sealing_key(crypto::KeyDomain::kVictim), content);
  return prepared;
}

Result<Aangifte> AangifteService::sign(store::Transaction& transaction, const Prepared& prepared) {
  TRY(check_signer(transaction, prepared));
  const auto& report = prepared.order.report;
  const auto known = TRY(find_aangifte(transaction, report));
  if (known && known->aangifte.withdrawn_at) {
    return fail(ErrorCode::kFailedPrecondition, "this aangifte was withdrawn; report anew to file another");
  }
  const auto newest = known ? known->aangifte.version : 0;
  if (newest != prepared.order.after_version) {
    return fail(ErrorCode::kConflict, "it was changed since you read it: read it again", "afterVersion");
  }
  auto aangifte = prepared.aangifte;
  aangifte.number = known ? known->aangifte.number : TRY(next_aangifte_number(transaction, aangifte.signed_at));
  TRY(insert_aangifte(transaction, {.aangifte = aangifte, .sealed = prepared.sealed}));
  TRY(audit::append(transaction,
                    {.actor = "reporter",
                     .action = "aangifte.signed",
                     .subject = report.text(),
                     .purpose = std::string(purpose::kStartInvestigation)},
                    aangifte.signed_at));
  TRY(ReferralInbox(node_).tell_desk(transaction, report, "aangifte-signed", "reporter"));
  return aangifte;
}

Status AangifteService::withdraw(const ReportId& report, std::string_view identification_token, WithdrawalReason reason) {
  const auto now = node_.clock.now();
  return node_.database.write([=, this, token = std::string(identification_token)](store::Transaction& transaction) -> Status {
    TRY(find_for_reporter(transaction, report, identification_token_hash(token)));
    const auto known = TRY(find_aangifte(transaction, report));
    if (!known) return fail(ErrorCode::kNotFound, "this report has no aangifte");
    if (known->aangifte.withdrawn_at) return {};
    TRY(withdraw_aangifte(transaction, report, reason, now));
    TRY(audit::append(transaction,
                      {.actor = "reporter",
                       .action = "aangifte.withdrawn",
                       .subject = report.text(),
                       .purpose = std::string(purpose::kWithdraw),
                       .outcome = std::string(name_of(reason))},
                      now));
    return ReferralInbox(node_).tell_desk(transaction, report, "aangifte-withdrawn", "reporter");
  });
}

Result<AangifteService::View> AangifteService::view(const ReportId& report, std::string_view identification_token) {
  return node_.database.read_value<View>([&](store::Transaction& transaction) -> Result<View> {
    const auto referral = TRY(find_for_reporter(transaction, report, identification_token_hash(identification_token)));
    const auto identification = TRY(find_identification(transaction, report));
    return View{.can_sign = referral.state == ReferralState::kAccepted && identification.has_value(),
                .versions = TRY(versions_of_aangifte(transaction, report))};
  });
}

Result<std::vector<Aangifte>> AangifteService::standing(const std::vector<ReportId>& reports) {
  return node_.database.read_value<std::vector<Aangifte>>([&](store::Transaction& transaction) -> Result<std::vector<Aangifte>> {
    std::vector<Aangifte> standing;
    for (const auto& report : reports) {
      auto found = TRY(find_aangifte(transaction, report));
      if (found) standing.push_back(std::move(found->aangifte));
    }
    return standing;
  });
}

Result<std::pair<Aangifte, Sensitive<SignedStatement>>> AangifteService::open(policy::Decision decision, std::string_view actor) {
  const auto now = node_.clock.now();
  const auto& subject = decision.question().subject;
  TRY(decision.covers(node_.self, policy::DataClass::kSuspect, subject, purpose::kStartInvestigation));
  const auto report = TRY(ReportId::parse(subject));
  const auto find = [&report](store::Transaction& transaction) -> Result<StoredAangifte> {
    auto found = TRY(find_aangifte(transaction, report));
    if (!found || found->sealed.empty()) return fail(ErrorCode::kNotFound, "this report has no aangifte that can be read");
    return std::move(*found);
  };
  const auto stored = TRY(node_.database.read_value<StoredAangifte>(find));
  const auto opened = TRY(node_.keys.open_boxes(crypto::KeyDomain::kVictim, {stored.sealed}));
  const auto document = TRY(JsonDocument::parse(as_text(opened.front().reveal("parse the statement"))));
  auto statement = TRY(parse_statement(document.root(), now));
  TRY(node_.database.write([&](store::Transaction& transaction) -> Status {
    if (!TRY(find_accepted(transaction, report))) {
      return fail(ErrorCode::kPermissionDenied, "the report is not held here, or was withdrawn; its aangifte stays closed");
    }
    const audit::Act opening{.actor = std::string(actor), .action = "aangifte.opened", .subject = report.text()};
    TRY(audit::append(transaction, audit::act_under(decision, opening), now));
    return {};
  }));
  return std::pair(stored.aangifte, std::move(statement));
}

}  // namespace dijkwacht::reports
