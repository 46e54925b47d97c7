#pragma once

#include <vector>

#include "config/node_settings.h"
#include "crypto/key_service.h"

namespace dijkwacht::app {

/// The data classes for which a node needs keys, by its roles. A desk has no key that opens or matches counterparty data.
std::vector<crypto::KeyDomain> key_domains(const config::NodeSettings& settings);

}  // namespace dijkwacht::app
