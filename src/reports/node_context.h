#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "crypto/key_service.h"
#include "policy/engine.h"
#include "policy/processing_guard.h"
#include "reports/peer_register.h"
#include "reports/terms.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// What every service of a node stands on. The references outlive the services; all of it is thread-safe.
struct NodeContext {
  store::Database& database;
  crypto::KeyService& keys;
  const policy::PolicyDesk& policy;
  const PeerRegister& peers;
  const Clock& clock;
  Random& random;
  policy::Party self;  ///< this node's organisation
  policy::ProcessingRecord processing;
  Terms terms;
};

/// A reporter as a party of policy: someone outside, whoever it is.
inline policy::Party reporter_party() { return {.id = "reporter", .sector = "reporter"}; }

}  // namespace dijkwacht::reports
