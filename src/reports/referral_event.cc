#include "reports/referral_event.h"

#include "base/json.h"
#include "reports/json_fields.h"

namespace dijkwacht::reports::event {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kWrapBytes = 80;
/// A victim's part: a few short fields and a sealed box around them.
constexpr std::size_t kVictimBytesMax = 4096;
constexpr std::size_t kIdBytesMax = 40;

Result<Consent> read_consent(const JsonValue& value, const ReportId& report) {
  Consent consent;
  consent.report = report;
  consent.recipient = TRY(text_field(value, "recipient", 1, kIdBytesMax));
  consent.purpose = TRY(code_field(value, "purpose"));
  consent.version = TRY(value.integer("version"));
  consent.is_given = true;  // only a consent that was given is ever offered; the signature covers it
  consent.text_version = TRY(code_field(value, "textVersion"));
  consent.at = TRY(time_field(value, "at"));
  consent.signature = TRY(bytes_field(value, "signature", kSignatureBytes));
  return consent;
}

Result<std::string> date_field(const JsonValue& object, std::string_view name) {
  const auto date = parse_date(TRY(object.string(name)));
  if (!date) return bad_field(object, name, "must be a date like 2026-11-24");
  return date_text(*date);
}

Result<ReportFacts> read_facts(const JsonValue& root) {
  ReportFacts facts;
  facts.id = TRY(id_field<ReportId>(root, "reportId"));
  facts.fraud_type = TRY(text_field(root, "fraudType", 1, kIdBytesMax));
  facts.channel = TRY(code_field(root, "channel"));
  facts.occurred_on = TRY(date_field(root, "occurredOn"));
  facts.amount = TRY(money_field(root, "amount"));
  facts.actor = TRY(code_field(root, "actor"));
  return facts;
}

}  // namespace

std::string offered_text(const Offered& offered) {
  JsonWriter json;
  json.object([&] {
    json.member("referralId", offered.referral.text());
    json.member("reportId", offered.facts.id.text());
    json.member("partId", offered.part.text());
    json.member("hash", offered.part_hash);
    json.member("fraudType", offered.facts.fraud_type);
    json.member("channel", offered.facts.channel);
    json.member("occurredOn", offered.facts.occurred_on);
    write_money(json, "amount", offered.facts.amount);
    json.member("actor", offered.facts.actor);
    json.object("consent", [&] {
      json.member("recipient", offered.consent.recipient);
      json.member("purpose", offered.consent.purpose);
      json.member("version", offered.consent.version);
      json.member("textVersion", offered.consent.text_version);
      json.member("at", time_text(offered.consent.at));
      json.member("signature", to_base64url(offered.consent.signature));
    });
    json.member("sealedVictim", to_base64url(offered.sealed_victim));
    json.member("wrap", to_base64url(offered.wrap));
    json.member("identificationHash", to_base64url(offered.identification_hash));
    json.member("due", time_text(offered.due));
  });
  return json.take();
}

Result<std::optional<Offered>> read_offered(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  if (TRY(root.boolean_or("erased", false))) return std::nullopt;
  Offered offered;
  offered.referral = TRY(id_field<ReferralId>(root, "referralId"));
  offered.facts = TRY(read_facts(root));
  offered.part = TRY(id_field<PartId>(root, "partId"));
  TRY(bytes_field(root, "hash", kHashBytes));
  offered.part_hash = TRY(root.string("hash"));
  offered.consent = TRY(read_consent(TRY(root.at("consent")), offered.facts.id));
  offered.sealed_victim = TRY(bytes_field(root, "sealedVictim", 0, kVictimBytesMax));
  offered.wrap = TRY(bytes_field(root, "wrap", kWrapBytes));
  offered.identification_hash = TRY(bytes_field(root, "identificationHash", kHashBytes));
  offered.due = TRY(time_field(root, "due"));
  return std::optional(std::move(offered));
}

std::string answered_text(const Answered& answered) {
  JsonWriter json;
  json.object([&] {
    json.member("referralId", answered.referral.text());
    json.member("reportId", answered.report.text());
    if (!answered.reason.empty()) json.member("reason", answered.reason);
    json.member("at", time_text(answered.at));
  });
  return json.take();
}

Result<Answered> read_answered(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  Answered answered;
  answered.referral = TRY(id_field<ReferralId>(root, "referralId"));
  answered.report = TRY(id_field<ReportId>(root, "reportId"));
  answered.at = TRY(time_field(root, "at"));
  if (TRY(root.find("reason"))) answered.reason = TRY(code_field(root, "reason"));
  return answered;
}

std::string progress_text(const Progress& progress) {
  JsonWriter json;
  json.object([&] {
    json.member("reportId", progress.report.text());
    json.member("code", progress.code);
    json.member("at", time_text(progress.at));
  });
  return json.take();
}

Result<Progress> read_progress(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  Progress progress;
  progress.report = TRY(id_field<ReportId>(root, "reportId"));
  progress.code = TRY(code_field(root, "code"));
  progress.at = TRY(time_field(root, "at"));
  return progress;
}

}  // namespace dijkwacht::reports::event
