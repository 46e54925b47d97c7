#include "api/pilots.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using pilots::PilotView;

void write_run(JsonWriter& json, const pilots::Run& run, Time now) {
  json.object([&] {
    json.member("runId", run.id.text()).member("state", name_of(state_of(run, now)));
    json.member("proposedBy", run.proposed_by).member("proposedAt", time_text(run.proposed_at));
    json.member("approvedBy", run.approved_by);
    write_time(json, "startedAt", run.started_at);
    write_time(json, "endsAt", run.ends_at);
    write_time(json, "endedAt", run.ended_at);
    json.member("endReason", run.end_reason).member("alikePerMillion", run.alike_per_million);
  });
}

void write_pilot(JsonWriter& json, const PilotView& view, Time now) {
  const auto& pilot = *view.pilot;
  json.member("pilotId", pilot.id).member("rule", pilot.rule).member("purpose", pilot.purpose);
  write_text(json, "title", pilot.title);
  write_text(json, "hypothesis", pilot.hypothesis);
  write_text(json, "evaluation", pilot.evaluation);
  json.array("types", [&] {
    for (const auto& type : pilot.types) json.value(type);
  });
  json.array("sectors", [&] {
    for (const auto& sector : pilot.sectors) json.value(sector);
  });
  json.member("dpia", pilot.dpia).member("dpiaExpires", date_text(pilot.dpia_expires)).member("termDays", pilot.term_days);
  json.member("keptDays", pilot.kept_days).member("sourcesMin", pilot.sources_min).member("complaintsMin", pilot.complaints_min);
  json.member("measuresDevices", pilot.measures_devices).member("source", pilot.source);
  json.array("stops", [&] {
    for (const auto& stop : pilot.stops) {
      json.object([&] {
        json.member("measure", name_of(stop.measure)).member("above", stop.above).member("judgedMin", stop.judged_min);
      });
    }
  });
  json.array("runs", [&] {
    for (const auto& run : view.runs) write_run(json, run, now);
  });
  json.object("tally", [&] {
    json.member("contributions", view.tally.contributions).member("asked", view.tally.asked).member("hits", view.tally.hits);
    json.member("judgedRight", view.tally.judged_right).member("judgedWrong", view.tally.judged_wrong);
    json.member("minutes", view.tally.minutes);
  });
  json.array("unjudged", [&] {
    for (const auto& hit : view.unjudged) {
      json.object([&] {
        json.member("questionId", hit.id.text()).member("askedAt", time_text(hit.asked_at)).member("sources", hit.sources);
      });
    }
  });
}

Result<std::string> pilot_of(const Call& call) { return std::string(TRY(call.request.parameter("pilotId"))); }

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

Result<http::Response> Pilots::key(const Call& call) const {
  const auto key = TRY(pilots_.key(TRY(pilot_of(call))));
  return object(200, [&](JsonWriter& json) { json.member("runId", key.run.text()).member("key", to_base64url(key.key)); });
}

Result<http::Response> Pilots::contribute(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto run = pilots::RunId::parse(TRY(body.string("runId")));
  if (!run) return fail(ErrorCode::kInvalidArgument, run.error().message, "runId");
  const auto bytes = from_base64url(TRY(body.string("hash")));
  const auto token = bytes ? crypto::Token::from_bytes(*bytes) : Result<crypto::Token>(fail(bytes.error()));
  if (!token) return fail(ErrorCode::kInvalidArgument, "a hash has 16 bytes, in base64url", "hash");
  const pilots::NewContribution contribution{.run = *run,
                                             .token = *token,
                                             .source = call.actor(),
                                             .sector = std::string(TRY(body.string("sector"))),
                                             .has_complaint = TRY(body.boolean_or("hasComplaint", false))};
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(pilots_.contribute(transaction, pilot, contribution));
    return object_text([&](JsonWriter& json) { json.member("runId", contribution.run.text()); });
  });
}

Result<http::Response> Pilots::ask(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto pilot = TRY(pilot_of(call));
  const auto document = TRY(call.json());
  const auto type = identifiers::parse_type(TRY(document.root().string("type")));
  if (!type) return fail(type.error());
  const auto identifier = TRY(identifiers::parse(*type, TRY(document.root().string("value")), options_));
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
  const auto question = TRY(call.id<pilots::QuestionId>("questionId"));
  const auto document = TRY(call.json());
  const auto was_right = TRY(document.root().boolean("wasRight"));
  const auto minutes = TRY(document.root().integer("minutes"));
  return act(call, asked, pilot, [&](store::Transaction& transaction) {
    return pilots_.judge(transaction, pilot, question, was_right, minutes, call.actor());
  });
}

}  // namespace dijkwacht::api
