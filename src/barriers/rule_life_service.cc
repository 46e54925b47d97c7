#include "barriers/rule_life_service.h"

#include <algorithm>

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "barriers/decision_table.h"

namespace dijkwacht::barriers {
namespace {

constexpr std::size_t kHistoryMax = 100;
using States = std::map<RuleVersion, StandingRule>;

RuleVersion version_of(const Rule& rule) { return {rule.id, rule.version}; }

Status note(store::Transaction& transaction, const std::string& actor, std::string_view action, const RuleVersion& rule,
            RuleState to, Time now) {
  TRY(audit::append(transaction,
                    {.actor = actor,
                     .action = std::string(action),
                     .subject = fmt::format("{}.{}", rule.first, rule.second),
                     .outcome = std::string(name_of(to))},
                    now));
  return {};
}

/// The state of the latest earlier version of a rule.
std::optional<RuleState> state_before(const States& states, const Rule& rule) {
  const auto here = states.lower_bound(version_of(rule));
  if (here == states.begin()) return std::nullopt;
  const auto& [before, standing] = *std::prev(here);
  return before.first == rule.id ? std::optional(standing.state) : std::nullopt;
}

Result<StandingRule> standing_of(const States& states, const Rule& rule) {
  const auto found = states.find(version_of(rule));
  if (found == states.end()) return fail(ErrorCode::kDataCorrupt, "barrier rule " + rule.id + " has no state");
  return found->second;
}

}  // namespace

Status bring_in(store::Transaction& transaction, const RuleTable& rules, Time now) {
  const auto states = TRY(read_states(transaction));
  for (const auto& rule : rules.rules()) {
    TRY(keep_rule(transaction, rule, now));
    if (states.contains(version_of(rule))) continue;
    const auto state = first_state(rule.first_state, state_before(states, rule));
    TRY(put_state(transaction, version_of(rule), {state, now}));
    TRY(note(transaction, "system", "barrier-rule.brought-in", version_of(rule), state, now));
  }
  return {};
}

Result<std::vector<AskedRule>> rules_now(store::Transaction& transaction, const RuleTable& rules) {
  const auto states = TRY(read_states(transaction));
  std::vector<AskedRule> asked;
  for (const auto& rule : rules.rules()) asked.push_back({rule.id, rule.version, TRY(standing_of(states, rule)).state});
  return asked;
}

Result<const Rule*> RuleLifeService::find(std::string_view rule) const {
  const auto found = std::ranges::find(rules_.rules(), rule, &Rule::id);
  if (found == rules_.rules().end()) return fail(ErrorCode::kNotFound, "there is no such barrier rule");
  return &*found;
}

Result<RuleLife> RuleLifeService::get(store::Transaction& transaction, std::string_view id) const {
  const auto& rule = *TRY(find(id));
  return RuleLife{.rule = rule,
                  .standing = TRY(standing_of(TRY(read_states(transaction)), rule)),
                  .did = TRY(count_consequences(transaction, version_of(rule))),
                  .proposal = TRY(open_change(transaction, rule.id)),
                  .history = TRY(changes_of(transaction, rule.id, kHistoryMax))};
}

Result<std::vector<RuleLife>> RuleLifeService::all(store::Transaction& transaction) const {
  std::vector<RuleLife> lives;
  for (const auto& rule : rules_.rules()) lives.push_back(TRY(get(transaction, rule.id)));
  return lives;
}

Result<std::vector<RuleLife>> RuleLifeService::all() {
  return node_.database.read_value<std::vector<RuleLife>>([&](store::Transaction& transaction) { return all(transaction); });
}

Status RuleLifeService::propose(store::Transaction& transaction, const RuleStep& step) {
  const auto& rule = *TRY(find(step.rule));
  const auto standing = TRY(standing_of(TRY(read_states(transaction)), rule));
  TRY(check_proposal(standing.state, step.to, step.reason));
  if (TRY(open_change(transaction, rule.id))) {
    return fail(ErrorCode::kConflict, "an earlier proposal for this rule waits: answer that first");
  }
  const auto now = node_.clock.now();
  TRY(insert(transaction, RuleChange{.id = RuleChangeId::random(node_.random),
                                     .rule = rule.id,
                                     .version = rule.version,
                                     .from = standing.state,
                                     .to = step.to,
                                     .reason = step.reason,
                                     .proposed_by = step.actor,
                                     .proposed_at = now}));
  return note(transaction, step.actor, "barrier-rule.proposed", version_of(rule), step.to, now);
}

Result<RuleChange> RuleLifeService::open(store::Transaction& transaction, const std::string& rule, const RuleChangeId& id) const {
  auto change = TRY(find_change(transaction, id));
  if (!change || change->rule != rule) return fail(ErrorCode::kNotFound, "there is no such proposal for this rule");
  return std::move(*change);
}

Status RuleLifeService::answer(store::Transaction& transaction, RuleChange change, ChangeOutcome outcome,
                               const std::string& actor, std::string_view action) const {
  const auto now = node_.clock.now();
  change.outcome = outcome;
  change.answered_by = actor;
  change.answered_at = now;
  if (!TRY(put_answer(transaction, change))) return fail(ErrorCode::kFailedPrecondition, "this was answered before");
  return note(transaction, actor, action, {change.rule, change.version}, change.to, now);
}

Status RuleLifeService::approve(store::Transaction& transaction, const std::string& rule, const RuleChangeId& id,
                                const std::string& actor) {
  const auto change = TRY(open(transaction, rule, id));
  TRY(check_approval(change, actor));
  const auto& current = *TRY(find(rule));
  const auto standing = TRY(standing_of(TRY(read_states(transaction)), current));
  if (current.version != change.version || standing.state != change.from) {
    return fail(ErrorCode::kConflict, "the rule changed since this was proposed: refuse it and propose anew");
  }
  TRY(put_state(transaction, version_of(current), {change.to, node_.clock.now()}));
  return answer(transaction, change, ChangeOutcome::kApproved, actor, "barrier-rule.approved");
}

Status RuleLifeService::refuse(store::Transaction& transaction, const std::string& rule, const RuleChangeId& id,
                               const std::string& actor) {
  return answer(transaction, TRY(open(transaction, rule, id)), ChangeOutcome::kRefused, actor, "barrier-rule.refused");
}

Status RuleLifeService::suspend(store::Transaction& transaction, const RuleStep& step) {
  const auto& rule = *TRY(find(step.rule));
  const auto standing = TRY(standing_of(TRY(read_states(transaction)), rule));
  TRY(check_suspension(standing.state, step.reason));
  if (const auto waiting = TRY(open_change(transaction, rule.id))) {
    TRY(answer(transaction, *waiting, ChangeOutcome::kOvertaken, step.actor, "barrier-rule.refused"));
  }
  const auto now = node_.clock.now();
  TRY(put_state(transaction, version_of(rule), {RuleState::kSuspended, now}));
  TRY(insert(transaction, RuleChange{.id = RuleChangeId::random(node_.random),
                                     .rule = rule.id,
                                     .version = rule.version,
                                     .from = standing.state,
                                     .to = RuleState::kSuspended,
                                     .reason = step.reason,
                                     .proposed_by = step.actor,
                                     .proposed_at = now,
                                     .outcome = ChangeOutcome::kAtOnce}));
  return note(transaction, step.actor, "barrier-rule.suspended", version_of(rule), RuleState::kSuspended, now);
}

}  // namespace dijkwacht::barriers
