#include "reports/status_token.h"

#include "crypto/secret.h"

namespace dijkwacht::reports {
namespace {

Bytes hash_of(std::string_view text) {
  const auto hash = crypto::hash(as_bytes(text));
  return {hash.begin(), hash.end()};
}

}  // namespace

Bytes status_token_hash(std::string_view status_token) { return hash_of(status_token); }

std::string identification_token(std::string_view status_token) {
  return to_base64url(hash_of("identify|" + std::string(status_token)));
}

Bytes identification_token_hash(std::string_view identification_token) { return hash_of(identification_token); }

}  // namespace dijkwacht::reports
