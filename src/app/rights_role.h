#pragma once

#include <memory>
#include <vector>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// Every node: what persons ask about their own data, and the answers; at a desk also the contact point where they ask.
/// `holdings` of the node's other roles outlive it. Errors: those of data/rights/clocks.toml.
Result<std::unique_ptr<Role>> make_rights_role(Platform& platform, std::vector<rights::Holdings*> holdings);

}  // namespace dijkwacht::app
