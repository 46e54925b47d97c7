#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/signature.h"
#include "store/outbox.h"

namespace dijkwacht::messaging {

/// An event between two nodes. In JSON a CloudEvent 1.0 by the NL GOV profile:
///   {"specversion":"1.0", "id":UUID, "source":"urn:dijkwacht:node:police", "type":"nl.dijkwacht.signal.shared",
///    "subject":…, "time":RFC 3339, "datacontenttype":"application/json", "sequence":"17", "data":{…}}
/// with our extensions "recipient" (a URN as "source"), "version" (a number) and "signature" (base64url).
struct Event {
  store::EventId id;
  std::string source;     ///< partner id of the sender ("police")
  std::string recipient;  ///< partner id: an event is meant for one node, and signed so
  std::string type;       ///< "signal.shared"
  std::string subject;    ///< the entity it tells of, an id
  Time time;
  std::int64_t position = 0;  ///< its place in the stream from source to recipient: 1, 2, 3, …
  std::int64_t version = 1;   ///< of the entity
  std::string data;           ///< JSON in normal form, see `normal_json`
};

/// An event that its source signed.
struct SignedEvent {
  Event event;
  crypto::Signature signature{};
};

/// JSON as both ends write it: parsed, and written anew without spaces. Only the normal form is signed, so a proxy that formats a
/// body anew breaks nothing. Errors: kInvalidArgument, kTooLarge.
Result<std::string> normal_json(std::string_view json);

/// What is signed (domain "event"): a JSON list of every field, so that no two events have one text. Pure.
std::string signing_text(const Event& event);
/// Errors: those of KeyService::sign; kInvalidArgument when `data` is no JSON.
Result<SignedEvent> sign_event(crypto::KeyService& keys, Event event);
/// Errors: kPermissionDenied when `signer` did not sign exactly this.
Status check_signature(const SignedEvent& event, const crypto::SigningPublicKey& signer);

void write_event(JsonWriter& json, const SignedEvent& event);
/// Errors: kInvalidArgument naming the member; another specversion, content type or kind of URN among them.
Result<SignedEvent> read_event(const JsonValue& json);

}  // namespace dijkwacht::messaging
