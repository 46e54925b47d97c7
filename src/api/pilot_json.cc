#include "api/pilot_json.h"

#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

void write_run(JsonWriter& json, const pilots::Run& run, Time now) {
  json.object([&] {
    json.member("runId", run.id.text()).member("state", name_of(state_of(run, now)));
    json.member("proposedBy", run.proposed_by).member("proposedAt", time_text(run.proposed_at));
    json.member("approvedBy", run.approved_by);
    write_time(json, "startedAt", run.started_at);
    write_time(json, "endsAt", run.ends_at);
    write_time(json, "endedAt", run.ended_at);
    json.member("holder", run.holder).member("endReason", run.end_reason).member("alikePerMillion", run.alike_per_million);
  });
}

}  // namespace

void write_pilot(JsonWriter& json, const pilots::PilotView& view, Time now) {
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
  json.array("questions", [&] {
    for (const auto& question : view.questions) {
      json.object([&] {
        json.member("questionId", question.id.text()).member("askedAt", time_text(question.asked_at));
        json.member("answer", question.is_waiting ? "waiting" : question.is_hit ? "hit" : "no-hit");
        json.member("sources", question.sources);
      });
    }
  });
}

Result<std::string> pilot_of(const Call& call) { return std::string(TRY(call.request.parameter("pilotId"))); }

Result<identifiers::Identifier> read_identifier(const JsonValue& body, const identifiers::ParseOptions& options) {
  const auto type = TRY(identifiers::parse_type(TRY(body.string("type"))));
  return identifiers::parse(type, TRY(body.string("value")), options);
}

Result<pilots::Judgement> read_judgement(const Call& call) {
  const auto document = TRY(call.json());
  return pilots::Judgement{.question = TRY(call.id<pilots::QuestionId>("questionId")),
                           .was_right = TRY(document.root().boolean("wasRight")),
                           .minutes = TRY(document.root().integer("minutes"))};
}

}  // namespace dijkwacht::api
