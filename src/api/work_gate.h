#pragma once

#include <map>
#include <mutex>
#include <string>

#include "api/call.h"
#include "base/random.h"
#include "crypto/proof_of_work.h"

namespace dijkwacht::api {

/// Proof of work at a door that is open to all: one proof, one act. Thread-safe.
class WorkGate {
 public:
  /// `bits`: about 2^bits hashes. 16 are a tenth of a second on a laptop, a second on an old phone.
  WorkGate(Random& random, int bits);

  /// `{"challenge","bits"}`
  http::Response challenge(Time now) const;
  /// Checks `body.proofOfWork` and uses it up. Errors: kInvalidArgument, kFailedPrecondition; kConflict when it was used already.
  Status check(const JsonValue& body, Time now) const;

 private:
  Random& random_;
  crypto::ProofOfWork work_;
  mutable std::mutex mutex_;                               ///< guards used_
  mutable std::map<std::string, Time, std::less<>> used_;  ///< challenges spent, until they expire
};

}  // namespace dijkwacht::api
