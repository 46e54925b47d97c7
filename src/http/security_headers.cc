#include "http/security_headers.h"

#include <string_view>

#include <fmt/core.h>

namespace dijkwacht::http {

namespace {

std::string policy_with(const std::vector<std::string>& connect_origins, std::string_view frame_ancestors) {
  std::string connect = "'self'";
  for (const auto& origin : connect_origins) connect += " " + origin;
  return fmt::format(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      "connect-src {}; form-action 'self'; base-uri 'none'; frame-ancestors {}; require-trusted-types-for 'script'; "
      "trusted-types 'none'",
      connect, frame_ancestors);
}

}  // namespace

std::string content_security_policy(const std::vector<std::string>& connect_origins) {
  return policy_with(connect_origins, "'none'");
}

void allow_framing(Headers& headers, const std::vector<std::string>& connect_origins) {
  headers.set("Content-Security-Policy", policy_with(connect_origins, "*"));
}

SecurityHeaderSet::SecurityHeaderSet(const SecurityHeaders& settings) {
  defaults_ = {
      {"Content-Security-Policy", content_security_policy(settings.connect_origins)},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "no-store"},  // answers are about people; what may be kept says so itself
      {"API-Version", settings.api_version},
  };
  if (settings.is_tls) defaults_.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

void SecurityHeaderSet::apply(Headers& headers) const {
  for (const auto& [name, value] : defaults_) headers.set_default(name, value);
}

}  // namespace dijkwacht::http
