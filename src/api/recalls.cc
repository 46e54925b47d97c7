#include "api/recalls.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"
#include "formats/camt056.h"
#include "formats/recall_answers.h"

namespace dijkwacht::api {
namespace {

using victims::RecallId;

victims::Date day_of(Time now) { return std::chrono::floor<std::chrono::days>(now); }

}  // namespace

void Recalls::write(JsonWriter& json, const victims::Recall& recall, Time now) const {
  const auto due = victims::recall_answer_due(recall, recalls_.terms());
  json.member("recallId", recall.id.text()).member("transactionId", recall.facts.transaction_id);
  json.member("settledOn", date_text(recall.facts.settled_on));
  write_money(json, "amount", recall.facts.amount);
  json.member("status", victims::name_of(recall.state));
  write_time(json, "createdAt", recall.created);
  json.member("answerDue", date_text(due));
  json.member("isOverdue", recall.state == victims::RecallState::kOpen && day_of(now) > due);
  write_time(json, "answeredAt", recall.answered_at);
  write_money(json, "returned", recall.returned);
  json.member("reason", recall.reason);
  if (!recall.reason.empty()) write_text(json, "reasonText", recalls_.terms().meaning(recall.reason));
}

Result<http::Response> Recalls::terms(const Call&) const {
  const auto& terms = recalls_.terms();
  const auto* self = partners_.find(self_);
  return object(200, [&](JsonWriter& json) {
    json.member("monthsMax", terms.months_max).member("answerBankingDays", terms.answer_banking_days);
    json.member("source", terms.source).member("sourceDate", terms.source_date);
    json.member("ownBic", self == nullptr ? "" : self->bic);
    json.array("banks", [&] {
      for (const auto& partner : partners_.all()) {
        if (partner.bic.empty()) continue;
        for (const auto& code : partner.bank_codes) json.object([&] { json.member("code", code).member("bic", partner.bic); });
      }
    });
  });
}

Result<http::Response> Recalls::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto order = TRY(victims::parse_recall_order(document.root(), recalls_.terms(), day_of(call.now)));
  const auto prepared = TRY(recalls_.prepare(order));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(recalls_.take(transaction, prepared, call.actor()));
    return object_text([&](JsonWriter& json) { write(json, prepared.recall, call.now); });
  });
}

Result<http::Response> Recalls::list(const Call& call) const {
  const victims::RecallQuery query{.state = TRY(query_value(call, "status", victims::parse_recall_state)),
                                   .typed = query_text(call, "q"),
                                   .after = TRY(query_value(call, "after", victims::RecallCursor::parse)),
                                   .limit = TRY(page_limit(call))};
  const auto rows = TRY(recalls_.list(query));
  const auto next = rows.size() == query.limit ? victims::RecallCursor{rows.back().created, rows.back().id}.text() : "";
  return page(rows, next,
              [&](JsonWriter& json, const victims::Recall& recall) { json.object([&] { write(json, recall, call.now); }); });
}

Result<http::Response> Recalls::totals(const Call&) const {
  return page(TRY(recalls_.totals()), "", [&](JsonWriter& json, const victims::RecallTotal& total) {
    json.object([&] {
      json.member("status", victims::name_of(total.state)).member("count", total.count);
      write_money(json, "paid", euros(total.paid));
      write_money(json, "returned", euros(total.returned));
    });
  });
}

Result<http::Response> Recalls::get(const Call& call) const {
  const auto recall = TRY(recalls_.get(TRY(call.id<RecallId>("recallId"))));
  return object(200, [&](JsonWriter& json) { write(json, recall, call.now); });
}

Result<http::Response> Recalls::message(const Call& call) const {
  const auto opened = TRY(recalls_.open(TRY(call.id<RecallId>("recallId")), call.actor()));
  http::Response response{
      .status = 200, .headers = {}, .body = formats::write_camt056(opened.recall, opened.details, recalls_.terms().reason)};
  response.headers.set("Content-Type", "application/xml; charset=utf-8");
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"camt056-" + victims::recall_number(opened.recall.id) + ".xml\"");
  return response;
}

Result<http::Response> Recalls::take_answers(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto answers = TRY(formats::read_recall_answers(call.request.body));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto outcomes = TRY(recalls_.answer(transaction, answers, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.array("items", [&] {
        for (std::size_t i = 0; i < answers.size(); ++i) {
          json.object([&] {
            json.member("transactionId", answers[i].transaction_id).member("outcome", victims::name_of(outcomes[i]));
            write_money(json, "returned", answers[i].returned);
            if (!answers[i].reason.empty()) write_text(json, "reasonText", recalls_.terms().meaning(answers[i].reason));
          });
        }
      });
    });
  });
}

}  // namespace dijkwacht::api
