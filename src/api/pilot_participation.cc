#include "api/pilot_participation.h"

#include "api/page.h"
#include "api/pilot_json.h"
#include "api/values.h"

namespace dijkwacht::api {

Result<http::Response> PilotParticipation::list(const Call& call) const {
  return page(TRY(pilots_.all()), "",
              [&](JsonWriter& json, const pilots::PilotView& view) { json.object([&] { write_pilot(json, view, call.now); }); });
}

Result<http::Response> PilotParticipation::contribute(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto document = TRY(call.json());
  const auto identifier = TRY(read_identifier(document.root(), options_));
  const auto has_complaint = TRY(document.root().boolean_or("hasComplaint", false));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(pilots_.contribute(transaction, pilot, identifier, has_complaint, call.actor()));
    const auto view = TRY(pilots_.view(transaction, pilot));
    return object_text([&](JsonWriter& json) { write_pilot(json, view, call.now); });
  });
}

Result<http::Response> PilotParticipation::ask(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto identifier = TRY(read_identifier(TRY(call.json()).root(), options_));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto question = TRY(pilots_.ask(transaction, pilot, identifier, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("questionId", question.text()).member("answer", "waiting").member("sources", 0);
      json.member("simulatedLaw", true);
    });
  });
}

Result<http::Response> PilotParticipation::judge(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto judgement = TRY(read_judgement(call));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(pilots_.judge(transaction, pilot, judgement, call.actor()));
    const auto view = TRY(pilots_.view(transaction, pilot));
    return object_text([&](JsonWriter& json) { write_pilot(json, view, call.now); });
  });
}

}  // namespace dijkwacht::api
