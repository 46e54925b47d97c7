#include "api/rules.h"

#include "api/page.h"
#include "audit/rule_switch.h"
#include "policy/explain.h"
#include "policy/matrix.h"

namespace dijkwacht::api {
namespace {

Result<std::string> required(const Call& call, std::string_view name) {
  auto text = query_text(call, name);
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "this query parameter is required", std::string(name));
  return text;
}

/// Noon of the day asked, else now.
Result<Time> moment_of(const Call& call) {
  const auto text = query_text(call, "date");
  if (text.empty()) return call.now;
  return policy::parse_asked_day(text, "date");
}

std::optional<bool> flag(const Call& call, std::string_view name) {
  const auto text = call.request.query_value(name);
  if (!text) return std::nullopt;
  return *text == "true";
}

Result<policy::Facts> facts_of(const Call& call) {
  policy::Facts facts;
  for (const auto& condition : policy::fact_conditions()) facts.*condition.fact = flag(call, condition.query);
  if (call.request.query_value("reporters")) facts.identified_reporters = TRY(query_integer(call, "reporters", 0));
  if (call.request.query_value("daysSinceNotice")) facts.days_since_notice = TRY(query_integer(call, "daysSinceNotice", 0));
  return facts;
}

}  // namespace

Result<http::Response> Rules::list(const Call& call) const {
  const auto engine = desk_.engine();
  return page(engine->rules().rules(), "", [&](JsonWriter& json, const policy::Rule& rule) {
    policy::write_json(json, policy::view(rule, engine->rules().texts(), call.now));
  });
}

Result<http::Response> Rules::matrix(const Call& call) const {
  return http::json(200, policy::matrix_json(*desk_.engine(), query_text(call, "from"), TRY(moment_of(call))));
}

Result<http::Response> Rules::dpias(const Call& call) const {
  const auto engine = desk_.engine();
  const auto& dpias = engine->rules().dpias();
  return page(dpias.dpias, "",
              [&](JsonWriter& json, const policy::Dpia& dpia) { policy::write_json(json, dpia, dpias.warning_days, call.now); });
}

Result<http::Response> Rules::explain(const Call& call) const {
  const policy::Question question{.from = policy::parse_party(TRY(required(call, "from"))),
                                  .to = policy::parse_party(TRY(required(call, "to"))),
                                  .data_class = TRY(policy::parse_data_class(TRY(required(call, "dataClass")))),
                                  .purpose = TRY(required(call, "purpose")),
                                  .subject = "question",
                                  .facts = TRY(facts_of(call)),
                                  .at = TRY(moment_of(call))};
  return http::json(200, policy::to_json(policy::explain(*desk_.engine(), question)));
}

Result<http::Response> Rules::switch_rule(const Call& call) const {
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const policy::RuleSwitch change{.rule = std::string(TRY(body.string("rule"))),
                                  .state = TRY(policy::parse_rule_state(TRY(body.string("state")))),
                                  .reason = std::string(TRY(body.string("reason"))),
                                  .actor = call.actor(),
                                  .at = call.now};
  const auto confirmation = TRY(body.find("confirmation"));
  TRY(audit::switch_rule(database_, desk_, change, confirmation ? TRY(confirmation->string()) : std::string_view()));
  TRY(on_switched_(change.rule, change.state, change.actor));
  return object(201, [&](JsonWriter& json) { json.member("rule", change.rule).member("state", policy::name_of(change.state)); });
}

}  // namespace dijkwacht::api
