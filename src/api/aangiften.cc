#include "api/aangiften.h"

#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/report_json.h"
#include "api/shown_secret.h"
#include "api/values.h"
#include "reports/report_number.h"

namespace dijkwacht::api {
namespace {

/// Words of the receipt in the language asked.
class Words {
 public:
  Words(const reports::AangifteTexts& texts, bool is_english) : texts_(texts), is_english_(is_english) {}
  std::string operator()(std::string_view key) const { return is_english_ ? texts_.say(key).en : texts_.say(key).nl; }
  std::string with_number(std::string_view key, const std::string& number) const {
    auto text = (*this)(key);
    constexpr std::string_view kPlace = "{number}";
    if (const auto at = text.find(kPlace); at != std::string::npos) text.replace(at, kPlace.size(), number);
    return text;
  }
  bool is_english() const { return is_english_; }

 private:
  const reports::AangifteTexts& texts_;
  bool is_english_;
};

documents::Document receipt_of(const reports::Aangifte& aangifte, const Words& words, Time now) {
  const std::string state = aangifte.withdrawn_at ? "state-withdrawn" : "state-signed";
  documents::Table facts{.caption = words("facts"), .columns = {words("what"), words("value")}, .rows = {}};
  facts.rows = {{words("number"), aangifte.number},
                {words("version"), std::to_string(aangifte.version)},
                {words("report"), reports::report_number(aangifte.report)},
                {words("signed-at"), time_text(aangifte.signed_at)},
                {words("state"), words(state)},
                {words("declared"), words("declaration")}};
  documents::Table proof{.caption = words("proof"), .columns = {words("what"), words("value")}, .rows = {}};
  proof.rows = {{words("hash"), aangifte.hash}, {words("signature"), aangifte.signature}, {words("key"), aangifte.key_id}};
  return {.title = words.with_number("title", aangifte.number),
          .language = words.is_english() ? "en-GB" : "nl-NL",
          .author = "Dijkwacht",
          .made_at = now,
          .parts = {documents::Paragraph{words("lead")}, documents::Heading{2, words("facts")}, std::move(facts),
                    documents::Heading{2, words("proof")}, documents::Paragraph{words("proof-text")}, std::move(proof)}};
}

}  // namespace

void write_aangifte(JsonWriter& json, const reports::Aangifte& aangifte) {
  json.member("number", aangifte.number).member("version", aangifte.version);
  json.member("status", aangifte.withdrawn_at ? "withdrawn" : "signed").member("signedAt", time_text(aangifte.signed_at));
  json.member("hash", aangifte.hash).member("signature", aangifte.signature).member("keyId", aangifte.key_id);
  json.member("declarationVersion", aangifte.declaration_version);
  write_time(json, "withdrawnAt", aangifte.withdrawn_at);
}

Result<http::Response> Aangiften::get(const Call& call) const {
  const auto view = TRY(rooms_.aangiften.view(TRY(call.id<reports::ReportId>("reportId")), shown_secret(call)));
  return object(200, [&](JsonWriter& json) {
    json.member("canSign", view.can_sign).member("declarationVersion", rooms_.texts.version());
    write_text(json, "declaration", rooms_.texts.declaration());
    json.array("versions", [&] {
      for (const auto& version : view.versions) json.object([&] { write_aangifte(json, version); });
    });
  });
}

Result<http::Response> Aangiften::sign(const Call& call) const {
  if (!rooms_.node_is_synthetic) {
    return fail(ErrorCode::kFailedPrecondition, "no identity provider is configured at this node; ask its administrator");
  }
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto statement = TRY(reports::parse_statement(TRY(body.at("content")), call.now));
  const auto prepared = TRY(rooms_.aangiften.prepare({.report = TRY(call.id<reports::ReportId>("reportId")),
                                                      .identification_token = shown_secret(call),
                                                      .subject = Sensitive(std::string(TRY(body.string("subject")))),
                                                      .after_version = TRY(body.integer("afterVersion")),
                                                      .declaration_version = std::string(TRY(body.string("declarationVersion")))},
                                                     statement));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto aangifte = TRY(rooms_.aangiften.sign(transaction, prepared));
    return object_text([&](JsonWriter& json) { write_aangifte(json, aangifte); });
  });
}

Result<http::Response> Aangiften::withdraw(const Call& call) const {
  const auto document = TRY(call.json());
  const auto reason = TRY(reports::parse_withdrawal_reason(TRY(document.root().string("reason"))));
  TRY(rooms_.aangiften.withdraw(TRY(call.id<reports::ReportId>("reportId")), shown_secret(call), reason));
  return object(201, [&](JsonWriter& json) { json.member("status", "withdrawn"); });
}

Result<http::Response> Aangiften::receipt(const Call& call) const {
  const Words words(rooms_.texts, TRY(asks_english(call)));
  const auto view = TRY(rooms_.aangiften.view(TRY(call.id<reports::ReportId>("reportId")), shown_secret(call)));
  if (view.versions.empty()) return fail(ErrorCode::kNotFound, "this report has no aangifte");
  const auto& newest = view.versions.back();
  return pdf_answer(receipt_of(newest, words, call.now), newest.number);
}

Result<http::Response> Aangiften::open(const Call& call) const {
  auto permission = TRY(rooms_.opener.permission(TRY(call.id<reports::ReportId>("reportId"))));
  const auto [aangifte, statement] = TRY(rooms_.aangiften.open(std::move(permission), call.actor()));
  return object(200, [&](JsonWriter& json) {
    write_aangifte(json, aangifte);
    json.key("content").raw(reports::to_json(statement).reveal("show to the analyst who opened it"));
  });
}

}  // namespace dijkwacht::api
