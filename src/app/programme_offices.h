#pragma once

#include <vector>

#include "messaging/partner_register.h"
#include "policy/decision.h"

namespace dijkwacht::app {

/// The nodes that hear what partners counted and measured: those of the government in the partner register.
std::vector<policy::Party> programme_offices(const messaging::PartnerRegister& partners);

}  // namespace dijkwacht::app
