#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "crypto/key_service.h"
#include "http/client.h"
#include "messaging/limits.h"
#include "messaging/message.h"
#include "messaging/outbox_sequencer.h"
#include "messaging/partner_register.h"
#include "store/database.h"
#include "telemetry/log.h"

namespace dijkwacht::messaging {

struct DeliverySettings {
  /// A partner hears from us at least this often, though there is no news: half the 30 s that partners count on.
  Duration heartbeat_period = Duration(10'000);
  Duration lease = kLeaseMax;
  Duration pause_min = Duration(500);     ///< after the first failure; doubled after each further one
  Duration pause_max = Duration(30'000);  ///< and never longer than this; each pause is cut by up to half, at random
  Duration connect_time = Duration(5'000);
  Duration exchange_time = Duration(30'000);
  std::size_t messages_per_turn = 20;  ///< then other work of the job's thread has its turn
};

/// Is there news for this partner that may not be sent now, so that copies it has are not to be believed for longer? Asked in a
/// transaction, each time something is sent: must be cheap.
using Owes = std::function<Result<bool>(store::Transaction& transaction, const std::string& partner)>;

/// What deliveries stand on. The references outlive them; all of it is thread-safe.
struct DeliveryContext {
  std::string self;  ///< this node's partner id
  store::Database& database;
  crypto::KeyService& keys;
  const Clock& clock;
  Random& random;
  OutboxSequencer& sequencer;
  http::ClientTls tls;  ///< our certificate and key, and the authority; the partner's fingerprint comes from the register
  telemetry::Log log;
  DeliverySettings settings = {};
  Owes owes = {};                  ///< none: nothing is ever kept back
  std::string countersigner = {};  ///< the partner that countersigns this node's audit log; empty: nobody
};

/// Brings this node's events to one partner: from the outbox after the place that the partner confirmed, in order, at least once,
/// each message with a heartbeat. Either side may die at any moment: what counts is what the partner's receipt says it has.
/// Used by one thread at a time.
class Delivery {
 public:
  /// Errors: kInvalidArgument when the partner has no node, or its address cannot be read.
  static Result<std::unique_ptr<Delivery>> create(DeliveryContext context, const Partner& partner);

  /// Sends what waits, or a heartbeat when one is due; nothing while it pauses after a failure. Call it often (every 200 ms or
  /// so), and when something was written. Errors (the next turn tries again, after a pause that grows):
  ///   kUnavailable         the partner is away, or cannot take the next event now;
  ///   kPermissionDenied    a certificate, a signature or the register does not fit: someone must look;
  ///   kConflict            the partner has other events at our places: our store, or theirs, was put back in time;
  ///   kFailedPrecondition  the partner confirms more than we ever sent, or another process numbers our outbox;
  ///   kDataCorrupt         its answer is no receipt.
  Status turn();

  /// The partner was heard from: whatever it was, it is there now, so a pause after failures ends. Thread-safe.
  void hear_partner() { is_partner_heard_ = true; }

  const std::string& partner() const { return partner_.id; }

 private:
  Delivery(DeliveryContext context, Partner partner, http::ClientSettings client);

  Status deliver(Time now);
  Result<std::int64_t> read_last_position();
  Result<Time> lease_until(Time now);
  Result<std::optional<audit::SignedHead>> read_head();
  Status keep_countersignature(const DeliveryReceipt& receipt);
  Result<std::vector<SignedEvent>> read_events(std::int64_t last);
  Result<SignedEvent> sign(const store::SequencedEvent& event);
  Result<DeliveryReceipt> post(const Message& message);
  Status believe(const DeliveryReceipt& receipt, std::int64_t last_position);
  Duration next_pause();

  DeliveryContext context_;
  const Partner partner_;
  http::Client client_;
  std::optional<std::int64_t> position_;  ///< what the partner has, as far as we know; nothing before the first turn
  Time next_try_{};
  Time failed_at_{};
  std::int64_t head_sent_ = 0;  ///< entry of the last head that was sent
  std::atomic<bool> is_partner_heard_ = false;
  Time next_heartbeat_{};
  int failures_ = 0;  ///< in a row
};

}  // namespace dijkwacht::messaging
