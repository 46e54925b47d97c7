#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// Every node's audit log: its head signed every ten seconds, countersigned by another organisation, and others' heads
/// countersigned in turn.
Result<std::unique_ptr<Role>> make_audit_role(Platform& platform);

/// The heads of this node's chain that its countersigner vouches for.
Result<std::vector<audit::KnownHead>> known_heads(store::Transaction& transaction, const Platform& platform);

}  // namespace dijkwacht::app
