#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "crypto/seal.h"
#include "crypto/signature.h"
#include "crypto/token.h"

namespace dijkwacht::crypto {

/// One data class of one controller: each has its own token key and its own sealing pair, so that what one class holds cannot
/// be matched with, or opened by, another.
enum class KeyDomain : std::uint8_t {
  kIntake,     ///< sealing only: parts that reporters seal to this desk
  kCasework,   ///< counterparty identifiers that cases link
  kVictim,     ///< reporters (subject of an identification) and victims' parts at rest
  kExchange,   ///< identifiers of signals this node owns
  kPartner,    ///< identifiers of signals this node received
  kBarrier,    ///< inputs of decisions and what hangs on them
  kProgramme,  ///< tells requests to the programme's register apart; seals nothing
  kRights,     ///< what persons write when they ask what is held on them
};
inline constexpr std::size_t kKeyDomainCount = 8;
std::string_view name_of(KeyDomain domain);
/// Errors: kInvalidArgument.
Result<KeyDomain> parse_key_domain(std::string_view name);

struct TokenInput {
  std::string type;  ///< "iban"
  Sensitive<std::string> canonical;
};

/// A wrapped compartment key together with what it opens.
struct WrappedPart {
  Bytes wrap;  ///< the compartment's key, sealed to the domain's public key
  Compartment compartment;
  std::string context;
};

/// All that a node may learn of a value that its keys move: where it belongs, as a short public code ("DEMO": the bank that holds
/// the account; empty when it belongs nowhere). Given to whoever holds the keys, by who knows identifiers. Pure, thread-safe.
/// Errors: kDataCorrupt for what is no canonical text of its type.
using RoutingCodeOf = std::function<Result<std::string>(std::string_view type, std::string_view canonical)>;
/// The longest code there is (a BIC): far shorter than an account number, so a value can never pass as its own code.
inline constexpr std::size_t kRoutingCodeBytesMax = 11;

/// A value that went from one domain to another without being shown.
struct MovedValue {
  Token token;  ///< under the new domain's key
  std::string routing_code;
  Bytes sealed;  ///< to the new domain's public key
};

/// Everything that needs a private key. Implemented in the node's own process (desk, partner) and by a client of the key
/// process (police): the keys then never enter the process that talks to the network. Thread-safe.
class KeyService {
 public:
  virtual ~KeyService() = default;

  /// One token per input, in order. Errors: kUnavailable when the key process does not answer.
  virtual Result<std::vector<Token>> tokenise(KeyDomain domain, const std::vector<TokenInput>& inputs) = 0;
  /// Errors: kDataCorrupt when the wrap or the part does not open; kUnavailable.
  virtual Result<Sensitive<Bytes>> open_part(KeyDomain domain, const WrappedPart& part) = 0;
  /// Opens values sealed with `seal_box(sealing_key(domain), …)`, in order. Errors: kDataCorrupt, kUnavailable.
  virtual Result<std::vector<Sensitive<Bytes>>> open_boxes(KeyDomain domain, const std::vector<Bytes>& sealed) = 0;
  /// Opens with `from` and seals to `recipient` without showing the value to the caller.
  virtual Result<Bytes> reseal(KeyDomain from, ByteView sealed, const PublicKey& recipient) = 0;
  /// Opens with `from`, makes the token under `to`'s key and seals it under `to`, without showing the value to the caller: what
  /// one class of data knows becomes known in another. Errors: kDataCorrupt when it does not open or is no canonical text of
  /// `type`; kFailedPrecondition when these keys were given no RoutingCodeOf; kUnavailable.
  virtual Result<MovedValue> move_value(KeyDomain from, KeyDomain to, const std::string& type, ByteView sealed) = 0;
  /// Signs as this node.
  virtual Result<Signature> sign(std::string_view domain, ByteView message) = 0;

  /// Does this node hold keys of `domain`? The other calls give kFailedPrecondition when it does not.
  virtual bool has(KeyDomain) const { return true; }
  /// The key to seal to now. Asking for a domain that this node does not hold is a defect of ours and aborts.
  virtual PublicKey sealing_key(KeyDomain domain) const = 0;
  virtual SigningPublicKey signing_key() const = 0;

  /// One input, one token.
  Result<Token> tokenise_one(KeyDomain domain, std::string type, Sensitive<std::string> canonical);
};

}  // namespace dijkwacht::crypto
