#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace dijkwacht::crypto {

/// Above this a phone would work for minutes; below zero bits nothing is asked.
inline constexpr int kProofOfWorkBitsMax = 32;
/// The asker's part of a proof; a counter in any writing fits.
inline constexpr std::size_t kProofOfWorkNonceBytesMax = 64;

/// Does BLAKE2b-256(challenge + ":" + nonce) begin with `bits` zero bits, most significant first? Pure.
bool is_proof_of_work(std::string_view challenge, std::string_view nonce, int bits);

/// Asks of whoever may post without an account that their machine works a moment first (about 2^bits hashes), so that a flood
/// costs its sender. Challenges carry their own expiry and difficulty under a keyed hash: no table of them is needed, any process
/// with the key can check. A solved challenge can be presented again until it expires: the caller remembers the used ones if one
/// proof must buy one act. Thread-safe; `key` need not outlive the process.
class ProofOfWork {
 public:
  /// `bits` in 0..kProofOfWorkBitsMax; out of range is clamped.
  ProofOfWork(SecretKey key, int bits, Duration validity);

  struct Challenge {
    std::string text;  ///< base64url
    int bits = 0;
  };
  Challenge challenge(Time now, Random& random) const;

  /// When the challenge expires, so that the caller knows how long to remember it. Errors: kInvalidArgument on `challenge` or
  /// `nonce` when the challenge is not ours, or the nonce does not solve it; kFailedPrecondition when it has expired.
  Result<Time> check(std::string_view challenge, std::string_view nonce, Time now) const;

 private:
  const SecretKey key_;
  const int bits_;
  const Duration validity_;
};

}  // namespace dijkwacht::crypto
