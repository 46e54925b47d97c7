#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "signals/node_context.h"
#include "signals/opinion.h"
#include "signals/sharing_service.h"

namespace dijkwacht::signals {

/// An identifier that the cases know, as it comes to the exchange.
struct PublishRequest {
  std::string reference;  ///< the caller's id of the identifier; opaque here
  std::string type;       ///< "iban"
  policy::DataClass data_class = policy::DataClass::kAccount;
  Bytes sealed;                           ///< its canonical text, sealed under kCasework
  std::int64_t identified_reporters = 0;  ///< distinct, identified, unwithdrawn, accepted
  bool natural_person = true;             ///< does a natural person stand in it?
};

struct Published {
  OpinionId opinion;
  SignalId signal;
  SignalState state = SignalState::kWaiting;
  std::vector<policy::Reason> reasons;  ///< why policy kept it from (some) others; empty when shared with all it is for
};

/// All that is needed of a value, itself left out unless it travels in clear.
struct SharingMaterial {
  Indicator indicator;
  std::vector<Recipient> recipients;
  bool holder_known = false;
};

/// An opinion with all keys used: what is missing is what the store and policy say.
struct PreparedOpinion {
  PublishRequest request;
  OpinionDraft draft;
  SharingMaterial material;
};

/// What changed because the number of reporters did.
struct Recounted {
  std::int64_t shared = 0;
  std::int64_t withdrawn = 0;
};

/// Publishes opinions on identifiers as signals of this organisation, at the node with the exchange role. Thread-safe.
///
/// A value about a person is not opened here: the keys make its token under the exchange's key, seal it for the exchange and for
/// its recipient, and tell which bank holds an account. It goes to that bank and to nobody else (R05); what names no natural
/// person is opened and goes to all partners in clear (R02). What policy does not permit (yet) waits.
class PublicationService {
 public:
  explicit PublicationService(NodeContext node) : node_(std::move(node)) {}

  /// Indicator, opinion, signal, event, ledger and audit records in one transaction. A new opinion of the same organisation on
  /// the same identifier replaces the one before.
  /// Errors: kInvalidArgument naming the field of the draft; kConflict when the signal is shared already on an active opinion
  /// (withdraw that one first); kDataCorrupt when the sealed value does not open or is no canonical text of its type;
  /// kUnavailable.
  Result<Published> publish(const PublishRequest& request, const OpinionDraft& draft);
  /// The same in the caller's transaction, after `prepare` outside of it. The errors of the first line are `prepare`'s.
  Result<Published> publish(store::Transaction& transaction, const PreparedOpinion& prepared);
  Result<PreparedOpinion> prepare(const PublishRequest& request, const OpinionDraft& draft);

  /// The number of identified reporters behind a reference changed. Rising to the rule's threshold shares what waits; falling
  /// below withdraws. An unknown reference changes nothing.
  Result<Recounted> recount(std::string_view reference, std::int64_t identified_reporters, const std::string& actor);

  /// Everything that waits or was withdrawn because its rule was off, asked again: call after a rule was switched on.
  /// Returns how many were shared.
  Result<std::int64_t> retry_waiting(const std::string& actor);

 private:
  Result<SharingMaterial> material_of(crypto::KeyDomain from, const std::string& type, const Bytes& sealed);
  Status fill_technical(SharingMaterial& material, crypto::KeyDomain from, const Bytes& sealed);
  Status fill_personal(SharingMaterial& material, crypto::KeyDomain from, const Bytes& sealed);
  Result<std::int64_t> share_again(const Signal& signal, const std::string& actor);

  NodeContext node_;
};

}  // namespace dijkwacht::signals
