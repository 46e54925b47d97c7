#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/signature.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// The last entry of a node's chain at a moment. Whoever holds a head can tell later whether the chain up to it was changed or
/// cut.
struct Head {
  std::int64_t number = 0;  ///< of the last entry; from 1
  std::string hash;         ///< hex
  Time at;
  friend bool operator==(const Head&, const Head&) = default;
};

/// Signed by the node whose chain it is, domain "audit-head".
struct SignedHead {
  Head head;
  crypto::Signature signature{};
};

/// Another node's word that it saw this head, domain "audit-countersign".
struct Countersignature {
  std::int64_t number = 0;
  std::string hash;
  crypto::Signature signature{};
};

/// A head that this node published, and its countersignature once it came.
struct PublishedHead {
  SignedHead signed_head;
  std::string countersigned_by;  ///< partner id; empty until then
  std::optional<crypto::Signature> countersignature;
  std::optional<Time> countersigned_at;
};

/// A head of another node that this node countersigned.
struct WitnessedHead {
  SignedHead signed_head;
  crypto::Signature countersignature{};
};

/// A node by name and signing key, from the partner register.
struct Signer {
  std::string id;
  crypto::SigningPublicKey key{};
};

/// What is signed: `"<node>|<number>|<hash>|<at, RFC 3339>"`. Pure.
std::string head_text(std::string_view node, const Head& head);

/// Whether `countersigner` signed this head of `node`. Pure.
bool is_countersigned(std::string_view node, const Signer& countersigner, const Head& head, const crypto::Signature& signature);

/// `{"number","hash","at","signature"}` and `{"number","hash","signature"}`. Parsing: kInvalidArgument with the field.
std::string to_json(const SignedHead& signed_head);
std::string to_json(const Countersignature& countersignature);
Result<SignedHead> parse_signed_head(const JsonValue& json);
Result<Countersignature> parse_countersignature(const JsonValue& json);

/// Every few seconds (a job): signs the chain's head and stores it. False when there is nothing new since the last head (or
/// nothing at all). Errors: kUnavailable when the key process does not answer.
Result<bool> publish_head(store::Database& database, crypto::KeyService& keys, const std::string& node, Time now);
/// The newest head while nobody has countersigned it; nothing otherwise. It travels in the envelope of each message to the
/// countersigner (messaging/message.h), not in the stream: there it would wait behind a burst of other news.
Result<std::optional<SignedHead>> pending_head(store::Transaction& transaction);

/// At the countersigner: checks that `source` signed the head and that its chain only grew, keeps it and signs it in turn. The
/// same head again is signed again and changes nothing. Errors: kPermissionDenied when the signature is not the source's;
/// kConflict when the head contradicts an earlier one of this source (another hash for the same number, or a chain that became
/// shorter): raise the alarm, it is not countersigned; kUnavailable.
Result<Countersignature> witness(store::Database& database, crypto::KeyService& keys, const Signer& source,
                                 const SignedHead& signed_head);

/// Back at the node whose head it is, `node`. Errors: kNotFound when this node published no such head; kConflict when it had
/// another hash; kPermissionDenied when the signature is not the countersigner's.
Status store_countersignature(store::Transaction& transaction, std::string_view node, const Signer& countersigner,
                              const Countersignature& countersignature, Time now);

/// The newest published head; nothing before the first.
Result<std::optional<PublishedHead>> last_published_head(store::Transaction& transaction);
/// Heads of `source` that this node countersigned, by number: what an investigator of that node asks for.
Result<std::vector<WitnessedHead>> read_witnessed_heads(store::Transaction& transaction, std::string_view source);

}  // namespace dijkwacht::audit
