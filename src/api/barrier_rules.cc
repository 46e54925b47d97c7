#include "api/barrier_rules.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using barriers::RuleChange;
using barriers::RuleLife;

void write_change(JsonWriter& json, const RuleChange& change) {
  json.object([&] {
    json.member("proposalId", change.id.text()).member("version", change.version);
    json.member("from", name_of(change.from)).member("to", name_of(change.to));
    json.member("reason", change.reason);
    json.member("proposedBy", change.proposed_by).member("proposedAt", time_text(change.proposed_at));
    json.member("outcome", name_of(change.outcome));
    json.key("answeredBy");
    change.answered_by.empty() ? json.null() : json.value(change.answered_by);
    write_time(json, "answeredAt", change.answered_at);
  });
}

void write_life(JsonWriter& json, const RuleLife& life) {
  const auto& rule = life.rule;
  json.member("rule", rule.id).member("version", rule.version);
  write_text(json, "title", rule.title);
  json.member("action", name_of(rule.action));
  json.key("holdHours");
  rule.hold ? json.value(std::chrono::duration_cast<std::chrono::hours>(rule.hold->length).count()) : json.null();
  json.object("when", [&] {
    json.member("place", name_of(rule.when.place)).member("dataClass", policy::code_of(rule.when.data_class));
    json.member("role", rule.when.role);
  });
  write_text(json, "reason", rule.reason);
  json.member("mark", rule.mark).member("source", rule.source);
  json.member("state", name_of(life.standing.state)).member("since", time_text(life.standing.since));
  json.object("did", [&] {
    for (std::size_t i = 0; i < barriers::kConsequenceKindCount; ++i) {
      const auto kind = static_cast<barriers::ConsequenceKind>(i);
      const auto found = life.did.find(kind);
      json.member(name_of(kind), found == life.did.end() ? std::int64_t{0} : found->second);
    }
  });
  json.key("proposal");
  life.proposal ? write_change(json, *life.proposal) : static_cast<void>(json.null());
  json.array("history", [&] {
    for (const auto& change : life.history) write_change(json, change);
  });
}

Result<barriers::RuleStep> step_of(const Call& call, const JsonValue& body, barriers::RuleState to) {
  return barriers::RuleStep{.rule = std::string(TRY(call.request.parameter("ruleId"))),
                            .to = to,
                            .reason = std::string(TRY(body.string("reason"))),
                            .actor = call.actor()};
}

}  // namespace

Result<http::Response> BarrierRules::list(const Call&) const {
  return page(TRY(lives_.all()), "",
              [](JsonWriter& json, const RuleLife& life) { json.object([&] { write_life(json, life); }); });
}

Result<http::Response> BarrierRules::act(const Call& call, const store::RepeatableRequest& asked, const std::string& rule,
                                         const Act& act) const {
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(act(transaction));
    const auto life = TRY(lives_.get(transaction, rule));
    return object_text([&](JsonWriter& json) { write_life(json, life); });
  });
}

Result<http::Response> BarrierRules::propose(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto to = barriers::parse_rule_state(TRY(document.root().string("to")));
  if (!to) return fail(ErrorCode::kInvalidArgument, to.error().message, "to");
  const auto step = TRY(step_of(call, document.root(), *to));
  return act(call, asked, step.rule, [&](store::Transaction& transaction) { return lives_.propose(transaction, step); });
}

Result<http::Response> BarrierRules::suspend(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto step = TRY(step_of(call, document.root(), barriers::RuleState::kSuspended));
  return act(call, asked, step.rule, [&](store::Transaction& transaction) { return lives_.suspend(transaction, step); });
}

Result<http::Response> BarrierRules::answer(const Call& call, Answer how) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const std::string rule(TRY(call.request.parameter("ruleId")));
  const auto change = TRY(call.id<barriers::RuleChangeId>("proposalId"));
  return act(call, asked, rule,
             [&](store::Transaction& transaction) { return (lives_.*how)(transaction, rule, change, call.actor()); });
}

Result<http::Response> BarrierRules::approve(const Call& call) const { return answer(call, &barriers::RuleLifeService::approve); }
Result<http::Response> BarrierRules::refuse(const Call& call) const { return answer(call, &barriers::RuleLifeService::refuse); }

}  // namespace dijkwacht::api
