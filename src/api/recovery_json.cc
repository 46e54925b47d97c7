#include "api/recovery_json.h"

#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {

void write_recovery(JsonWriter& json, const victims::RecoveryRequest& request, const victims::RecoveryTerms& terms) {
  json.member("requestId", request.id.text()).member("kind", victims::name_of(request.facts.kind));
  json.member("paidOn", date_text(request.facts.paid_on));
  write_money(json, "amount", request.facts.amount);
  json.member("status", victims::name_of(request.state)).member("version", request.version);
  write_time(json, "createdAt", request.created);
  write_time(json, "noticedAt", request.noticed_at);
  write_time(json, "answerDue", victims::answer_due(request, terms));
  write_time(json, "lapsesAt", victims::lapse_due(request, terms));
  write_money(json, "returned", request.returned);
  json.member("isAgreed", !request.agreed_by.empty());
}

void write_recovery(JsonWriter& json, const victims::RecoveryService::View& view, const victims::RecoveryTerms& terms) {
  write_recovery(json, view.request, terms);
  write_text(json, "nextStep", victims::next_step(view.request, view.events, terms));
  json.array("unmet", [&] {
    for (const auto& id : view.request.unmet) {
      const auto* condition = terms.find(id);
      json.object([&] {
        json.member("condition", id);
        write_text(json, "text", condition != nullptr ? condition->unmet : Bilingual{id, id});
      });
    }
  });
  json.array("steps", [&] {
    for (const auto& event : view.events) {
      json.object([&] {
        json.member("at", time_text(event.at))
            .member("status", victims::name_of(event.state))
            .member("by", victims::name_of(event.mover));
        write_money(json, "amount", event.amount);
      });
    }
  });
}

Result<victims::RecoveryMove> read_recovery_move(const JsonValue& body) {
  const auto to = victims::parse_recovery_state(TRY(body.string("to")));
  if (!to) return fail(ErrorCode::kInvalidArgument, to.error().message, "to");
  victims::RecoveryMove move{.version = TRY(body.integer("version")), .to = *to};
  if (const auto amount = TRY(body.find("amount"))) move.amount = TRY(parse_money(*amount));
  if (const auto holder = TRY(body.find("holder"))) move.holder = TRY(victims::parse_holder(*holder));
  if (const auto unmet = TRY(body.find("unmet"))) {
    for (const auto& each : TRY(unmet->array())) move.unmet.emplace_back(TRY(each.string()));
  }
  move.has_signed_statement = TRY(body.boolean_or("statement", false));
  return move;
}

}  // namespace dijkwacht::api
