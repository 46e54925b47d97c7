#pragma once

#include <string>
#include <vector>

#include "http/headers.h"

namespace dijkwacht::http {

/// What every answer of one server carries unless the handler says otherwise.
struct SecurityHeaders {
  /// Origins besides our own that pages may send to: the recipients of sealed parts ("https://police.example").
  std::vector<std::string> connect_origins = {};
  /// `API-Version` (NL GOV REST API Design Rules, API-57).
  std::string api_version = "1.0.0";
  /// True behind TLS: the browser may then be told to stay there (HSTS).
  bool is_tls = false;
};

/// Content-Security-Policy with Trusted Types; 'wasm-unsafe-eval' because the pages seal with libsodium's WebAssembly.
std::string content_security_policy(const std::vector<std::string>& connect_origins);

/// Lets other sites show this one answer inside their pages. Only for pages where nothing can be done in someone's name. Browsers
/// that know `frame-ancestors` leave `X-Frame-Options` aside; older ones go on refusing.
void allow_framing(Headers& headers, const std::vector<std::string>& connect_origins);

/// Made once per server; `apply` then only copies.
class SecurityHeaderSet {
 public:
  explicit SecurityHeaderSet(const SecurityHeaders& settings);
  void apply(Headers& headers) const;

 private:
  std::vector<std::pair<std::string, std::string>> defaults_;
};

}  // namespace dijkwacht::http
