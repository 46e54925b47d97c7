#pragma once

#include <map>
#include <mutex>

#include "api/call.h"
#include "crypto/key_service.h"
#include "crypto/proof_of_work.h"
#include "reports/sealed_part_depot_service.h"

namespace dijkwacht::api {

/// Where anyone leaves what they sealed to this desk. Machines whose key has the scope "parts:deposit" need no proof of work. Thread-safe.
class SealedParts {
 public:
  SealedParts(reports::SealedPartDepot& depot, crypto::KeyService& keys, Random& random);

  Result<http::Response> sealing_key(const Call& call) const;
  Result<http::Response> challenge(const Call& call) const;
  Result<http::Response> deposit(const Call& call) const;

 private:
  Status check_work(const JsonValue& body, Time now) const;

  reports::SealedPartDepot& depot_;
  crypto::KeyService& keys_;
  Random& random_;
  crypto::ProofOfWork work_;
  mutable std::mutex mutex_;                               ///< guards used_
  mutable std::map<std::string, Time, std::less<>> used_;  ///< challenges spent, until they expire: one proof, one part
};

}  // namespace dijkwacht::api
