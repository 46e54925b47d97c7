#pragma once

#include "api/call.h"
#include "api/work_gate.h"
#include "crypto/key_service.h"
#include "reports/sealed_part_depot_service.h"

namespace dijkwacht::api {

/// Where anyone leaves what they sealed to this desk. Machines whose key has the scope "parts:deposit" need no proof of work.
/// Thread-safe.
class SealedParts {
 public:
  SealedParts(reports::SealedPartDepot& depot, crypto::KeyService& keys, Random& random);

  Result<http::Response> sealing_key(const Call& call) const;
  Result<http::Response> challenge(const Call& call) const;
  Result<http::Response> deposit(const Call& call) const;

 private:
  reports::SealedPartDepot& depot_;
  crypto::KeyService& keys_;
  WorkGate work_;
};

}  // namespace dijkwacht::api
