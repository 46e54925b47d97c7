#include "barriers/decision_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "barriers/rule_life_service.h"
#include "base/json.h"
#include "signals/canonical.h"
#include "store/kept_answer.h"

namespace dijkwacht::barriers {
namespace {

constexpr std::string_view kPurpose = "check-before-payment";
/// A key used by two requests at one moment: the loser reads what the winner wrote, so twice is enough.
constexpr int kAttemptsMax = 2;

std::string context_of(const DecisionId& id) { return crypto::compartment_context(id.text(), "decision", 1); }

/// What is sealed beside a decision: the payment, and the code of its hold so that a repeat can give it again.
std::string input_text(const Payment& payment, const std::string& code) {
  JsonWriter json;
  json.object([&] {
    json.key("payment").raw(payment_text(payment));
    json.member("holdCode", code);
  });
  return json.take();
}

/// Only what was confirmed and says "block" is a fact; `answers` stand in the order of `asked_about`.
Facts facts_of(const std::vector<signals::CheckAnswer>& answers) {
  Facts facts;
  for (std::size_t asked = 0; asked < answers.size(); ++asked) {
    if (answers[asked].state != signals::AnswerState::kKnown) continue;
    for (const auto& signal : answers[asked].signals) {
      if (signal.listing != signals::Listing::kBlock) continue;
      facts.signals.push_back({asked, place_of(asked), signal.id, signal.revision, signal.data_class, signal.opinion.role,
                               signal.owner, signal.sender});
    }
  }
  return facts;
}

/// Errors: kDataCorrupt when the facts speak of what is not in the payment.
Status belong_together(const Payment& payment, const Facts& facts) {
  const auto asked = asked_about(payment);
  for (const auto& fact : facts.signals) {
    const bool fits = fact.asked < asked.size() && fact.place == place_of(fact.asked) &&
                      fact.data_class == signals::data_class_of(asked[fact.asked].type());
    if (!fits) return fail(ErrorCode::kDataCorrupt, "the stored facts do not belong to the stored payment");
  }
  return {};
}

Status note(store::Transaction& transaction, const std::string& actor, std::string action, const DecisionId& id,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = actor,
                     .action = std::move(action),
                     .subject = id.text(),
                     .purpose = std::string(kPurpose),
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

/// Where the person held can turn to: the owner of the signal; where that has no counter of its own (a feed), the node that
/// answers for it; else this bank, which always has one.
ContactPoint contact_of(const signals::NodeContext& node, const Fact& fact) {
  for (const auto& id : {fact.owner, fact.sender, node.self.id}) {
    const auto* partner = node.partners.find(id);
    if (partner != nullptr && partner->contact) return *partner->contact;
  }
  return {};
}

Result<StoredDecision> existing(Result<std::optional<StoredDecision>> found) {
  auto decision = TRY(std::move(found));
  if (!decision) return fail(ErrorCode::kNotFound, "there is no such decision");
  return std::move(*decision);
}

}  // namespace

/// A decision with all keys used: what is missing is what the signals and rules say.
struct DecisionService::Draft {
  StoredDecision decision;
  std::string code;
};

Result<std::unique_ptr<DecisionService>> DecisionService::create(signals::NodeContext node, signals::CheckService& checks,
                                                                 HoldService& holds, RuleTable rules) {
  const auto* self = node.partners.find(node.self.id);
  if (self == nullptr || !self->contact) {
    return fail(ErrorCode::kFailedPrecondition, "the partner register gives this node no contact point for people who are held");
  }
  TRY(node.database.write(
      [&](store::Transaction& transaction) -> Status { return bring_in(transaction, rules, node.clock.now()); }));
  return std::unique_ptr<DecisionService>(new DecisionService(std::move(node), checks, holds, std::move(rules)));
}

Result<Decided> DecisionService::decide(const DecisionRequest& request) {
  TRY(store::check_idempotency_key(request.idempotency_key));
  const auto fingerprint =
      TRY(node_.keys.tokenise_one(crypto::KeyDomain::kBarrier, "decision-request", Sensitive(payment_text(request.payment))));
  for (int attempt = 1;; ++attempt) {
    auto repeated = TRY(earlier(request, fingerprint));
    if (repeated) return std::move(*repeated);
    auto decided = decide_now(request, fingerprint);
    if (decided || decided.error().code != ErrorCode::kConflict || attempt == kAttemptsMax) return decided;
  }
}

Result<std::optional<Decided>> DecisionService::earlier(const DecisionRequest& request, const crypto::Token& fingerprint) {
  const auto found = TRY(node_.database.read_value<std::optional<StoredDecision>>(
      [&](store::Transaction& transaction) { return find_decision(transaction, request.principal, request.idempotency_key); }));
  if (!found) return std::nullopt;
  if (found->erased_at)
    return fail(ErrorCode::kFailedPrecondition, "this key was used for a decision that is erased", "Idempotency-Key");
  TRY(store::check_same_request(found->request.bytes, fingerprint.bytes));
  Decided decided{found->id, found->action, found->answer, std::nullopt, true};
  if (found->action != Action::kHold) return std::optional(std::move(decided));
  std::string code;
  TRY(open(*found, code));
  const auto held = TRY(holds_.get(found->hold));
  decided.hold = HoldGiven{found->hold, std::move(code), held.content().expires_at};
  return std::optional(std::move(decided));
}

Result<DecisionService::Draft> DecisionService::draft(const DecisionRequest& request, const crypto::Token& fingerprint) const {
  Draft draft;
  auto& decision = draft.decision;
  decision.id = DecisionId::random(node_.random);
  decision.principal = request.principal;
  decision.idempotency_key = request.idempotency_key;
  decision.request = fingerprint;
  decision.hold = HoldId::random(node_.random);
  draft.code = new_hold_code(node_.random);
  const auto key = crypto::SecretKey::random();
  decision.input = crypto::seal_compartment(key, context_of(decision.id), as_bytes(input_text(request.payment, draft.code)));
  decision.wrap = crypto::wrap_key(node_.keys.sealing_key(crypto::KeyDomain::kBarrier), key);
  return draft;
}

Result<std::vector<AskedRule>> DecisionService::asked_of(store::Transaction& transaction, const crypto::Token& payer) const {
  auto asked = TRY(rules_now(transaction, rules_));
  if (trials_ == nullptr) return asked;
  const auto held_out = TRY(trials_->held_out(transaction, payer));
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const bool is_chosen = std::ranges::find(held_out, asked[i].id) != held_out.end();
    asked[i].is_held_out = is_chosen && rules_.rules()[i].may_be_held_out.has_value();
  }
  return asked;
}

Result<Decided> DecisionService::decide_now(const DecisionRequest& request, const crypto::Token& fingerprint) {
  auto check = TRY(checks_.prepare({request.principal, std::string(kPurpose), asked_about(request.payment)}));
  check.leave_out_denied();
  auto drafted = TRY(draft(request, fingerprint));
  const auto payer = TRY(node_.keys.tokenise_one(crypto::KeyDomain::kBarrier, "payer", request.payment.debtor.canonical()));
  auto& decision = drafted.decision;
  return node_.database.write_value<Decided>([&](store::Transaction& transaction) -> Result<Decided> {
    decision.created = node_.clock.now();
    const auto facts = facts_of(TRY(checks_.confirm(transaction, check, decision.created)));
    decision.rules = TRY(asked_of(transaction, payer));
    const auto proposal = barriers::decide(rules_, decision.rules, facts);
    const auto proposed = hold_of(proposal, decision.hold, decision.created);
    decision.action = proposal.action;
    decision.facts = facts_text(facts);
    decision.answer = answer_text(decision.id, proposal, proposed);
    if (!TRY(insert(transaction, decision))) return fail(ErrorCode::kConflict, "this key was used at the same moment; try again");
    const auto came = consequences(proposal);
    for (const auto& each : came) TRY(insert(transaction, decision.id, each));
    if (trials_ != nullptr && !came.empty()) {
      TRY(trials_->on_decided(transaction, decision.id, payer, came, decision.created));
    }
    TRY(note(transaction, request.principal, "payment.decided", decision.id, name_of(decision.action), decision.created));
    Decided decided{decision.id, decision.action, decision.answer, std::nullopt, false};
    if (!proposed) return decided;
    TRY(hold(transaction, decision, *proposed, request.payment, drafted.code));
    decided.hold = HoldGiven{proposed->id, drafted.code, proposed->expires_at};
    return decided;
  });
}

Status DecisionService::hold(store::Transaction& transaction, const StoredDecision& decision, const ProposedHold& proposed,
                             const Payment& payment, const std::string& code) {
  const auto& rule = *proposed.finding->rule;
  const auto placed = TRY(Hold::create(proposed.id, {.decision = decision.id,
                                                     .rule = rule.id,
                                                     .rule_version = rule.version,
                                                     .signal = proposed.fact->signal,
                                                     .amount = payment.amount,
                                                     .owner = proposed.fact->owner,
                                                     .sender = proposed.fact->sender,
                                                     .contact = contact_of(node_, *proposed.fact),
                                                     .reason = rule.reason,
                                                     .appeal = rule.hold->appeal,
                                                     .placed_at = decision.created,
                                                     .expires_at = proposed.expires_at}));
  return holds_.place(transaction, placed, code, decision.principal);
}

Result<StoredDecision> DecisionService::get(const DecisionId& id) {
  return node_.database.read_value<StoredDecision>(
      [&](store::Transaction& transaction) { return existing(find_decision(transaction, id)); });
}

Result<Payment> DecisionService::open(const StoredDecision& decision, std::string& code) {
  const auto opened =
      TRY(node_.keys.open_part(crypto::KeyDomain::kBarrier, {decision.wrap, decision.input, context_of(decision.id)}));
  const auto document = TRY(JsonDocument::parse(as_text(opened.reveal("a decision's own input"))));
  code = TRY(document.root().string("holdCode"));
  return parse_payment(TRY(document.root().at("payment")));
}

Result<Replay> DecisionService::replay(const DecisionId& id, const std::string& actor) {
  const auto decision = TRY(get(id));
  if (decision.erased_at) return Replay{.is_erased = true, .answer = decision.answer};
  std::string code;
  const auto payment = TRY(open(decision, code));
  const auto facts = TRY(read_facts(decision.facts));
  TRY(belong_together(payment, facts));
  std::vector<Rule> rules;
  std::vector<Consequence> recorded;
  TRY(node_.database.read([&](store::Transaction& transaction) -> Status {
    for (const auto& asked : decision.rules) rules.push_back(TRY(kept_rule(transaction, asked.id, asked.version)));
    recorded = TRY(consequences_of(transaction, id));
    return {};
  }));
  const RuleTable table(rules);
  const auto proposal = barriers::decide(table, decision.rules, facts);
  Replay replay{.answer = decision.answer,
                .replayed = answer_text(id, proposal, hold_of(proposal, decision.hold, decision.created))};
  replay.is_same = replay.answer == replay.replayed && (!decision.has_consequences || recorded == consequences(proposal));
  TRY(node_.database.write([&](store::Transaction& transaction) {
    return note(transaction, actor, "decision.replayed", id, replay.is_same ? "same" : "different", node_.clock.now());
  }));
  return replay;
}

Status DecisionService::erase(const DecisionId& id, const std::string& actor) {
  return node_.database.write([&](store::Transaction& transaction) -> Status {
    const auto now = node_.clock.now();
    TRY(existing(find_decision(transaction, id)));
    if (!TRY(erase_input(transaction, id, now))) return fail(ErrorCode::kFailedPrecondition, "this decision was erased before");
    return note(transaction, actor, "decision.erased", id, "done", now);
  });
}

}  // namespace dijkwacht::barriers
