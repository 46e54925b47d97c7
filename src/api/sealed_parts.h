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
  SealedParts(reports::SealedPartDepot& depot, const reports::EvidenceRules& rules, crypto::KeyService& keys, Random& random);

  Result<http::Response> sealing_key(const Call& call) const;
  Result<http::Response> challenge(const Call& call) const;
  Result<http::Response> deposit(const Call& call) const;
  /// A file of evidence, for the list in another part.
  Result<http::Response> deposit_evidence(const Call& call) const;

 private:
  Status check_work(const Call& call, const JsonValue& body) const;

  reports::SealedPartDepot& depot_;
  const reports::EvidenceRules& rules_;
  crypto::KeyService& keys_;
  WorkGate work_;
};

}  // namespace dijkwacht::api
