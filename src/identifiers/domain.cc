#include "identifiers/domain.h"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

/// The test of the WHATWG URL standard ("ends in a number"): what browsers dial as IPv4.
bool is_number(std::string_view label) {
  if (label.starts_with("0x")) return std::ranges::all_of(label.substr(2), is_hex_digit);
  return !label.empty() && std::ranges::all_of(label, is_digit);
}

bool is_label(std::string_view label) { return !label.empty() && label.size() <= kDomainLabelBytesMax; }

bool are_labels(std::string_view domain) {
  for (;;) {
    const auto dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_name_sign(char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; }

Reason reason_of_idn(int code) {
  if (code == IDN2_TOO_BIG_LABEL) return Reason::kDomainLabel;
  if (code == IDN2_TOO_BIG_DOMAIN) return Reason::kDomainLength;
  return Reason::kDomainIdna;
}

Examined<std::string> to_a_labels(std::string_view text) {
  std::uint8_t* found = nullptr;
  const std::string name(text);
  const int code = idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(name.c_str()), &found, IDN2_NONTRANSITIONAL);
  const std::unique_ptr<std::uint8_t, decltype(&idn2_free)> owned(found, &idn2_free);
  if (code != IDN2_OK) return refuse(reason_of_idn(code));
  return std::string(reinterpret_cast<const char*>(found));
}

/// Why an A-label name in lower case is no domain, if it is none.
std::optional<Reason> fault_of(std::string_view name) {
  if (!std::ranges::all_of(name, is_name_sign)) {
    return name.find("://") != std::string_view::npos ? Reason::kDomainIsUrl : Reason::kDomainCharacter;
  }
  if (!are_labels(name)) return Reason::kDomainLabel;
  if (name.size() > kDomainBytesMax) return Reason::kDomainLength;
  const auto last_dot = name.rfind('.');
  if (last_dot == std::string_view::npos) return Reason::kDomainNoDot;
  if (is_number(name.substr(last_dot + 1))) return Reason::kDomainIsIp;
  return std::nullopt;
}

Identifier domain_of(std::string_view canonical) {
  return Identifier::of_canonical(IdentifierType::kDomain, std::string(canonical));
}

/// Empty when `domain` is a public suffix. The view is into `domain`.
std::string_view registrable_part(const std::string& domain) {
  const char* found = psl_registrable_domain(psl_builtin(), domain.c_str());
  return found == nullptr ? std::string_view() : std::string_view(found);
}

}  // namespace

Examined<std::string> canonical_domain(std::string_view prepared) {
  if (prepared.empty()) return refuse(Reason::kDomainLabel);
  if (has_invisible(prepared)) return refuse(Reason::kInvisibleCharacter);
  auto name = is_ascii(prepared) ? Examined<std::string>(ascii_lower(prepared)) : to_a_labels(prepared);
  if (!name) return name;
  if (name->ends_with('.')) name->pop_back();
  if (const auto fault = fault_of(*name)) return refuse(*fault);
  return name;
}

std::optional<Identifier> registrable_domain(const Identifier& domain) {
  if (domain.type() != IdentifierType::kDomain) return std::nullopt;
  const auto part = registrable_part(domain.canonical().reveal("registrable domain"));
  if (part.empty()) return std::nullopt;
  return domain_of(part);
}

std::vector<Identifier> parents_up_to_registrable(const Identifier& domain) {
  std::vector<Identifier> parents;
  if (domain.type() != IdentifierType::kDomain) return parents;
  const auto& whole = domain.canonical().reveal("parents");
  const auto registrable = registrable_part(whole);
  std::string_view name = whole;
  while (!registrable.empty() && name.size() > registrable.size()) {
    name.remove_prefix(name.find('.') + 1);
    parents.push_back(domain_of(name));
  }
  return parents;
}

bool has_known_top_level_domain(const Identifier& domain) {
  if (domain.type() != IdentifierType::kDomain) return false;
  const auto& name = domain.canonical().reveal("top-level domain");
  const auto last = name.substr(name.rfind('.') + 1);
  if (last == "example" || last == "test") return true;
  return psl_is_public_suffix2(psl_builtin(), last.c_str(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}

}  // namespace dijkwacht::identifiers
