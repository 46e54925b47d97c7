#include "signals/enquiry_ending_service.h"

#include "audit/audit_log.h"
#include "audit/owed_message_table.h"
#include "signals/enquiry_table.h"
#include "store/outbox.h"

namespace dijkwacht::signals {
namespace {

constexpr std::size_t kBatchEnquiries = 250;

/// What waits to be sent does not go any more; what went is erased here.
Status take_out(store::Transaction& transaction, const store::EventId& event) {
  TRY(audit::delete_owed(transaction, event));
  return store::erase_outbox_data(transaction, event);
}

Status leave(store::Transaction& transaction, const Enquiry& before, const Enquiry& after, std::string_view action, Time now) {
  if (before.event) TRY(take_out(transaction, *before.event));
  TRY(put(transaction, after));
  TRY(audit::append(transaction,
                    {.actor = "system",
                     .action = std::string(action),
                     .subject = before.id.text(),
                     .outcome = std::string(name_of(after.state))},
                    now));
  return {};
}

}  // namespace

Status end_enquiries(store::Transaction& transaction, const SignalId& signal, Time now) {
  for (const auto& enquiry : TRY(standing_enquiries(transaction, signal))) {
    TRY(leave(transaction, enquiry, ended(enquiry), "enquiry.ended", now));
  }
  return {};
}

Result<std::int64_t> erase_due_enquiries(store::Database& database, Time now) {
  return database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto due = TRY(expired_enquiries(transaction, now, kBatchEnquiries));
    for (const auto& enquiry : due) TRY(leave(transaction, enquiry, expired(enquiry), "enquiry.erased", now));
    return static_cast<std::int64_t>(due.size());
  });
}

}  // namespace dijkwacht::signals
