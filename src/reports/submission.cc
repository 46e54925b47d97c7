#include "reports/submission.h"

#include <algorithm>

#include "reports/json_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kHashBytes = 32;
/// crypto_box_seal of a 32-byte key: nothing else fits in a wrap.
constexpr std::size_t kWrapBytes = 80;
constexpr std::size_t kPartsMax = 4;
constexpr std::size_t kConsentsMax = 8;
constexpr std::size_t kReceiptTextBytesMax = 100;
constexpr std::size_t kPartnerBytesMax = 40;

int year_of(Time now) { return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)).year()); }

Result<ReportFacts> parse_facts(const JsonValue& body, const FormCatalogue& catalogue, Time now) {
  ReportFacts facts;
  facts.id = TRY(id_field<ReportId>(body, "reportId"));
  facts.fraud_type = TRY(body.string("fraudType"));
  if (!catalogue.is_reportable(facts.fraud_type)) return bad_field(body, "fraudType", "is no type of fraud in the report form");
  facts.channel = TRY(body.string("channel"));
  if (!catalogue.is_channel(facts.channel)) return bad_field(body, "channel", "is no channel of the report form");
  facts.occurred_on = TRY(past_day_field(body, "occurredOn", now));
  facts.amount = TRY(money_field(body, "amount"));
  facts.actor = TRY(body.string("actor"));
  if (facts.actor != "citizen" && facts.actor != "business") return bad_field(body, "actor", "must be citizen or business");
  return facts;
}

Result<crypto::Receipt> parse_receipt(const JsonValue& part, const PartId& id) {
  const auto receipt = TRY(part.at("receipt"));
  TRY(allow_only(receipt, {"partId", "hash", "receivedAt", "keyId", "signature"}));
  if (TRY(id_field<PartId>(receipt, "partId")) != id) return bad_field(receipt, "partId", "is the receipt of another part");
  crypto::Receipt parsed;
  parsed.part_id = TRY(receipt.string("partId"));
  TRY(bytes_field(receipt, "hash", kHashBytes));
  parsed.hash = TRY(receipt.string("hash"));
  TRY(time_field(receipt, "receivedAt"));
  parsed.received_at = TRY(receipt.string("receivedAt"));
  parsed.key_id = TRY(text_field(receipt, "keyId", 1, kReceiptTextBytesMax));
  parsed.signature = TRY(text_field(receipt, "signature", 1, kReceiptTextBytesMax));
  return parsed;
}

Result<SubmittedPart> parse_part(const JsonValue& part) {
  TRY(allow_only(part, {"partId", "recipient", "compartment", "receipt", "wrap"}));
  SubmittedPart parsed;
  parsed.id = TRY(id_field<PartId>(part, "partId"));
  parsed.recipient = TRY(text_field(part, "recipient", 1, kPartnerBytesMax));
  parsed.compartment = TRY(part.string("compartment"));
  if (parsed.compartment != "counterparty") return bad_field(part, "compartment", "must be counterparty");
  parsed.receipt = TRY(parse_receipt(part, parsed.id));
  parsed.wrap = TRY(bytes_field(part, "wrap", kWrapBytes));
  return parsed;
}

Result<std::vector<SubmittedPart>> parse_parts(const JsonValue& body) {
  const auto values = TRY(body.array("parts"));
  if (values.size() > kPartsMax) return bad_field(body, "parts", "at most " + std::to_string(kPartsMax) + " parts");
  std::vector<SubmittedPart> parts;
  for (const auto& value : values) {
    auto part = TRY(parse_part(value));
    const bool is_twice =
        std::ranges::any_of(parts, [&](const auto& other) { return other.id == part.id || other.recipient == part.recipient; });
    if (is_twice) return bad_field(body, "parts", "each recipient has one part, and each part stands once");
    parts.push_back(std::move(part));
  }
  return parts;
}

Result<std::vector<SubmittedConsent>> parse_consents(const JsonValue& body) {
  const auto values = TRY(body.array("consents"));
  if (values.size() > kConsentsMax) return bad_field(body, "consents", "at most " + std::to_string(kConsentsMax) + " consents");
  std::vector<SubmittedConsent> consents;
  for (const auto& value : values) {
    TRY(allow_only(value, {"recipient", "purpose", "textVersion"}));
    SubmittedConsent consent;
    consent.recipient = TRY(text_field(value, "recipient", 1, kPartnerBytesMax));
    consent.purpose = TRY(code_field(value, "purpose"));
    consent.text_version = TRY(value.string("textVersion"));
    if (!parse_date(consent.text_version)) return bad_field(value, "textVersion", "must be the date of the text");
    const bool is_twice = std::ranges::any_of(
        consents, [&](const auto& other) { return other.recipient == consent.recipient && other.purpose == consent.purpose; });
    if (is_twice) return bad_field(body, "consents", "one consent for each recipient and purpose");
    consents.push_back(std::move(consent));
  }
  return consents;
}

}  // namespace

Result<Submission> parse_submission(const JsonValue& body, const FormCatalogue& catalogue, Time now) {
  TRY(allow_only(body, {"reportId", "fraudType", "channel", "occurredOn", "amount", "actor", "province", "synthetic", "victim",
                        "parts", "statusTokenHash", "identificationHash", "consents"}));
  Submission submission;
  submission.facts = TRY(parse_facts(body, catalogue, now));
  submission.province = TRY(body.string_or("province", ""));
  if (!submission.province.empty() && !catalogue.is_province(submission.province))
    return bad_field(body, "province", "is no province of the report form");
  submission.is_synthetic = TRY(body.boolean_or("synthetic", false));
  submission.victim = TRY(parse_victim(TRY(body.at("victim")), year_of(now)));
  submission.parts = TRY(parse_parts(body));
  submission.status_token_hash = TRY(bytes_field(body, "statusTokenHash", kHashBytes));
  submission.identification_hash = TRY(bytes_field(body, "identificationHash", kHashBytes));
  submission.consents = TRY(parse_consents(body));
  return submission;
}

}  // namespace dijkwacht::reports
