#include "api/rights_requests.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/rights_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

void write_finding(JsonWriter& json, const rights::Finding& finding) {
  json.object([&] {
    json.member("code", finding.code).member("type", finding.type).member("reference", finding.reference);
    json.member("count", finding.count).member("state", finding.state);
  });
}

/// As the person wrote it: for the eyes of the officer who answers.
void write_subject(JsonWriter& json, const rights::Subject& subject) {
  constexpr const char* kPurpose = "show to the privacy officer who answers";
  json.object("subject", [&] {
    json.member("name", subject.name.reveal(kPurpose)).member("contact", subject.contact.reveal(kPurpose));
    json.member("reportNumber", subject.report_number.reveal(kPurpose)).member("text", subject.text.reveal(kPurpose));
    json.array("identifiers", [&] {
      for (const auto& each : subject.identifiers) {
        json.object(
            [&] { json.member("type", each.type).member("value", each.typed.reveal(kPurpose)).member("reason", each.reason); });
      }
    });
  });
}

}  // namespace

void RightsRequests::write(JsonWriter& json, const rights::Part& part, Time now) const {
  const auto* contact_point = node_.controller(part.contact_point);
  json.member("requestId", part.request.text()).member("kind", name_of(part.kind));
  write_text(json, "article", node_.clocks.rule_of(part.kind).article);
  write_text(json, "contactPoint",
             contact_point == nullptr ? Bilingual{part.contact_point, part.contact_point} : contact_point->name);
  json.member("receivedAt", time_text(part.received_at)).member("frozen", part.frozen).member("notFrozen", part.not_frozen);
  write_rights_clock(json, node_.clocks, part.received_at, part.extended_at, part.outcome, now);
  write_time(json, "answeredAt", part.answered_at);
}

Result<http::Response> RightsRequests::list(const Call& call) const {
  const auto limit = TRY(page_limit(call));
  const auto after = TRY(query_value(call, "after", rights::PartCursor::parse));
  const auto parts = TRY(answering_.list(query_text(call, "state") == "open", after, limit));
  const auto next = parts.size() < limit ? "" : rights::PartCursor{parts.back().received_at, parts.back().request}.text();
  return page(parts, next,
              [&](JsonWriter& json, const rights::Part& part) { json.object([&] { write(json, part, call.now); }); });
}

Result<http::Response> RightsRequests::open(const Call& call) const {
  const auto opened = TRY(answering_.open(TRY(call.id<rights::RequestId>("requestId")), call.actor()));
  return object(200, [&](JsonWriter& json) {
    write(json, opened.part, call.now);
    if (opened.subject) write_subject(json, *opened.subject);
    json.array("findings", [&] {
      for (const auto& finding : opened.findings) write_finding(json, finding);
    });
    json.member("answer", opened.answer.reveal("show the answer that was given"));
  });
}

Result<http::Response> RightsRequests::extend(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<rights::RequestId>("requestId"));
  const auto document = TRY(call.json());
  const std::string reason(TRY(document.root().string("reason")));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(answering_.extend(transaction, id, reason, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("requestId", id.text()).member("state", "extended"); });
  });
}

Result<http::Response> RightsRequests::answer(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<rights::RequestId>("requestId"));
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto prepared = TRY(answering_.prepare_answer(id, {.outcome = TRY(rights::parse_outcome(TRY(body.string("outcome")))),
                                                           .text = std::string(TRY(body.string("text"))),
                                                           .identity_checked = TRY(body.boolean_or("identityChecked", false))}));
  auto response = TRY(repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto receivers = TRY(answering_.answer(transaction, prepared, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("requestId", id.text()).member("state", "answered").member("receivers", receivers);
    });
  }));
  TRY(answering_.resume(call.actor()));
  return response;
}

}  // namespace dijkwacht::api
