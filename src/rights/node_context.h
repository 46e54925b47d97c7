#pragma once

#include <string>
#include <vector>

#include "audit/protocol.h"
#include "base/bilingual.h"
#include "base/clock.h"
#include "base/random.h"
#include "crypto/key_service.h"
#include "identifiers/identifier.h"
#include "policy/engine.h"
#include "rights/clocks.h"
#include "store/database.h"

namespace dijkwacht::rights {

/// A node that answers for what it holds, this one included.
struct Controller {
  policy::Party party;
  Bilingual name;
  crypto::PublicKey key{};  ///< what persons write is sealed to it
};

/// What every service of this room stands on. The references outlive the services; all of it is thread-safe.
struct NodeContext {
  store::Database& database;
  crypto::KeyService& keys;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;
  std::vector<Controller> controllers;  ///< in the order of the partner register
  Clocks clocks;
  identifiers::ParseOptions parse;

  /// Null when there is none.
  const Controller* controller(std::string_view id) const;
};

/// Sends a message with a sealed text to another controller under P0, in the caller's transaction. Errors: kPermissionDenied,
/// also for a recipient that is no controller.
Status send_sealed(store::Transaction& transaction, const NodeContext& node, const audit::ProtocolMessage& message, Time now);

}  // namespace dijkwacht::rights
