#include "api/standing_opinions.h"

#include "api/report_json.h"
#include "api/sharing_question.h"
#include "policy/explain.h"
#include "signals/delivery_table.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::api {
namespace {

/// What is shared counts before what is not, and of those what changed last.
bool outweighs(const signals::Signal& one, const signals::Signal& other) {
  const bool is_shared = one.state == signals::SignalState::kShared;
  if (is_shared != (other.state == signals::SignalState::kShared)) return is_shared;
  return one.changed_at > other.changed_at;
}

Result<std::optional<signals::Signal>> own_signal(store::Transaction& transaction, const signals::NodeContext& node,
                                                  const cases::IdentifierRow& identifier) {
  const auto reference = TRY(signals::find_reference(transaction, identifier.id.text()));
  if (!reference) return std::nullopt;
  std::optional<signals::Signal> own;
  for (const auto& signal : TRY(signals::signals_of(transaction, reference->indicator))) {
    if (signal.owner == node.self.id && (!own || outweighs(signal, *own))) own = signal;
  }
  return own;
}

Result<std::vector<SentNotice>> sent_notices(store::Transaction& transaction, const signals::SignalId& signal,
                                             const signals::NoticeTerm& term, Time now) {
  std::vector<SentNotice> notices;
  for (auto& delivery : TRY(signals::deliveries_of(transaction, signal))) {
    const auto pace = signals::pace_of(delivery, term, now);
    notices.push_back({.delivery = std::move(delivery), .pace = pace});
  }
  return notices;
}

Result<std::optional<std::pair<signals::Signal, signals::Opinion>>> own_opinion(store::Transaction& transaction,
                                                                                const signals::NodeContext& node,
                                                                                const cases::IdentifierRow& identifier) {
  auto signal = TRY(own_signal(transaction, node, identifier));
  if (!signal) return std::nullopt;
  auto opinion = TRY(signals::find_opinion(transaction, signal->opinion));
  if (!opinion) return std::nullopt;
  return std::pair(std::move(*signal), std::move(*opinion));
}

bool waits(const StandingOpinion& standing) {
  return standing.opinion.state == signals::OpinionState::kActive && standing.signal.state == signals::SignalState::kWaiting;
}

Status add_reasons(const signals::NodeContext& node, const cases::IdentifierRow& identifier, StandingOpinion& standing,
                   Time now) {
  const auto* holder = node.partners.holder(identifier.holder_bank);
  const auto question = TRY(sharing_question(identifier, node.self, holder != nullptr ? &holder->party : nullptr, now));
  standing.reasons = policy::explain(*node.policy.engine(), question).reasons;
  return {};
}

}  // namespace

Result<StandingOpinions> standing_opinions(const signals::NodeContext& node, const std::vector<cases::IdentifierRow>& identifiers,
                                           const signals::NoticeTerm& term, Time now) {
  auto found = TRY(node.database.read_value<StandingOpinions>([&](store::Transaction& transaction) -> Result<StandingOpinions> {
    StandingOpinions standing;
    for (const auto& identifier : identifiers) {
      auto own = TRY(own_opinion(transaction, node, identifier));
      if (!own) continue;
      auto& [signal, opinion] = *own;
      auto notices = TRY(sent_notices(transaction, signal.id, term, now));
      standing.emplace(identifier.id.text(), StandingOpinion{std::move(opinion), std::move(signal), {}, std::move(notices)});
    }
    return standing;
  }));
  for (const auto& identifier : identifiers) {
    const auto standing = found.find(identifier.id.text());
    if (standing != found.end() && waits(standing->second)) TRY(add_reasons(node, identifier, standing->second, now));
  }
  return found;
}

Result<bool> has_active_opinion(store::Transaction& transaction, const signals::NodeContext& node,
                                const cases::IdentifierRow& identifier) {
  const auto own = TRY(own_opinion(transaction, node, identifier));
  return own && own->second.state == signals::OpinionState::kActive;
}

void write_json(JsonWriter& json, const StandingOpinion* standing) {
  if (standing == nullptr) {
    json.null();
    return;
  }
  const auto& [opinion, signal, reasons, notices] = *standing;
  json.object([&] {
    json.member("opinionId", opinion.id.text()).member("verdict", signals::name_of(opinion.content.summary.verdict));
    json.member("state", signals::name_of(opinion.state)).member("signalId", signal.id.text());
    json.member("signalState", signals::name_of(signal.state)).member("changedAt", time_text(signal.changed_at));
    write_time(json, "sharedAt", signal.shared_at);
    json.key("withdrawnBecause");
    signal.withdrawn_because ? json.value(signals::name_of(*signal.withdrawn_because)) : json.null();
    json.key("reasons");
    policy::write_json(json, reasons);
    json.array("notices", [&] {
      for (const auto& [delivery, pace] : notices) {
        json.object([&] {
          json.member("partner", delivery.partner).member("sentAt", time_text(delivery.sent_at));
          write_time(json, "acknowledgedAt", delivery.acknowledged_at);
          json.member("pace", signals::name_of(pace));
        });
      }
    });
  });
}

}  // namespace dijkwacht::api
