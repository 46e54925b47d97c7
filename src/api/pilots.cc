#include "api/pilots.h"

#include "api/page.h"
#include "api/pilot_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using pilots::PilotView;

}  // namespace

Result<http::Response> Pilots::list(const Call& call) const {
  return page(TRY(pilots_.all()), "",
              [&](JsonWriter& json, const PilotView& view) { json.object([&] { write_pilot(json, view, call.now); }); });
}

Result<http::Response> Pilots::act(const Call& call, const store::RepeatableRequest& asked, const std::string& pilot,
                                   const std::function<Status(store::Transaction&)>& what) const {
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(what(transaction));
    const auto view = TRY(pilots_.view(transaction, pilot));
    return object_text([&](JsonWriter& json) { write_pilot(json, view, call.now); });
  });
}

Result<http::Response> Pilots::propose(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  return act(call, asked, pilot,
             [&](store::Transaction& transaction) { return pilots_.propose(transaction, pilot, call.actor()); });
}

Result<http::Response> Pilots::approve(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto run = TRY(call.id<pilots::RunId>("runId"));
  return act(call, asked, pilot,
             [&](store::Transaction& transaction) { return pilots_.approve(transaction, pilot, run, call.actor()); });
}

Result<http::Response> Pilots::stop(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  return act(call, asked, pilot, [&](store::Transaction& transaction) { return pilots_.stop(transaction, pilot, call.actor()); });
}

Result<http::Response> Pilots::ask(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto identifier = TRY(read_identifier(TRY(call.json()).root(), options_));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto answer = TRY(pilots_.ask(transaction, pilot, identifier, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("questionId", answer.question.text()).member("answer", answer.is_hit ? "hit" : "no-hit");
      json.member("sources", answer.sources).member("simulatedLaw", true);
    });
  });
}

Result<http::Response> Pilots::judge(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto judgement = TRY(read_judgement(call));
  return act(call, asked, pilot,
             [&](store::Transaction& transaction) { return pilots_.judge(transaction, pilot, judgement, call.actor()); });
}

}  // namespace dijkwacht::api
