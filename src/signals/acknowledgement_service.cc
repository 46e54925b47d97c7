#include "signals/acknowledgement_service.h"

#include "audit/audit_log.h"
#include "signals/delivery_table.h"
#include "signals/event.h"

namespace dijkwacht::signals {
namespace {

Status note(store::Transaction& transaction, std::string_view partner, std::string_view action, const SignalId& signal,
            Time now) {
  TRY(audit::append(
      transaction,
      {.actor = "partner:" + std::string(partner), .action = std::string(action), .subject = signal.text(), .rule = "P0"}, now));
  return {};
}

}  // namespace

Status apply_received(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now) {
  const auto received = TRY(event::read_received(data));
  for (const auto& signal : received.signals) {
    if (TRY(note_acknowledged(transaction, signal, partner, now))) TRY(note(transaction, partner, event::kReceived, signal, now));
  }
  return {};
}

Status apply_removed(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now) {
  const auto removed = TRY(event::read_removed(data));
  if (!TRY(note_removed(transaction, removed.signal, partner, removed.revision, now))) return {};
  return note(transaction, partner, event::kRemoved, removed.signal, now);
}

Status apply_acted(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now) {
  return note_acted(transaction, TRY(event::read_acted_on(data)), partner, now);
}

Result<std::vector<Delivery>> outstanding(store::Database& database, std::size_t limit) {
  return database.read_value<std::vector<Delivery>>(
      [&](store::Transaction& transaction) { return outstanding_deliveries(transaction, limit); });
}

}  // namespace dijkwacht::signals
