#include "programme/register_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "programme/register_table.h"

namespace dijkwacht::programme {
namespace {

constexpr std::string_view kSteeringGroup = "steering-group";
constexpr std::int64_t kWhole = 100;

Status check_text(const std::string& text, const char* field) {
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "write this down", field);
  if (text.size() > kNoteBytesMax) return fail(ErrorCode::kInvalidArgument, "this is longer than 2,000 bytes", field);
  return {};
}

Status note(store::Transaction& transaction, const std::string& actor, std::string_view action, std::string subject, Time now) {
  TRY(audit::append(transaction, {.actor = actor, .action = std::string(action), .subject = std::move(subject)}, now));
  return {};
}

}  // namespace

/// A line of the history, and the action in the audit log.
struct RegisterService::Line {
  std::string kind;
  std::string what;
  std::string_view action;
  std::string proof = {};
};

Result<Commitment> RegisterService::open(store::Transaction& transaction, const ActOn& on) {
  auto commitment = TRY(find_commitment(transaction, on.commitment));
  if (!commitment) return fail(ErrorCode::kNotFound, "there is no such commitment");
  if (commitment->version != on.version) {
    return fail(ErrorCode::kConflict, "it was changed since you read it: read it again", "version");
  }
  if (on.note.size() > kNoteBytesMax) return fail(ErrorCode::kInvalidArgument, "this is longer than 2,000 bytes", "note");
  return std::move(*commitment);
}

Status RegisterService::close(store::Transaction& transaction, Commitment commitment, const ActOn& on, const Line& line) {
  const auto now = context_.clock.now();
  commitment.version += 1;
  if (!TRY(update(transaction, commitment))) {
    return fail(ErrorCode::kConflict, "it was changed since you read it: read it again", "version");
  }
  TRY(insert(transaction, commitment.id,
             Change{.version = commitment.version,
                    .at = now,
                    .actor = on.actor,
                    .kind = line.kind,
                    .what = line.what,
                    .note = on.note,
                    .proof = line.proof}));
  return note(transaction, on.actor, line.action, commitment.id.text(), now);
}

Result<CommitmentId> RegisterService::make(store::Transaction& transaction, const NewCommitment& order,
                                           const std::string& actor) {
  const auto now = context_.clock.now();
  TRY(check_text(order.deliverable.nl, "deliverable"));
  const auto actions = TRY(read_actions(transaction));
  if (std::ranges::find(actions, order.action, &Action::id) == actions.end())
    return fail(ErrorCode::kInvalidArgument, "there is no such action", "action");
  const auto partners = TRY(read_partners(transaction));
  if (std::ranges::find(partners, order.partner, &Partner::id) == partners.end())
    return fail(ErrorCode::kInvalidArgument, "there is no such partner", "partner");
  if (!order.legal_rule.empty() && context_.policy.engine()->rules().find(order.legal_rule) == nullptr)
    return fail(ErrorCode::kInvalidArgument, "the rule book has no such rule", "legalRule");
  if (TRY(read_commitments(transaction)).size() >= kCommitmentsMax)
    return fail(ErrorCode::kTooLarge, "the register is full: close what is done");
  Commitment commitment{.id = CommitmentId::random(context_.random),
                        .seed = "",
                        .action = order.action,
                        .partner = order.partner,
                        .deliverable = order.deliverable,
                        .legal_rule = order.legal_rule,
                        .followed_from = date_of(now)};
  TRY(insert(transaction, commitment, now));
  for (const auto& other : order.depends_on) {
    if (!TRY(find_commitment(transaction, other)))
      return fail(ErrorCode::kInvalidArgument, "there is no such commitment", "dependsOn");
    TRY(insert_dependency(transaction, commitment.id, other));
  }
  TRY(insert(transaction, commitment.id,
             Change{.version = 1, .at = now, .actor = actor, .kind = "made", .what = "proposed", .note = "", .proof = ""}));
  TRY(note(transaction, actor, "commitment.made", commitment.id.text(), now));
  return commitment.id;
}

Status RegisterService::move(store::Transaction& transaction, const ActOn& on, State to, const Proof& proof,
                             const std::optional<Terms>& terms) {
  auto commitment = TRY(open(transaction, on));
  if (terms && to == State::kAgreed) {
    if (terms->start) commitment.start = terms->start;
    if (terms->due) commitment.due = terms->due;
    if (!terms->owner.empty()) commitment.owner = terms->owner;
    if (!terms->capacity.empty()) commitment.capacity = terms->capacity;
    if (terms->priority != Priority::kUnknown) commitment.priority = terms->priority;
    for (const auto& effort : terms->promised) TRY(put(transaction, commitment.id, effort));
  }
  if (commitment.start && commitment.due && *commitment.due < *commitment.start)
    return fail(ErrorCode::kInvalidArgument, "due lies before start", "due");
  TRY(check_move(commitment, to, proof, today()));
  if (to == State::kAgreed) commitment.followed_from = *commitment.start;
  commitment.state = to;
  return close(transaction, std::move(commitment), on,
               {.kind = "moved", .what = std::string(name_of(to)), .action = "commitment.moved", .proof = proof_text(proof)});
}

Status RegisterService::add(store::Transaction& transaction, const CommitmentId& commitment, const NewBottleneck& order) {
  TRY(check_text(order.text, "bottleneck.text"));
  TRY(check_text(order.owner, "bottleneck.owner"));
  return insert(transaction, Bottleneck{.id = BottleneckId::random(context_.random),
                                        .commitment = commitment,
                                        .kind = order.kind,
                                        .text = {order.text, order.text},
                                        .owner = order.owner,
                                        .since = today(),
                                        .noted = today(),
                                        .escalated_to = "",
                                        .solved = {}});
}

Status RegisterService::follow_up(store::Transaction& transaction, const Dossier& dossier, const Assessment& assessment) {
  if (!assessment.goes_to_steering_group) return {};
  const auto now = context_.clock.now();
  const Escalation escalation{assessment.periods.back().period, std::string(kSteeringGroup), now};
  if (!TRY(insert(transaction, dossier.commitment.id, escalation))) return {};
  for (auto bottleneck : dossier.bottlenecks) {
    if (bottleneck.solved || bottleneck.escalated_to == kSteeringGroup) continue;
    bottleneck.escalated_to = kSteeringGroup;
    TRY(update(transaction, bottleneck));
  }
  return note(transaction, "system", "commitment.escalated", dossier.commitment.id.text(), now);
}

Status RegisterService::report(store::Transaction& transaction, const ActOn& on, const NewReport& order) {
  auto commitment = TRY(open(transaction, on));
  if (commitment.state == State::kProposed || is_over(commitment.state))
    return fail(ErrorCode::kFailedPrecondition, "nobody reports on what is not agreed, or is over");
  if (order.progress < 0 || order.progress > kWhole)
    return fail(ErrorCode::kInvalidArgument, "progress lies between 0 and 100", "progress");
  if (order.period.first_day() > today()) return fail(ErrorCode::kInvalidArgument, "this period has not begun", "period");
  if (order.period < Period::of(commitment.followed_from))
    return fail(ErrorCode::kInvalidArgument, "this lies before the commitment is followed", "period");
  TRY(check_text(on.note, "note"));
  if (order.bottleneck) TRY(add(transaction, commitment.id, *order.bottleneck));
  TRY(put(transaction, commitment.id, StatusReport{order.period, order.progress, on.note, context_.clock.now(), on.actor}));
  auto delivered = order.delivered;
  delivered.period = order.period;
  if (delivered.delivered_fte_hundredths || delivered.delivered_cents) TRY(put(transaction, commitment.id, delivered));
  const auto known = TRY(dossier(transaction, commitment.id));
  const auto assessment = assess_now(known);
  if (assessment.needs_bottleneck) {
    return fail(ErrorCode::kFailedPrecondition, "it is behind for more than one period: name what stands in the way",
                "bottleneck");
  }
  TRY(close(transaction, std::move(commitment), on,
            {.kind = "reported", .what = order.period.text(), .action = "commitment.reported"}));
  return follow_up(transaction, known, assessment);
}

Status RegisterService::name_bottleneck(store::Transaction& transaction, const ActOn& on, const NewBottleneck& order) {
  auto commitment = TRY(open(transaction, on));
  TRY(add(transaction, commitment.id, order));
  return close(transaction, std::move(commitment), on,
               {.kind = "bottleneck", .what = std::string(name_of(order.kind)), .action = "bottleneck.named"});
}

Result<Bottleneck> RegisterService::open_bottleneck(store::Transaction& transaction, const ActOn& on, const BottleneckId& id) {
  auto bottleneck = TRY(find_bottleneck(transaction, id));
  if (!bottleneck || bottleneck->commitment != on.commitment) return fail(ErrorCode::kNotFound, "there is no such bottleneck");
  if (bottleneck->solved) return fail(ErrorCode::kFailedPrecondition, "this bottleneck was solved before");
  return std::move(*bottleneck);
}

Status RegisterService::solve(store::Transaction& transaction, const ActOn& on, const BottleneckId& id) {
  auto commitment = TRY(open(transaction, on));
  auto bottleneck = TRY(open_bottleneck(transaction, on, id));
  TRY(check_text(on.note, "note"));
  bottleneck.solved = today();
  TRY(update(transaction, bottleneck));
  return close(transaction, std::move(commitment), on,
               {.kind = "solved", .what = std::string(name_of(bottleneck.kind)), .action = "bottleneck.solved"});
}

Status RegisterService::escalate(store::Transaction& transaction, const ActOn& on, const BottleneckId& id,
                                 const std::string& to) {
  auto commitment = TRY(open(transaction, on));
  auto bottleneck = TRY(open_bottleneck(transaction, on, id));
  TRY(check_text(to, "to"));
  bottleneck.escalated_to = to;
  TRY(update(transaction, bottleneck));
  return close(transaction, std::move(commitment), on,
               {.kind = "escalated", .what = std::string(name_of(bottleneck.kind)), .action = "bottleneck.escalated"});
}

Status RegisterService::decide(store::Transaction& transaction, const ActOn& on) {
  auto commitment = TRY(open(transaction, on));
  TRY(check_text(on.note, "note"));
  return close(transaction, std::move(commitment), on, {.kind = "decided", .what = "", .action = "commitment.decided"});
}

Status RegisterService::appoint(store::Transaction& transaction, const std::string& partner, const std::string& account,
                                const std::string& actor) {
  if (account.empty()) return fail(ErrorCode::kInvalidArgument, "name an account", "account");
  if (!TRY(put_contact(transaction, partner, account))) return fail(ErrorCode::kNotFound, "there is no such partner");
  return note(transaction, actor, "partner.contact-appointed", partner, context_.clock.now());
}

Status RegisterService::check_contact(store::Transaction& transaction, const CommitmentId& id, const std::string& account) {
  const auto commitment = TRY(find_commitment(transaction, id));
  if (!commitment) return fail(ErrorCode::kNotFound, "there is no such commitment");
  for (const auto& partner : TRY(read_partners(transaction))) {
    if (partner.id == commitment->partner && !account.empty() && partner.contact == account) return {};
  }
  return fail(ErrorCode::kPermissionDenied, "you report for your own organisation only");
}

Result<Dossier> RegisterService::dossier(store::Transaction& transaction, const CommitmentId& id) {
  auto commitment = TRY(find_commitment(transaction, id));
  if (!commitment) return fail(ErrorCode::kNotFound, "there is no such commitment");
  Dossier dossier{.commitment = std::move(*commitment)};
  TRY(read_course(transaction, dossier));
  TRY(read_history(transaction, dossier));
  return dossier;
}

Result<Dossier> RegisterService::dossier(const CommitmentId& id) {
  return context_.database.read_value<Dossier>([&](store::Transaction& transaction) { return dossier(transaction, id); });
}

Result<Register> RegisterService::read_all() {
  return context_.database.read_value<Register>([&](store::Transaction& transaction) -> Result<Register> {
    Register all{.partners = TRY(read_partners(transaction)), .actions = TRY(read_actions(transaction)), .dossiers = {}};
    for (auto& commitment : TRY(read_commitments(transaction))) {
      all.dossiers.push_back({.commitment = std::move(commitment)});
      TRY(read_course(transaction, all.dossiers.back()));
      TRY(read_history(transaction, all.dossiers.back()));
    }
    return all;
  });
}

Assessment RegisterService::assess_now(const Dossier& dossier) const { return assess(context_.rules, dossier.course(), today()); }

}  // namespace dijkwacht::programme
