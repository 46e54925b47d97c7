#pragma once

#include <string_view>
#include <vector>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// Looked at of a free text; a payment's remittance text has 140 characters, structured ones up to 9,000.
inline constexpr std::size_t kExtractBytesMax = 10'000;
/// Given back; more in one payment's text is a list, not a reference.
inline constexpr std::size_t kExtractDomainsMax = 16;

/// The domains named in a free text, in the order of the text, each once: names with a known top-level domain, hosts of web
/// addresses, and the domain of e-mail addresses. Reads at most kExtractBytesMax bytes and finds at most kExtractDomainsMax.
/// Text that is not UTF-8 yields what can be read around the bad bytes. Pure, thread-safe.
std::vector<Identifier> find_domains(std::string_view text);

}  // namespace dijkwacht::identifiers
