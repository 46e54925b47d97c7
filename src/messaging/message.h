#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/head.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "messaging/event.h"

namespace dijkwacht::messaging {

/// "I am alive, and everything of mine up to here holds until then": what keeps copies usable. Believed by the receiver only once
/// it has applied everything up to that place, so a withdrawal under way ends a lease rather than be overtaken by it.
struct Heartbeat {
  std::string owner;                ///< partner id, the sender's own
  std::int64_t up_to_position = 0;  ///< the last place handed out in the stream to this receiver
  Time until;
};

/// What one node posts to another: `{"heartbeat":{"owner","upToPosition","until"},"head":{…},"events":[CloudEvent…]}`.
struct Message {
  Heartbeat heartbeat;
  std::optional<audit::SignedHead> head = {};  ///< of the sender's audit log, for who countersigns it
  std::vector<SignedEvent> events;
};

std::string message_text(const Message& message);
/// Errors: kInvalidArgument naming the member; kTooLarge over `kMessageBytesMax` or `kMessageEventsMax`.
Result<Message> read_message(std::string_view text);

/// An event that the receiver will never apply.
struct Refusal {
  std::int64_t position = 0;
  std::string reason;  ///< a code: "unknown-type", "invalid-argument"
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The receiver's word that everything up to a place is in its store, applied or refused for good. Signed (domain
/// "event-receipt"): the sender can show it.
/// `{"source","receiver","upToPosition","at","refused":[{"sequence","reason"}],"signature","countersignature":{…}}`
struct DeliveryReceipt {
  std::string source;    ///< partner id of the sender of the events
  std::string receiver;  ///< partner id of who signs
  std::int64_t up_to_position = 0;
  Time at;
  std::vector<Refusal> refused;  ///< of the message that this answers
  crypto::Signature signature{};
  std::optional<audit::Countersignature> countersignature = {};  ///< of the head in the message; signed by itself
};

/// Signs and fills in `signature`. Errors: those of KeyService::sign.
Result<DeliveryReceipt> sign_receipt(crypto::KeyService& keys, DeliveryReceipt receipt);
/// Errors: kPermissionDenied when `signer` did not sign exactly this.
Status check_receipt(const DeliveryReceipt& receipt, const crypto::SigningPublicKey& signer);

std::string receipt_text(const DeliveryReceipt& receipt);
/// Errors: kInvalidArgument naming the member.
Result<DeliveryReceipt> read_receipt(std::string_view text);

}  // namespace dijkwacht::messaging
