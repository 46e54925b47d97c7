#include "api/objections.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

void write_objection(JsonWriter& json, const signals::OpenedObjection& opened) {
  const auto& objection = opened.objection;
  json.object([&] {
    json.member("objectionId", objection.id.text()).member("signalId", objection.signal.text());
    json.member("holdId", objection.hold).member("partner", objection.partner);
    json.member("receivedAt", time_text(objection.received_at));
    json.member("text", opened.text.reveal("show to the analyst who judges it"));
    json.member("state", objection.outcome ? signals::event::name_of(*objection.outcome) : std::string_view("open"));
    json.member("answer", objection.answer);
    write_time(json, "answeredAt", objection.answered_at);
  });
}

}  // namespace

Result<http::Response> Objections::list(const Call& call) const {
  const auto limit = TRY(page_limit(call));
  const auto after = TRY(query_value(call, "after", signals::ObjectionCursor::parse));
  const auto opened = TRY(objections_.read(after, limit, call.actor()));
  if (opened.size() < limit) return page(opened, "", write_objection);
  const auto& last = opened.back().objection;
  return page(opened, signals::ObjectionCursor{last.received_at, last.id}.text(), write_objection);
}

Result<http::Response> Objections::answer(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kOptional));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<signals::ObjectionId>("objectionId"));
  const auto document = TRY(call.json());
  const auto outcome = TRY(signals::event::parse_objection_outcome(TRY(document.root().string("outcome"))));
  const std::string reason(TRY(document.root().string("reason")));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(objections_.answer(transaction, id, outcome, reason, call.actor()));
    return object_text(
        [&](JsonWriter& json) { json.member("objectionId", id.text()).member("state", signals::event::name_of(outcome)); });
  });
}

}  // namespace dijkwacht::api
