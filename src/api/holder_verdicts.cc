#include "api/holder_verdicts.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kListedMax = 200;

std::string_view state_of(const signals::ReceivedVerdict& verdict) {
  if (verdict.answer) return signals::event::name_of(*verdict.answer);
  return verdict.is_open() ? "open" : "noted";
}

void write_view(JsonWriter& json, const signals::VerdictView& view) {
  const auto& verdict = view.verdict;
  json.object([&] {
    json.member("signalId", verdict.signal.text()).member("type", view.type).member("masked", view.masked);
    json.member("partner", verdict.partner).member("verdict", signals::name_of(verdict.verdict));
    json.member("givenAt", time_text(verdict.at)).member("state", state_of(verdict));
    write_time(json, "answeredAt", verdict.answered_at);
  });
}

}  // namespace

Result<http::Response> HolderVerdicts::give(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<signals::SignalId>("signalId"));
  const auto document = TRY(call.json());
  const auto verdict = TRY(signals::parse_holder_verdict(TRY(document.root().string("verdict"))));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(verdicts_.give(transaction, id, verdict, call.actor(), call.now));
    return object_text(
        [&](JsonWriter& json) { json.member("signalId", id.text()).member("verdict", signals::name_of(verdict)); });
  });
}

Result<http::Response> HolderVerdicts::list(const Call&) const { return page(TRY(verdicts_.list(kListedMax)), "", write_view); }

Result<http::Response> HolderVerdicts::answer(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<signals::SignalId>("signalId"));
  const auto document = TRY(call.json());
  const std::string partner(TRY(document.root().string("partner")));
  const auto outcome = TRY(signals::event::parse_objection_outcome(TRY(document.root().string("outcome"))));
  auto answered = TRY(repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(verdicts_.answer(transaction, id, partner, outcome, call.actor(), call.now));
    return object_text(
        [&](JsonWriter& json) { json.member("signalId", id.text()).member("state", signals::event::name_of(outcome)); });
  }));
  if (after_answer_) TRY(after_answer_(call.actor()));
  return answered;
}

}  // namespace dijkwacht::api
