#include "identifiers/ip.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

bool has_leading_zero(std::string_view dotted) {
  for (std::size_t i = 0; i + 1 < dotted.size(); ++i) {
    if (dotted[i] == '0' && is_digit(dotted[i + 1]) && (i == 0 || dotted[i - 1] == '.')) return true;
  }
  return false;
}

bool is_dotted_number(std::string_view text) { return text.find_first_not_of("0123456789.") == std::string_view::npos; }

std::string text_of(int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, address, text.data(), text.size());
  return text.data();
}

Examined<std::string> canonical_ipv4(const std::string& text) {
  in_addr address{};
  if (inet_pton(AF_INET, text.c_str(), &address) != 1) return refuse(Reason::kIpForm);
  return text_of(AF_INET, &address);
}

Examined<std::string> canonical_ipv6(const std::string& text) {
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return refuse(Reason::kIpForm);
  if (IN6_IS_ADDR_V4MAPPED(&address)) return text_of(AF_INET, &address.s6_addr[12]);
  return text_of(AF_INET6, &address);
}

}  // namespace

Examined<std::string> canonical_ip(std::string_view prepared) {
  if (prepared.find('%') != std::string_view::npos) return refuse(Reason::kIpZone);
  if (prepared.find('/') != std::string_view::npos) return refuse(Reason::kIpRange);
  const std::string text(prepared);
  if (text.find(':') != std::string::npos) return canonical_ipv6(text);
  if (is_dotted_number(text) && has_leading_zero(text)) return refuse(Reason::kIpLeadingZero);
  return canonical_ipv4(text);
}

}  // namespace dijkwacht::identifiers
