#include "signals/freeze_service.h"

#include <set>

#include "signals/delivery_table.h"
#include "signals/freeze_table.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"
#include "signals/withdrawal_service.h"

namespace dijkwacht::signals {
namespace {

/// This organisation's signals on an indicator.
Result<std::vector<Signal>> own_signals(store::Transaction& transaction, const NodeContext& node, const IndicatorId& indicator) {
  auto signals = TRY(signals_of(transaction, indicator));
  std::erase_if(signals, [&](const Signal& signal) { return signal.owner != node.self.id; });
  return signals;
}

Result<IndicatorId> indicator_id(const std::string& text) {
  const auto id = IndicatorId::parse(text);
  if (!id) return fail(ErrorCode::kInvalidArgument, "this is no indicator");
  return *id;
}

/// Ends the opinion a signal rests on; one that is paused has told its receivers already, and now never comes back.
Status end_signal(store::Transaction& transaction, const NodeContext& node, Signal signal, const std::string& actor, Time now) {
  const auto opinion = TRY(find_opinion(transaction, signal.opinion));
  if (opinion && opinion->state == OpinionState::kActive) {
    TRY(end_opinion(transaction, node, opinion->id, WithdrawalReason::kObjectionUpheld, actor, now));
  }
  auto after = TRY(find_signal(transaction, signal.id));
  if (!after || after->withdrawn_because != WithdrawalReason::kObjectionPending) return {};
  after->withdrawn_because = WithdrawalReason::kObjectionUpheld;
  return put(transaction, *after);
}

}  // namespace

policy::Reason objection_pending(const NodeContext& node) {
  constexpr std::string_view kCode = "objection-pending";
  const auto words = node.policy.engine()->rules().texts().reason(kCode);
  return {.code = std::string(kCode), .rule = "", .nl = words.nl, .en = words.en};
}

Result<std::optional<policy::Reason>> pause_of(store::Transaction& transaction, const NodeContext& node,
                                               std::string_view reference) {
  const auto known = TRY(find_reference(transaction, reference));
  if (!known || !TRY(is_frozen(transaction, known->indicator))) return std::nullopt;
  return objection_pending(node);
}

Result<std::vector<MatchedIndicator>> FreezeService::match(const std::vector<identifiers::Identifier>& named) {
  std::vector<crypto::TokenInput> inputs;
  for (const auto& identifier : named) inputs.push_back({std::string(name_of(identifier.type())), identifier.canonical()});
  const auto tokens = TRY(node_.keys.tokenise(crypto::KeyDomain::kExchange, inputs));
  return node_.database.read_value<std::vector<MatchedIndicator>>(
      [&](store::Transaction& transaction) -> Result<std::vector<MatchedIndicator>> {
        std::vector<MatchedIndicator> matched;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
          auto indicator = TRY(find_indicator(transaction, inputs[i].type, tokens[i]));
          if (!indicator || !policy::is_personal(indicator->data_class)) continue;
          auto signals = TRY(own_signals(transaction, node_, indicator->id));
          matched.push_back({std::move(*indicator), std::move(signals)});
        }
        return matched;
      });
}

Result<Paused> FreezeService::freeze(store::Transaction& transaction, std::string_view cause,
                                     const std::vector<std::string>& indicators, Time not_when_refused_since, Time now) {
  Paused paused;
  for (const auto& text : indicators) {
    const auto id = TRY(indicator_id(text));
    if (TRY(was_refused(transaction, id, not_when_refused_since))) {
      ++paused.judged_before;
      continue;
    }
    if (!TRY(insert_freeze(transaction, id, cause, now))) continue;
    ++paused.paused;
    for (const auto& signal : TRY(own_signals(transaction, node_, id))) {
      if (signal.state != SignalState::kShared) continue;
      TRY(withdraw_signal(transaction, node_, signal, WithdrawalReason::kObjectionPending, "system", now));
    }
  }
  return paused;
}

Result<std::int64_t> FreezeService::end(store::Transaction& transaction, std::string_view cause,
                                        const std::vector<std::string>& indicators, const std::string& actor, Time now) {
  std::set<std::string> receivers;
  for (const auto& text : indicators) {
    for (const auto& signal : TRY(own_signals(transaction, node_, TRY(indicator_id(text))))) {
      TRY(end_signal(transaction, node_, signal, actor, now));
      for (const auto& delivery : TRY(deliveries_of(transaction, signal.id))) receivers.insert(delivery.partner);
    }
  }
  TRY(end_freezes(transaction, cause, "upheld", now));
  return static_cast<std::int64_t>(receivers.size());
}

Status FreezeService::refuse(store::Transaction& transaction, std::string_view cause, Time now) {
  return end_freezes(transaction, cause, "refused", now);
}

}  // namespace dijkwacht::signals
