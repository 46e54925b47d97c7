#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "crypto/seal.h"
#include "crypto/signature.h"
#include "policy/decision.h"

namespace dijkwacht::reports {

/// Another organisation's node, as far as reports need to know it.
struct Peer {
  policy::Party party;
  crypto::SigningPublicKey signing_key{};
  std::optional<crypto::PublicKey> intake_key;  ///< to seal victims' parts to; none when it takes no referrals
};

/// The nodes known from the partner register at start. A value; safe to read from several threads.
class PeerRegister {
 public:
  explicit PeerRegister(std::vector<Peer> peers) : peers_(std::move(peers)) {}

  /// Null when there is none.
  const Peer* find(std::string_view id) const {
    for (const auto& peer : peers_) {
      if (peer.party.id == id) return &peer;
    }
    return nullptr;
  }

 private:
  std::vector<Peer> peers_;
};

}  // namespace dijkwacht::reports
