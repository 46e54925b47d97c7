#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "http/internal/loop.h"
#include "http/server.h"

namespace dijkwacht::http::internal {

struct Shared;
/// Certificate, key and rules for clients; OpenSSL stays behind it.
struct TlsContext;

/// Errors: kInvalidArgument naming "certificate", "privateKey" or "clientAuthority".
Result<std::shared_ptr<TlsContext>> make_tls_context(const ServerTls& tls);
/// Takes over a connection that was just accepted; on `loop`'s thread.
void start_tls_connection(Shared& shared, Loop& loop, std::string client_address, Socket socket, TlsContext& context);

}  // namespace dijkwacht::http::internal
