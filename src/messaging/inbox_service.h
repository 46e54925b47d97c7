#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "crypto/key_service.h"
#include "messaging/event_handlers.h"
#include "messaging/lease.h"
#include "messaging/message.h"
#include "messaging/partner_register.h"
#include "store/database.h"
#include "telemetry/log.h"

namespace dijkwacht::messaging {

/// What a node's inbox stands on. The references outlive it; all of it is thread-safe.
struct InboxContext {
  std::string self;  ///< this node's partner id
  store::Database& database;
  crypto::KeyService& keys;
  const PartnerRegister& partners;
  const Clock& clock;
  telemetry::Log log;
  std::function<void(const std::string& peer)> on_heard = {};  ///< a good message of this partner came; must not block
};

/// Takes in what other nodes send. For each event the handler's effect, the inbox's note of it and the audit records commit
/// together or not at all, so an event that comes twice, or again after a crash at any moment, has its effect once. Thread-safe.
class InboxService {
 public:
  /// `leases` outlives the service.
  InboxService(InboxContext context, EventHandlers handlers, LeaseBook& leases);

  /// `peer` is the partner that the TLS certificate proved. Applies the events in order, as far as it goes:
  ///   an event that can never be applied (or whose type nobody handles) is noted as refused with its reason, and the next
  ///   follows; at an error that may pass it stops; the receipt then says how far it came, and the sender goes on from there;
  ///   when events are missing before the first, nothing is applied, and the receipt says where to start.
  /// Before them it countersigns the head of the peer's audit log, when there is one; one that contradicts what it countersigned
  /// before is put in this node's own log instead. After them it hears the heartbeat. Errors, with nothing applied:
  ///   kPermissionDenied  owner, source or recipient of anything in it is not `peer` and us, or a signature is not the peer's;
  ///   kConflict          the place of an event was taken by another one: the sender's store was put back in time;
  ///   kUnavailable, kInternal  our own store or keys failed.
  Result<DeliveryReceipt> receive(std::string_view peer, const Message& message);

 private:
  struct Work;
  enum class Step : std::uint8_t { kDone, kWaits };

  Result<std::optional<audit::Countersignature>> witness_head(const Partner& peer, const Message& message);
  Status raise_alarm(const Partner& peer, std::int64_t number, const Error& error);
  Status check_message(const Partner& peer, const Message& message) const;
  Result<Work> prepare(const Event& event) const;
  Status apply(store::Transaction& transaction, Work& work, Time now) const;
  Status apply_together(const std::vector<SignedEvent>& events) const;
  Status apply_one_by_one(const std::vector<SignedEvent>& events) const;
  Result<Step> apply_alone(const Event& event) const;
  Status refuse(const Event& event, std::string_view reason) const;
  Result<DeliveryReceipt> answer(const Partner& peer, const Message& message,
                                 std::optional<audit::Countersignature> countersignature);

  InboxContext context_;
  const EventHandlers handlers_;
  LeaseBook& leases_;

  std::mutex mutex_;                            ///< guards alarms_
  std::map<std::string, std::int64_t> alarms_;  ///< the head of each partner that was last refused: told of once
};

}  // namespace dijkwacht::messaging
