#pragma once

#include <openssl/ssl.h>

#include <optional>
#include <string>

#include "http/request.h"

namespace dijkwacht::http::internal {

/// SHA-256 over the DER form, lower-case hex.
std::string fingerprint_of(const X509* certificate);
/// The common name of the subject; empty when there is none, or when it holds a zero byte (an old trick to be taken for another).
std::string common_name_of(const X509* certificate);
/// Who the other end proved to be; nothing when it showed no certificate.
std::optional<PeerIdentity> read_peer(const SSL* connection);

}  // namespace dijkwacht::http::internal
