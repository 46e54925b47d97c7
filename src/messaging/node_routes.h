#pragma once

#include <vector>

#include "http/router.h"
#include "messaging/inbox_service.h"
#include "messaging/partner_register.h"

namespace dijkwacht::messaging {

/// The routes of the listener for nodes (mutual TLS, its own port): `POST /node/v1/events`, a message in and a receipt out. Who
/// sends is whom the certificate proves, by name and fingerprint both; anyone else gets 401 or 403. The references outlive the
/// routes.
std::vector<http::Route> node_routes(InboxService& inbox, const PartnerRegister& partners);

}  // namespace dijkwacht::messaging
