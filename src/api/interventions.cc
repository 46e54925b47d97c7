#include "api/interventions.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

using effect::ActOn;
using effect::InterventionId;

std::string dossier_text(const effect::Dossier& dossier) {
  const auto& intervention = dossier.intervention;
  return object_text([&](JsonWriter& json) {
    json.member("interventionId", intervention.id.text()).member("version", intervention.version);
    json.key("plan").raw(effect::plan_text(intervention.plan));
    json.member("state", effect::name_of(intervention.state)).member("registeredBy", intervention.registered_by);
    json.member("registeredAt", time_text(intervention.registered_at));
    write_time(json, "startedAt", intervention.started_at);
    write_time(json, "endedAt", intervention.ended_at);
    json.member("published", intervention.published).member("payments", dossier.payments).member("weeks", dossier.weeks);
    json.key("beforeStart");
    dossier.before_start ? effect::write_effect(json, *dossier.before_start) : static_cast<void>(json.null());
    json.key("row").raw(effect::row_text(dossier.row));
  });
}

}  // namespace

Result<std::string> Interventions::text_of(store::Transaction& transaction, const InterventionId& id) const {
  return dossier_text(TRY(interventions_.dossier(transaction, id)));
}

Result<http::Response> Interventions::get(const Call& call) const {
  return http::json(200, dossier_text(TRY(interventions_.dossier(TRY(call.id<InterventionId>("interventionId"))))));
}

Result<http::Response> Interventions::create(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto plan = TRY(effect::read_plan(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return text_of(transaction, TRY(interventions_.register_plan(transaction, plan, call.actor())));
  });
}

/// What acts on one intervention: its version out of the body, the intervention as the answer.
Result<http::Response> Interventions::act(const Call& call, const Act& act) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const ActOn on{.intervention = TRY(call.id<InterventionId>("interventionId")),
                 .version = TRY(document.root().integer("version")),
                 .actor = call.actor()};
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(act(transaction, on, document.root()));
    return text_of(transaction, on.intervention);
  });
}

Result<http::Response> Interventions::amend(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue& body) -> Status {
    return interventions_.amend(transaction, on, TRY(effect::read_plan(TRY(body.at("plan")))));
  });
}

Result<http::Response> Interventions::start(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue&) {
    return interventions_.start(transaction, on);
  });
}

Result<http::Response> Interventions::end(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue&) {
    return interventions_.end(transaction, on);
  });
}

Result<http::Response> Interventions::publish(const Call& call) const {
  return act(call, [&](store::Transaction& transaction, const ActOn& on, const JsonValue&) {
    return interventions_.publish(transaction, on);
  });
}

Result<http::Response> Interventions::take_weeks(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto id = TRY(call.id<InterventionId>("interventionId"));
  const auto document = TRY(call.json());
  std::vector<effect::UnitWeek> weeks;
  for (const auto& each : TRY(document.root().array("weeks"))) weeks.push_back(TRY(effect::read_unit_week(each)));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(interventions_.take_weeks(transaction, id, weeks, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("taken", weeks.size()); });
  });
}

Result<http::Response> Interventions::note_outcome(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto outcome = TRY(effect::read_outcome(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(interventions_.note(transaction, outcome, call.actor()));
    return object_text([&](JsonWriter& json) {
      json.member("decisionId", outcome.decision.text()).member("kind", effect::name_of(outcome.kind));
    });
  });
}

}  // namespace dijkwacht::api
