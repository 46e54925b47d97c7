#include "identifiers/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "base/limits.h"
#include "identifiers/domain.h"
#include "identifiers/ip.h"
#include "identifiers/percent.h"
#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using ParsedUrl = std::unique_ptr<CURLU, FreeUrl>;

/// A part of the URL, empty when it has none.
std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
  return text;
}

Reason reason_of(CURLUcode code) {
  switch (code) {
    case CURLUE_BAD_PORT_NUMBER: return Reason::kUrlPort;
    case CURLUE_UNSUPPORTED_SCHEME:
    case CURLUE_BAD_SCHEME: return Reason::kUrlScheme;
    case CURLUE_USER_NOT_ALLOWED:
    case CURLUE_BAD_USER:
    case CURLUE_BAD_LOGIN:
    case CURLUE_BAD_PASSWORD: return Reason::kUrlCredentials;
    case CURLUE_BAD_HOSTNAME: return Reason::kDomainCharacter;
    case CURLUE_BAD_IPV6: return Reason::kIpForm;
    default: return Reason::kUrlForm;
  }
}

/// The text with the scheme that browsers add when a person leaves it out.
Examined<std::string> with_scheme(std::string_view text) {
  const auto colon = text.find(':');
  const auto authority_end = std::min(text.find_first_of("/?#"), text.size());
  if (colon < authority_end) {
    const auto before = ascii_lower(text.substr(0, colon));
    if (before == "http" || before == "https") {
      return text.substr(colon).starts_with("://") ? Examined<std::string>(std::string(text)) : refuse(Reason::kUrlForm);
    }
    // A host has a dot before its port; `javascript:`, `data:`, `ftp:` and `mailto:` have none.
    if (text.substr(colon).starts_with("://") || before.find_first_of(".@[") == std::string::npos)
      return refuse(Reason::kUrlScheme);
  }
  if (authority_end == 0) return refuse(Reason::kUrlForm);
  return "https://" + std::string(text);
}

bool is_ipv4_text(std::string_view host) { return host.find_first_not_of("0123456789.") == std::string_view::npos; }

/// Host as it stands in a URL: domain, IPv4, or IPv6 in brackets.
Examined<std::string> canonical_host(CURLU* url) {
  if (!part_of(url, CURLUPART_ZONEID).empty()) return refuse(Reason::kIpZone);
  const auto host = part_of(url, CURLUPART_HOST);
  if (host.starts_with('[')) {
    const auto address = canonical_ip(std::string_view(host).substr(1, host.size() - 2));
    if (!address) return address;
    return address->find(':') == std::string::npos ? *address : "[" + *address + "]";
  }
  // libcurl has written hexadecimal, octal and short IPv4 hosts as four decimal numbers by now, as browsers do.
  if (is_ipv4_text(host)) return canonical_ip(host);
  return canonical_domain(host);
}

std::string canonical_text(CURLU* url, const std::string& host) {
  std::string text = ascii_lower(part_of(url, CURLUPART_SCHEME)) + "://" + host;
  const auto port = part_of(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  if (!port.empty()) text += ":" + port;
  text += without_dot_segments(percent_normalised(part_of(url, CURLUPART_PATH)));
  const auto query = part_of(url, CURLUPART_QUERY);
  if (!query.empty()) text += "?" + percent_normalised(query);
  return text;
}

/// The end of `scheme://host[:port]`.
std::size_t authority_end(std::string_view canonical) { return canonical.find('/', canonical.find("://") + 3); }

}  // namespace

Examined<std::string> canonical_url(std::string_view prepared) {
  if (prepared.find_first_of(" \t\\") != std::string_view::npos) return refuse(Reason::kUrlCharacter);
  if (has_invisible(prepared)) return refuse(Reason::kInvisibleCharacter);
  const auto full = with_scheme(prepared);
  if (!full) return full;
  const ParsedUrl url(curl_url());
  const auto code = curl_url_set(url.get(), CURLUPART_URL, full->c_str(), CURLU_DISALLOW_USER | CURLU_PATH_AS_IS);
  if (code != CURLUE_OK) return refuse(reason_of(code));
  const auto host = canonical_host(url.get());
  if (!host) return host;
  auto text = canonical_text(url.get(), *host);
  if (text.size() > limits::kIdentifierBytesMax) return refuse(Reason::kTooLong);
  return text;
}

std::string mask_url(std::string_view canonical) {
  const auto end = authority_end(canonical);
  std::string masked(canonical.substr(0, end));
  masked += canonical.size() > end + 1 ? "/•••" : "/";
  return masked;
}

std::optional<Identifier> host_of(const Identifier& url) {
  if (url.type() != IdentifierType::kUrl) return std::nullopt;
  const auto& canonical = url.canonical().reveal("host");
  const auto begin = canonical.find("://") + 3;
  const auto authority = std::string_view(canonical).substr(begin, authority_end(canonical) - begin);
  if (authority.starts_with('[')) {
    return Identifier::of_canonical(IdentifierType::kIp, std::string(authority.substr(1, authority.find(']') - 1)));
  }
  const auto host = authority.substr(0, authority.find(':'));
  return Identifier::of_canonical(is_ipv4_text(host) ? IdentifierType::kIp : IdentifierType::kDomain, std::string(host));
}

}  // namespace dijkwacht::identifiers
