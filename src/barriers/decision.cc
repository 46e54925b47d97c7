#include "barriers/decision.h"

#include <algorithm>

#include "base/json.h"
#include "base/name_table.h"

namespace dijkwacht::barriers {
namespace {

constexpr NameTable<ConsequenceKind, kConsequenceKindCount> kConsequences{"held",       "warned",     "outweighed",
                                                                          "would-hold", "would-warn", "held-out"};

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

ConsequenceKind consequence_of(const Finding& finding, const Proposal& proposal) {
  if (&finding == proposal.holding()) return ConsequenceKind::kHeld;
  return proposal.action == Action::kWarn ? ConsequenceKind::kWarned : ConsequenceKind::kOutweighed;
}

}  // namespace

std::string_view name_of(ConsequenceKind kind) { return kConsequences.name(kind); }
Result<ConsequenceKind> parse_consequence(std::string_view name) { return kConsequences.parse(name, "consequence"); }

std::vector<Consequence> consequences(const Proposal& proposal) {
  std::vector<Consequence> found;
  for (const auto& finding : proposal.findings) {
    found.push_back({finding.rule->id, finding.rule->version, consequence_of(finding, proposal)});
  }
  for (const auto& finding : proposal.shadow) {
    const auto kind = finding.rule->action == Action::kHold ? ConsequenceKind::kWouldHold : ConsequenceKind::kWouldWarn;
    found.push_back({finding.rule->id, finding.rule->version, kind});
  }
  for (const auto& finding : proposal.held_out) {
    found.push_back({finding.rule->id, finding.rule->version, ConsequenceKind::kHeldOut});
  }
  std::ranges::sort(found, {}, &Consequence::rule);
  return found;
}

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
