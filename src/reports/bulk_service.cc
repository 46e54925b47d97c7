#include "reports/bulk_service.h"

#include <fmt/core.h>

#include <set>

#include "audit/audit_log.h"
#include "policy/question_text.h"
#include "reports/accepted_report_service.h"
#include "reports/compartment_table.h"
#include "reports/json_fields.h"
#include "reports/received_referral_table.h"
#include "reports/report_change_table.h"
#include "reports/sealed_part_table.h"
#include "reports/status_token.h"
#include "reports/victim.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kNameBytesMax = 200;
constexpr std::string_view kKvk = "kvk";
/// Kinds of tokens under the victim key. A business is one reporter, whoever of it signs and however many rows it sends.
constexpr const char* kBusiness = "business";
constexpr const char* kReference = "bulk-reference";
constexpr const char* kFingerprint = "bulk-row";

Bytes seal_to_victim_key(const NodeContext& node, std::string_view text) {
  return crypto::seal_box(node.keys.sealing_key(crypto::KeyDomain::kVictim), as_bytes(text));
}

/// What the police ask their policy before they open a row: the business gave it to them, under its mandate.
policy::Question question(const NodeContext& node, const ReportId& report, Time now) {
  return {.from = reporter_party(),
          .to = node.self,
          .data_class = policy::DataClass::kSuspect,
          .purpose = std::string(purpose::kStartInvestigation),
          .subject = report.text(),
          .facts = {.consent_given = true, .referral_accepted = true},
          .at = now};
}

std::string facts_text(const ReportFacts& facts) {
  return fmt::format("{}|{}|{}|{}", facts.fraud_type, facts.channel, facts.occurred_on,
                     facts.amount ? std::to_string(facts.amount->minor) : "");
}

Result<BulkSubmission> read_submission(store::Transaction& transaction, std::string_view status_token) {
  auto submission = TRY(find_bulk(transaction, status_token_hash(status_token)));
  if (!submission) return fail(ErrorCode::kUnauthenticated, "this code belongs to no submission");
  return std::move(*submission);
}

}  // namespace

/// Who sends: a business, and whoever acts for it. Personal data.
struct BulkService::Sender {
  std::string kvk;
  std::string sealed_text;  ///< JSON, to be sealed
  Victim victim;            ///< the business as the reporter of each report
};

Result<BulkService::Sender> BulkService::read_sender(const JsonValue& body, const std::string& own_kvk) const {
  const auto business = TRY(body.at("business"));
  TRY(allow_only(business, {"kvk", "name", "email"}));
  const auto number = identifiers::examine(identifiers::IdentifierType::kKvk, TRY(business.string("kvk")));
  if (!number) return bad_field(business, "kvk", identifiers::message_of(number.error()));
  Sender sender{.kvk = number->canonical().reveal("make the reporter's token"), .sealed_text = {}, .victim = {}};
  if (!own_kvk.empty() && own_kvk != sender.kvk) {
    return fail(ErrorCode::kPermissionDenied, "this key belongs to another business", "business.kvk");
  }
  const auto name = TRY(text_field(business, "name", 1, kNameBytesMax));
  const auto email = TRY(optional_text(business, "email", kNameBytesMax));
  const auto representative = TRY(body.at("representative"));
  TRY(allow_only(representative, {"name", "role", "subject"}));
  const auto signer = TRY(text_field(representative, "name", 1, kNameBytesMax));
  const auto role = TRY(code_field(representative, "role"));
  if (!form_.is_role(role)) return bad_field(representative, "role", "is no role of the form");
  const auto subject = TRY(text_field(representative, "subject", 1, kNameBytesMax));
  JsonWriter json;
  json.object([&] {
    json.member("kvk", sender.kvk).member("name", name).member("email", email);
    json.member("representative", signer).member("role", role).member("subject", subject);
  });
  sender.sealed_text = json.take();
  sender.victim = Victim({.name = name, .email = email, .phone = {}, .postcode = {}, .birth_year = {}});
  return sender;
}

Result<std::variant<BulkService::PreparedRow, RefusedRow>> BulkService::prepare_row(BulkRow row, Time now) {
  const auto decision = TRY(node_.policy.engine()->permit(question(node_, row.facts.id, now)));
  const auto content = node_.keys.open_part(
      crypto::KeyDomain::kIntake, {.wrap = row.wrap, .compartment = row.content, .context = counterparty_context(row.facts.id)});
  if (!content && content.error().code != ErrorCode::kDataCorrupt) return fail(content.error());
  const RefusedRow unreadable{.number = row.number, .field = "part", .reason = "not-readable"};
  if (!content) return unreadable;
  const auto& plain = content->reveal("look at the row before it goes in");
  const auto part =
      parse_part(row.facts.id, plain, {.region = phone_region_, .accept_synthetic_numbers = node_.processing.node_is_synthetic});
  if (!part) return unreadable;
  if (const auto refusal = refusal_of(row.number, *part, form_, catalogue_)) return *refusal;
  PreparedRow prepared{.row = std::move(row),
                       .fingerprint_text = {},
                       .rule = decision.rule(),
                       .purpose = decision.purpose(),
                       .question = policy::question_text(decision.question()),
                       .receipt = {},
                       .consent = {},
                       .sealed_victim = {},
                       .sealed_reference = {},
                       .reference = {},
                       .fingerprint = {}};
  const auto& facts = prepared.row.facts;
  prepared.fingerprint_text = facts_text(facts) + "|" + std::string(as_text(plain));
  prepared.receipt =
      TRY(crypto::sign_receipt(node_.keys, prepared.row.part.text(), crypto::part_hash(prepared.row.content), now));
  prepared.consent = TRY(sign_consent(node_.keys, {.report = facts.id,
                                                   .recipient = node_.self.id,
                                                   .purpose = std::string(purpose::kStartInvestigation),
                                                   .version = 1,
                                                   .is_given = true,
                                                   .text_version = form_.mandate_text_version(),
                                                   .at = now,
                                                   .signature = {}}));
  return prepared;
}

/// Tokens of the business, of its references and of what the rows say: one question to the keys.
Status BulkService::name_rows(Prepared& prepared, const std::string& kvk) {
  std::vector<PreparedRow*> rows;
  for (auto& row : prepared.rows) {
    if (auto* good = std::get_if<PreparedRow>(&row)) rows.push_back(good);
  }
  std::vector<crypto::TokenInput> inputs{{kBusiness, Sensitive(kvk)}};
  for (auto* row : rows) {
    const auto& reference = row->row.reference.reveal("make its token");
    inputs.push_back({kReference, Sensitive(kvk + "|" + reference)});
    inputs.push_back({kFingerprint, Sensitive(std::move(row->fingerprint_text))});
  }
  const auto tokens = TRY(node_.keys.tokenise(crypto::KeyDomain::kVictim, inputs));
  prepared.submission.business = tokens[0];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i]->reference = tokens[1 + 2 * i];
    rows[i]->fingerprint = tokens[2 + 2 * i];
  }
  return {};
}

Result<BulkService::Prepared> BulkService::prepare(const JsonValue& body, const std::string& own_kvk, std::string actor) {
  TRY(allow_only(body, {"synthetic", "business", "representative", "mandate", "statusTokenHash", "identificationHash", "rows"}));
  const auto now = node_.clock.now();
  TRY(policy::admit(node_.processing, TRY(body.boolean_or("synthetic", false))));
  const auto sender = TRY(read_sender(body, own_kvk));
  const auto mandate = TRY(body.at("mandate"));
  TRY(allow_only(mandate, {"given", "textVersion"}));
  if (!TRY(mandate.boolean("given"))) return bad_field(mandate, "given", "report only for a business that lets you");
  if (TRY(mandate.string("textVersion")) != form_.mandate_text_version())
    return bad_field(mandate, "textVersion", "is not the text that holds now; read it again");
  const auto rows = TRY(body.array("rows"));
  if (rows.empty()) return bad_field(body, "rows", "there is no row to report");
  if (rows.size() > form_.rows_max()) {
    return fail(ErrorCode::kTooLarge, fmt::format("send at most {} rows at once", form_.rows_max()), "rows");
  }
  Prepared prepared{.submission = {.id = BulkId::random(node_.random),
                                   .business = {},
                                   .sender = seal_to_victim_key(node_, sender.sealed_text),
                                   .mandate_text_version = form_.mandate_text_version(),
                                   .status_token_hash = TRY(bytes_field(body, "statusTokenHash", kHashBytes)),
                                   .created = now},
                    .identification_hash = TRY(bytes_field(body, "identificationHash", kHashBytes)),
                    .actor = std::move(actor),
                    .rows = {}};
  const auto victim = to_json(sender.victim);
  std::set<std::int64_t> numbers;
  for (const auto& value : rows) {
    auto row = TRY(read_bulk_row(value, catalogue_, now));
    const auto number = std::visit([](const auto& each) { return each.number; }, row);
    if (!numbers.insert(number).second) return bad_field(value, "row", "this row number stands twice");
    if (auto* refused = std::get_if<RefusedRow>(&row)) {
      prepared.rows.emplace_back(std::move(*refused));
      continue;
    }
    auto looked_at = TRY(prepare_row(std::move(std::get<BulkRow>(row)), now));
    if (auto* good = std::get_if<PreparedRow>(&looked_at)) {
      good->sealed_victim = seal_to_victim_key(node_, victim.reveal("seal at rest"));
      good->sealed_reference = seal_to_victim_key(node_, good->row.reference.reveal("seal at rest"));
    }
    prepared.rows.push_back(std::move(looked_at));
  }
  TRY(name_rows(prepared, sender.kvk));
  return prepared;
}

Status BulkService::write_row(store::Transaction& transaction, const Prepared& prepared, const PreparedRow& row) {
  const auto& now = prepared.submission.created;
  const auto& report = row.row.facts.id;
  const auto referral = ReferralId::random(node_.random);
  TRY(insert_sealed_part(transaction, {.id = row.row.part, .content = row.row.content, .receipt = row.receipt, .received = now}));
  TRY(insert_received(transaction, {.id = referral,
                                    .facts = row.row.facts,
                                    .desk = node_.self.id,
                                    .part = row.row.part,
                                    .part_hash = row.receipt.hash,
                                    .wrap = row.row.wrap,
                                    .victim = row.sealed_victim,
                                    .consent = row.consent,
                                    .identification_hash = prepared.identification_hash,
                                    .state = ReferralState::kOffered,
                                    .offered_at = now,
                                    .due = now,
                                    .decided_at = {},
                                    .status_version = 0}));
  TRY(mark_accepted(transaction, referral, row.sealed_victim, now));
  TRY(append_change(transaction, report, ReportChangeKind::kAccepted, now));
  TRY(insert_identification(transaction, {.report = report, .reporter = prepared.submission.business, .at = now}));
  TRY(append_change(transaction, report, ReportChangeKind::kIdentified, now));
  TRY(insert_bulk_row(transaction, {.business = prepared.submission.business,
                                    .reference = row.reference,
                                    .submission = prepared.submission.id,
                                    .number = row.row.number,
                                    .report = report,
                                    .sealed_reference = row.sealed_reference,
                                    .fingerprint = row.fingerprint}));
  TRY(append_timeline(transaction, report, {now, "received", "reporter", ""}));
  TRY(append_timeline(transaction, report, {now, "identified", node_.self.id, ""}));
  TRY(audit::append(transaction,
                    {.actor = prepared.actor,
                     .action = "report.received",
                     .subject = report.text(),
                     .rule = row.rule,
                     .purpose = row.purpose,
                     .question = row.question},
                    now));
  return {};
}

Result<BulkService::RowOutcome> BulkService::take_row(store::Transaction& transaction, const Prepared& prepared,
                                                      const PreparedRow& row) {
  using Kind = RowOutcome::Kind;
  RowOutcome outcome{.number = row.row.number, .kind = Kind::kRefused, .report = {}, .field = {}, .reason = {}};
  if (const auto known = TRY(find_bulk_row(transaction, prepared.submission.business, row.reference))) {
    if (known->fingerprint == row.fingerprint) {
      outcome.kind = Kind::kKnown;
      outcome.report = known->report;
    } else {
      outcome.field = "reference";
      outcome.reason = "reference-used";
    }
    return outcome;
  }
  if (TRY(find_latest(transaction, row.row.facts.id)) || TRY(find_sealed_part(transaction, row.row.part))) {
    outcome.field = "reportId";
    outcome.reason = "id-used";
    return outcome;
  }
  TRY(write_row(transaction, prepared, row));
  outcome.kind = Kind::kAccepted;
  outcome.report = row.row.facts.id;
  return outcome;
}

Result<BulkService::Outcome> BulkService::take(store::Transaction& transaction, const Prepared& prepared) {
  auto submission = prepared.submission;
  if (TRY(find_bulk(transaction, submission.status_token_hash))) {
    return fail(ErrorCode::kConflict, "this status token was used before; draw a new one", "statusTokenHash");
  }
  Outcome outcome{.submission = submission.id, .rows = {}};
  for (const auto& row : prepared.rows) {
    if (const auto* refused = std::get_if<RefusedRow>(&row)) {
      outcome.rows.push_back({refused->number, RowOutcome::Kind::kRefused, {}, refused->field, refused->reason});
    } else {
      outcome.rows.push_back(TRY(take_row(transaction, prepared, std::get<PreparedRow>(row))));
    }
    switch (outcome.rows.back().kind) {
      case RowOutcome::Kind::kAccepted: ++outcome.accepted; break;
      case RowOutcome::Kind::kKnown: ++outcome.known; break;
      case RowOutcome::Kind::kRefused: ++outcome.refused; break;
    }
  }
  submission.accepted = outcome.accepted;
  submission.known = outcome.known;
  submission.refused = outcome.refused;
  TRY(insert_bulk(transaction, submission));
  TRY(audit::append(transaction,
                    {.actor = prepared.actor,
                     .action = "bulk.received",
                     .subject = submission.id.text(),
                     .purpose = std::string(purpose::kStartInvestigation),
                     .count = static_cast<std::int64_t>(outcome.rows.size())},
                    submission.created));
  return outcome;
}

Result<BulkService::View> BulkService::status(std::string_view status_token, std::int64_t after, std::size_t limit) {
  std::vector<Bytes> sealed;
  auto view = TRY(node_.database.read_value<View>([&](store::Transaction& transaction) -> Result<View> {
    View read{.submission = TRY(read_submission(transaction, status_token)), .rows = {}};
    for (const auto& row : TRY(rows_of_bulk(transaction, read.submission.id, after, limit))) {
      const auto referral = TRY(find_latest(transaction, row.report));
      if (!referral) continue;
      read.rows.push_back({.number = row.number,
                           .reference = {},
                           .facts = referral->facts,
                           .is_withdrawn = referral->state == ReferralState::kWithdrawn,
                           .timeline = TRY(read_timeline(transaction, row.report))});
      sealed.push_back(row.sealed_reference);
    }
    return read;
  }));
  const auto references = TRY(node_.keys.open_boxes(crypto::KeyDomain::kVictim, sealed));
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    view.rows[i].reference = std::string(as_text(references[i].reveal("show the business its own reference")));
  }
  return view;
}

Status BulkService::withdraw(std::string_view status_token, const ReportId& report, WithdrawalReason reason) {
  const auto now = node_.clock.now();
  return node_.database.write([=, this, token = std::string(status_token)](store::Transaction& transaction) -> Status {
    const auto submission = TRY(read_submission(transaction, token));
    if (!TRY(stands_in_bulk(transaction, submission.id, report))) {
      return fail(ErrorCode::kNotFound, "this report does not stand in this submission", "reportId");
    }
    const auto referral = TRY(find_accepted(transaction, report));
    if (!referral) return {};
    TRY(end_accepted_report(transaction, *referral, now));
    TRY(append_timeline(transaction, report, {now, "withdrawn", "reporter", std::string(name_of(reason))}));
    TRY(audit::append(transaction,
                      {.actor = "reporter",
                       .action = "report.withdrawn",
                       .subject = report.text(),
                       .purpose = std::string(purpose::kWithdraw),
                       .outcome = std::string(name_of(reason))},
                      now));
    return {};
  });
}

}  // namespace dijkwacht::reports
