#include "barriers/decision.h"

#include "base/json.h"

namespace dijkwacht::barriers {
namespace {

void write_reason(JsonWriter& json, const Finding& finding) {
  json.object([&] {
    json.member("ruleId", finding.rule->id);
    json.member("ruleVersion", finding.rule->version);
    json.member("nl", finding.rule->reason.nl);
    json.member("en", finding.rule->reason.en);
    json.array("signalIds", [&] {
      for (const auto& fact : finding.facts) json.value(fact.signal.text());
    });
  });
}

}  // namespace

std::optional<ProposedHold> hold_of(const Proposal& proposal, const HoldId& id, Time at) {
  const auto* finding = proposal.holding();
  if (finding == nullptr) return std::nullopt;
  return ProposedHold{id, finding, &finding->facts.front(), at + finding->rule->hold->length};
}

std::string answer_text(const DecisionId& id, const Proposal& proposal, const std::optional<ProposedHold>& hold) {
  JsonWriter json;
  json.object([&] {
    json.member("decisionId", id.text());
    json.member("action", name_of(proposal.action));
    json.array("reasons", [&] {
      for (const auto& finding : proposal.findings) write_reason(json, finding);
    });
    if (hold) {
      json.member("holdId", hold->id.text());
      json.member("expiresAt", time_text(hold->expires_at));
    }
  });
  return json.take();
}

}  // namespace dijkwacht::barriers
