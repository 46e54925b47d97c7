#include "signals/withdrawal_service.h"

#include "audit/audit_log.h"
#include "signals/delivery_table.h"
#include "signals/enquiry_ending_service.h"
#include "signals/event.h"
#include "signals/indicator_table.h"
#include "signals/opinion_table.h"
#include "signals/protocol_service.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {
namespace {

/// Signals of one transaction: some sixty milliseconds, so that checks and deliveries beside it do not wait long.
constexpr std::size_t kBatchSignals = 250;
constexpr std::string_view kSystem = "system";

/// Tells one receiver. Errors: kPermissionDenied when policy refuses; nothing is written then.
Status tell(store::Transaction& transaction, const NodeContext& node, const Signal& signal, const Delivery& delivery,
            const std::string& actor, Time now) {
  const event::Withdrawn withdrawn{signal.id, signal.revision,
                                   signal.withdrawn_because.value_or(WithdrawalReason::kOpinionWithdrawn), now};
  TRY(send_protocol_now(transaction, node,
                        {.recipient = delivery.partner,
                         .type = std::string(event::kWithdrawn),
                         .purpose = purpose::kWithdraw,
                         .subject = signal.id.text(),
                         .version = signal.revision,
                         .data = event::withdrawn_text(withdrawn),
                         .actor = actor},
                        now));
  return note_withdrawal_sent(transaction, signal.id, delivery.partner, signal.revision, now);
}

Status tell_or_owe(store::Transaction& transaction, const NodeContext& node, const Signal& signal, const Delivery& delivery,
                   const std::string& actor, Time now) {
  auto told = tell(transaction, node, signal, delivery, actor, now);
  if (told || told.error().code != ErrorCode::kPermissionDenied) return told;
  TRY(note_withdrawal_owed(transaction, signal.id, delivery.partner, now));
  TRY(audit::append(transaction,
                    {.actor = actor,
                     .action = std::string(event::kWithdrawn),
                     .subject = signal.id.text(),
                     .purpose = std::string(purpose::kWithdraw),
                     .outcome = "owed"},
                    now));
  return {};
}

/// 1 when it went. Not when it was shared again meanwhile, or while policy still refuses.
Result<std::int64_t> tell_owed(store::Transaction& transaction, const NodeContext& node, const Delivery& delivery) {
  const auto signal = TRY(find_signal(transaction, delivery.signal));
  if (!signal || signal->state == SignalState::kShared) return 0;
  const auto told = tell(transaction, node, *signal, delivery, std::string(kSystem), node.clock.now());
  if (!told && told.error().code == ErrorCode::kPermissionDenied) return 0;
  TRY(Status(told));
  return 1;
}

OpinionState end_state(WithdrawalReason reason) {
  return reason == WithdrawalReason::kExpired ? OpinionState::kExpired : OpinionState::kWithdrawn;
}

}  // namespace

Status withdraw_signal(store::Transaction& transaction, const NodeContext& node, const Signal& signal, WithdrawalReason reason,
                       const std::string& actor, Time now) {
  const auto withdrawn = TRY(withdraw(signal, reason, now));
  TRY(put(transaction, withdrawn));
  if (node.on_changed) TRY(node.on_changed(transaction, withdrawn));
  TRY(end_enquiries(transaction, signal.id, now));
  for (const auto& delivery : TRY(deliveries_of(transaction, signal.id))) {
    if (delivery.event) TRY(store::erase_outbox_data(transaction, *delivery.event));
    TRY(tell_or_owe(transaction, node, withdrawn, delivery, actor, now));
  }
  TRY(audit::append(transaction,
                    {.actor = actor,
                     .action = "signal.ended",
                     .subject = signal.id.text(),
                     .rule = signal.rule.id,
                     .outcome = std::string(name_of(reason))},
                    now));
  return {};
}

Result<std::int64_t> end_opinion(store::Transaction& transaction, const NodeContext& node, const OpinionId& id,
                                 WithdrawalReason reason, const std::string& actor, Time now) {
  const auto opinion = TRY(find_opinion(transaction, id));
  if (!opinion) return fail(ErrorCode::kNotFound, "there is no such opinion");
  if (opinion->state != OpinionState::kActive) return fail(ErrorCode::kFailedPrecondition, "this opinion has ended already");
  TRY(set_state(transaction, id, end_state(reason)));
  TRY(audit::append(transaction,
                    {.actor = actor, .action = "opinion.ended", .subject = id.text(), .outcome = std::string(name_of(reason))},
                    now));
  std::int64_t count = 0;
  for (const auto& signal : TRY(signals_of(transaction, id))) {
    if (signal.state != SignalState::kShared) continue;
    TRY(withdraw_signal(transaction, node, signal, reason, actor, now));
    ++count;
  }
  return count;
}

Status note_stop(store::Transaction& transaction, const NodeContext& node, std::string_view reference, const std::string& actor,
                 Time now) {
  auto known = TRY(find_reference(transaction, reference));
  if (!known) return {};
  known->is_stop = true;
  TRY(put(transaction, *known));
  for (const auto& signal : TRY(signals_of(transaction, known->indicator))) {
    if (signal.owner != node.self.id || signal.state != SignalState::kShared) continue;
    TRY(withdraw_signal(transaction, node, signal, WithdrawalReason::kStopIdentifier, actor, now));
  }
  return {};
}

Status note_links_again(store::Transaction& transaction, std::string_view reference) {
  auto known = TRY(find_reference(transaction, reference));
  if (!known) return {};
  known->is_stop = false;
  return put(transaction, *known);
}

Result<std::int64_t> WithdrawalService::withdraw_opinion(const OpinionId& opinion, const std::string& actor) {
  return node_.database.write_value<std::int64_t>(
      [&](store::Transaction& transaction) { return withdraw_opinion(transaction, opinion, actor); });
}

Result<std::int64_t> WithdrawalService::withdraw_opinion(store::Transaction& transaction, const OpinionId& opinion,
                                                         const std::string& actor) {
  return end_opinion(transaction, node_, opinion, WithdrawalReason::kOpinionWithdrawn, actor, node_.clock.now());
}

Result<std::int64_t> WithdrawalService::withdraw_rule(std::string_view rule, const std::string& actor) {
  std::int64_t total = 0;
  SignalId after;
  while (true) {
    const auto count = TRY(node_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
      const auto signals = TRY(shared_under(transaction, rule, after, kBatchSignals));
      for (const auto& signal : signals) {
        TRY(withdraw_signal(transaction, node_, signal, WithdrawalReason::kRuleOff, actor, node_.clock.now()));
        after = signal.id;
      }
      return static_cast<std::int64_t>(signals.size());
    }));
    if (count == 0) return total;
    total += count;
  }
}

Result<std::int64_t> WithdrawalService::expire_due() {
  std::int64_t total = 0;
  while (true) {
    std::size_t ended = 0;
    total += TRY(node_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
      const auto now = node_.clock.now();
      const auto due = TRY(expired_opinions(transaction, now, kBatchSignals));
      std::int64_t count = 0;
      for (const auto& id : due) {
        count += TRY(end_opinion(transaction, node_, id, WithdrawalReason::kExpired, std::string(kSystem), now));
      }
      ended = due.size();
      return count;
    }));
    if (ended == 0) return total;
  }
}

Result<std::int64_t> WithdrawalService::send_owed() {
  std::int64_t total = 0;
  for (std::optional<Delivery> last;;) {
    const auto owed = TRY(node_.database.read_value<std::vector<Delivery>>(
        [&](store::Transaction& transaction) { return owed_withdrawals(transaction, last, kBatchSignals); }));
    if (owed.empty()) return total;
    total += TRY(node_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
      std::int64_t count = 0;
      for (const auto& delivery : owed) count += TRY(tell_owed(transaction, node_, delivery));
      return count;
    }));
    last = owed.back();
  }
}

}  // namespace dijkwacht::signals
