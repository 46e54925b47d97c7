#pragma once

#include "crypto/key_ring.h"
#include "crypto/key_service.h"

namespace dijkwacht::crypto {

/// The key service of a node that keeps its keys in its own process (desk, partner), and what the key process itself serves.
/// Opens under every version of a key, seals, tokenises and signs under the newest. Thread-safe.
class LocalKeyService final : public KeyService {
 public:
  explicit LocalKeyService(KeyRing ring, RoutingCodeOf routing_code_of = {})
      : ring_(std::move(ring)), routing_code_of_(std::move(routing_code_of)) {}

  Result<std::vector<Token>> tokenise(KeyDomain domain, const std::vector<TokenInput>& inputs) override;
  Result<Sensitive<Bytes>> open_part(KeyDomain domain, const WrappedPart& part) override;
  Result<std::vector<Sensitive<Bytes>>> open_boxes(KeyDomain domain, const std::vector<Bytes>& sealed) override;
  /// Errors: kInvalidArgument when `recipient` is no key that can be sealed to.
  Result<Bytes> reseal(KeyDomain from, ByteView sealed, const PublicKey& recipient) override;
  Result<MovedValue> move_value(KeyDomain from, KeyDomain to, const std::string& type, ByteView sealed) override;
  /// Errors: kInvalidArgument when `domain` is no plain word (letters, digits, '-').
  Result<Signature> sign(std::string_view domain, ByteView message) override;

  bool has(KeyDomain domain) const override { return ring_.has(domain); }
  PublicKey sealing_key(KeyDomain domain) const override;
  SigningPublicKey signing_key() const override { return ring_.signing_pair().public_key(); }

  const KeyRing& ring() const { return ring_; }

 private:
  Result<Bytes> open_one(KeyDomain domain, ByteView sealed) const;

  const KeyRing ring_;
  const RoutingCodeOf routing_code_of_;
};

}  // namespace dijkwacht::crypto
