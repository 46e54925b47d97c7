#include "signals/holder_verdict_service.h"

#include <fmt/core.h>

#include <algorithm>

#include "audit/audit_log.h"
#include "signals/delivery_table.h"
#include "signals/holder_verdict_table.h"
#include "signals/indicator_table.h"
#include "signals/masking.h"
#include "signals/protocol_service.h"
#include "signals/received_signal_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {
namespace {

/// Under which a pause lies: one of each partner on each signal.
std::string cause_of(const SignalId& signal, std::string_view partner) {
  return fmt::format("verdict:{}:{}", signal.text(), partner);
}

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const SignalId& signal,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = signal.text(),
                     .rule = "P0",
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

Result<Indicator> indicator_of(store::Transaction& transaction, const SignalId& id) {
  const auto signal = TRY(find_signal(transaction, id));
  auto indicator = signal ? TRY(find_indicator(transaction, signal->indicator)) : std::nullopt;
  if (!indicator) return fail(ErrorCode::kDataCorrupt, "a verdict on a signal that is not there");
  return *std::move(indicator);
}

/// Was this partner told of an account that it holds?
Result<bool> holds(store::Transaction& transaction, const SignalId& id, std::string_view partner) {
  const auto deliveries = TRY(deliveries_of(transaction, id));
  if (std::ranges::find(deliveries, partner, &Delivery::partner) == deliveries.end()) return false;
  return TRY(indicator_of(transaction, id)).data_class == policy::DataClass::kAccount;
}

}  // namespace

Status HolderVerdictService::give(store::Transaction& transaction, const SignalId& signal, HolderVerdict verdict,
                                  const std::string& actor, Time now) {
  const auto copy = TRY(find_copy(transaction, signal));
  if (!copy || copy->state != CopyState::kActive) return fail(ErrorCode::kNotFound, "there is no such signal here");
  if (copy->data_class != policy::DataClass::kAccount)
    return fail(ErrorCode::kFailedPrecondition, "only who holds an account answers on it; this signal is about no account");
  const Judged judged{signal, verdict, now};
  TRY(put_given(transaction, judged, actor));
  TRY(note(transaction, actor, "verdict.given", signal, name_of(verdict), now));
  return send_protocol(transaction, node_,
                       {.recipient = copy->sender,
                        .type = std::string(kJudged),
                        .purpose = purpose::kHolderVerdict,
                        .subject = uuid_text(random_uuid(node_.random)),  // each answer is news, also on the same signal
                        .data = judged_text(judged),
                        .actor = actor},
                       now);
}

Status HolderVerdictService::intake(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now) {
  const auto judged = TRY(read_judged(data));
  if (!TRY(holds(transaction, judged.signal, partner))) return {};
  ReceivedVerdict verdict{.signal = judged.signal, .partner = std::string(partner), .verdict = judged.verdict, .at = now};
  const auto earlier = TRY(find_verdict(transaction, judged.signal, partner));
  const bool waits = earlier && earlier->is_open();
  if (rules_.pauses(judged.verdict)) {
    const auto indicator = TRY(indicator_of(transaction, judged.signal)).id.text();
    const auto paused =
        TRY(freezes_.freeze(transaction, cause_of(judged.signal, partner), {indicator}, now - rules_.not_again(), now));
    verdict.pauses = waits || paused.paused > 0;
  } else if (waits) {
    verdict.pauses = true;  // the owner still looks at what was paused
  }
  TRY(put(transaction, verdict));
  return note(transaction, "partner:" + verdict.partner, "verdict.received", judged.signal, name_of(judged.verdict), now);
}

Status HolderVerdictService::answer(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                                    event::ObjectionOutcome outcome, const std::string& actor, Time now) {
  auto verdict = TRY(find_verdict(transaction, signal, partner));
  if (!verdict) return fail(ErrorCode::kNotFound, "there is no such verdict");
  if (!verdict->is_open()) return fail(ErrorCode::kFailedPrecondition, "this verdict waits for no answer");
  verdict->answer = outcome;
  verdict->answered_at = now;
  TRY(put(transaction, *verdict));
  TRY(note(transaction, actor, "verdict.answered", signal, event::name_of(outcome), now));
  const auto cause = cause_of(signal, partner);
  if (outcome == event::ObjectionOutcome::kRejected) return freezes_.refuse(transaction, cause, now);
  TRY(freezes_.end(transaction, cause, {TRY(indicator_of(transaction, signal)).id.text()}, actor, now));
  return {};
}

Result<std::vector<VerdictView>> HolderVerdictService::list(std::size_t limit) const {
  std::vector<Indicator> indicators;
  const auto verdicts = TRY(node_.database.read_value<std::vector<ReceivedVerdict>>(
      [&](store::Transaction& transaction) -> Result<std::vector<ReceivedVerdict>> {
        indicators.clear();
        auto found = TRY(list_verdicts(transaction, limit));
        for (const auto& verdict : found) indicators.push_back(TRY(indicator_of(transaction, verdict.signal)));
        return found;
      }));
  auto masked = TRY(masked_values(node_.keys, indicators));
  std::vector<VerdictView> views;
  for (std::size_t i = 0; i < verdicts.size(); ++i) views.push_back({verdicts[i], indicators[i].type, std::move(masked[i])});
  return views;
}

}  // namespace dijkwacht::signals
