#include "identifiers/extract.h"

#include <algorithm>
#include <optional>

#include "identifiers/domain.h"
#include "identifiers/url.h"

namespace dijkwacht::identifiers {
namespace {

/// What ends a word in running text but stands inside no domain or web address.
constexpr std::string_view kSeparators = " \t\r\n,;|\"'<>()[]{}*";
/// What a sentence puts around a name.
constexpr std::string_view kPunctuation = ".:!?/-_=";

std::string_view trimmed(std::string_view word) {
  const auto begin = word.find_first_not_of(kPunctuation);
  if (begin == std::string_view::npos) return {};
  return word.substr(begin, word.find_last_not_of(kPunctuation) - begin + 1);
}

/// The host inside "https://shop.example/pay", "info@shop.example" or "shop.example/pay".
std::string_view host_part(std::string_view word) {
  if (const auto scheme = word.find("://"); scheme != std::string_view::npos) word.remove_prefix(scheme + 3);
  word = word.substr(0, word.find_first_of("/?#"));
  if (const auto at = word.rfind('@'); at != std::string_view::npos) word.remove_prefix(at + 1);
  if (const auto colon = word.rfind(':'); colon != std::string_view::npos) {
    const auto after = word.substr(colon + 1);
    const bool is_port = !after.empty() && after.find_first_not_of("0123456789") == std::string_view::npos;
    word = is_port ? word.substr(0, colon) : after;  // "website:shop.example" has a name after its colon.
  }
  return trimmed(word);
}

std::optional<Identifier> domain_in(std::string_view word) {
  const auto host = host_part(trimmed(word));
  if (host.find('.') == std::string_view::npos && host.find("\xE3\x80\x82") == std::string_view::npos) return std::nullopt;
  const auto domain = examine(IdentifierType::kDomain, host);
  if (!domain || !has_known_top_level_domain(*domain)) return std::nullopt;
  return *domain;
}

}  // namespace

std::vector<Identifier> find_domains(std::string_view text) {
  std::vector<Identifier> found;
  text = text.substr(0, kExtractBytesMax);
  while (!text.empty() && found.size() < kExtractDomainsMax) {
    const auto end = std::min(text.find_first_of(kSeparators), text.size());
    const auto domain = domain_in(text.substr(0, end));
    if (domain && std::ranges::find(found, *domain) == found.end()) found.push_back(*domain);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

}  // namespace dijkwacht::identifiers
