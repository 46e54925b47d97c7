#include "http/cookie.h"

#include <algorithm>

#include <fmt/core.h>

#include "http/headers.h"

namespace dijkwacht::http {
namespace {

/// RFC 6265 cookie-octet.
bool is_cookie_octet(char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; }

std::string only_octets(std::string_view text) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept), is_cookie_octet);
  return kept;
}

}  // namespace

std::optional<std::string_view> cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) continue;
    auto value = trimmed(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return value;
  }
  return std::nullopt;
}

std::string set_cookie_text(const Cookie& cookie) {
  auto text = fmt::format("{}={}; Path={}; SameSite={}", only_octets(cookie.name), only_octets(cookie.value),
                          only_octets(cookie.path), cookie.same_site == Cookie::SameSite::kStrict ? "Strict" : "Lax");
  if (cookie.age_max) text += fmt::format("; Max-Age={}", cookie.age_max->count());
  if (cookie.is_secure) text += "; Secure";
  if (cookie.is_http_only) text += "; HttpOnly";
  return text;
}

}  // namespace dijkwacht::http
