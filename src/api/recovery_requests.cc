#include "api/recovery_requests.h"

#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/recovery_json.h"
#include "api/values.h"
#include "identifiers/identifier.h"

namespace dijkwacht::api {
namespace {

using victims::RecoveryId;

victims::Date day_of(Time now) { return std::chrono::floor<std::chrono::days>(now); }

void write_condition(JsonWriter& json, const victims::Condition& condition) {
  json.object([&] {
    json.member("id", condition.id).member("check", victims::name_of(condition.check));
    json.array("kinds", [&] {
      for (const auto kind : condition.kinds) json.value(victims::name_of(kind));
    });
    write_text(json, "question", condition.question);
    write_text(json, "unmet", condition.unmet);
  });
}

void write_claim(JsonWriter& json, const std::optional<victims::ClaimDetails>& details) {
  json.key("claim");
  if (!details) {
    json.null();
    return;
  }
  json.object([&] {
    json.key("victim").raw(reports::to_json(details->victim).reveal("show to the bank's analyst"));
    json.member("ownAccount", identifiers::display(details->own_account));
    json.member("payeeAccount", identifiers::display(details->payee_account));
    json.member("policeReference", details->police_reference.reveal("show to the bank's analyst"));
  });
}

void write_second_person(JsonWriter& json, const victims::RecoveryRequest& request, const victims::RecoveryTerms& terms) {
  json.member("holderTypedBy", request.holder_typed_by)
      .member("agreedBy", request.agreed_by)
      .member("disagreedBy", request.disagreed_by);
  const auto* why = terms.find_disagreement(request.disagreement);
  if (why != nullptr) write_text(json, "disagreement", why->text);
}

}  // namespace

Result<http::Response> RecoveryRequests::terms(const Call&) const {
  const auto& terms = recoveries_.terms();
  return object(200, [&](JsonWriter& json) {
    json.member("answerDays", terms.answer_days)
        .member("paymentMonthsMax", terms.payment_months_max)
        .member("country", terms.country);
    write_text(json, "voluntary", terms.voluntary);
    write_text(json, "address", terms.address);
    write_text(json, "purpose", terms.purpose);
    json.member("source", terms.source).member("sourceDate", terms.source_date);
    json.array("conditions", [&] {
      for (const auto& condition : terms.conditions) write_condition(json, condition);
    });
    json.array("disagreements", [&] {
      for (const auto& each : terms.disagreements) {
        json.object([&] {
          json.member("id", each.id);
          write_text(json, "text", each.text);
        });
      }
    });
  });
}

Result<http::Response> RecoveryRequests::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto claim = TRY(victims::parse_claim(document.root(), recoveries_.terms(), day_of(call.now)));
  const auto prepared = TRY(recoveries_.prepare(claim));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(recoveries_.take(transaction, prepared));
    const auto view = TRY(recoveries_.view(transaction, prepared.request.id));
    return object_text([&](JsonWriter& json) { write_recovery(json, view, recoveries_.terms()); });
  });
}

Result<http::Response> RecoveryRequests::list(const Call& call) const {
  const victims::RecoveryQuery query{.state = TRY(query_value(call, "status", victims::parse_recovery_state)),
                                     .number = TRY(query_value(call, "q", victims::parse_recovery_number)),
                                     .after = TRY(query_value(call, "after", victims::RecoveryCursor::parse)),
                                     .limit = TRY(page_limit(call))};
  const auto rows = TRY(recoveries_.list(query));
  const auto next = rows.size() == query.limit ? victims::RecoveryCursor{rows.back().created, rows.back().id}.text() : "";
  return page(rows, next, [&](JsonWriter& json, const victims::RecoveryRequest& request) {
    json.object([&] {
      write_recovery(json, request, recoveries_.terms());
      json.member("isDisagreed", !request.disagreed_by.empty());
    });
  });
}

Result<http::Response> RecoveryRequests::get(const Call& call) const {
  const auto opened = TRY(recoveries_.open(TRY(call.id<RecoveryId>("requestId")), call.actor()));
  return object(200, [&](JsonWriter& json) {
    write_recovery(json, opened.view, recoveries_.terms());
    write_claim(json, opened.details);
    write_second_person(json, opened.view.request, recoveries_.terms());
  });
}

Result<http::Response> RecoveryRequests::write_once(const Call& call, const Write& write) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<RecoveryId>("requestId"));
  const auto document = TRY(call.json());
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(write(transaction, id, document.root()));
    const auto view = TRY(recoveries_.view(transaction, id));
    return object_text([&](JsonWriter& json) { write_recovery(json, view, recoveries_.terms()); });
  });
}

Result<http::Response> RecoveryRequests::move(const Call& call) const {
  return write_once(call, [&](store::Transaction& transaction, const RecoveryId& id, const JsonValue& body) -> Status {
    return recoveries_.move(transaction, id, TRY(read_recovery_move(body)), call.actor());
  });
}

Result<http::Response> RecoveryRequests::agree(const Call& call) const {
  return write_once(call, [&](store::Transaction& transaction, const RecoveryId& id, const JsonValue& body) -> Status {
    return recoveries_.agree(transaction, id, TRY(body.integer("version")), call.actor());
  });
}

Result<http::Response> RecoveryRequests::disagree(const Call& call) const {
  return write_once(call, [&](store::Transaction& transaction, const RecoveryId& id, const JsonValue& body) -> Status {
    return recoveries_.disagree(transaction, id, TRY(body.integer("version")), TRY(body.string("reason")), call.actor());
  });
}

Result<http::Response> RecoveryRequests::letter(const Call& call) const {
  const auto id = TRY(call.id<RecoveryId>("requestId"));
  auto opened = TRY(recoveries_.open(id, call.actor()));
  if (!opened.details) return fail(ErrorCode::kFailedPrecondition, "this request is over; its letter can no longer be made");
  const victims::LetterContent content{.request = opened.view.request,
                                       .details = std::move(*opened.details),
                                       .holder = TRY(recoveries_.open_holder(id, call.actor()))};
  return pdf_answer(letters_.to_payee(content, bank_, recoveries_.terms(), call.now), "brief-" + victims::recovery_number(id));
}

}  // namespace dijkwacht::api
