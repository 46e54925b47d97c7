// libFuzzer entry for the canonical forms; not part of the normal build:
//   clang++-19 -std=c++23 -g -fsanitize=fuzzer,address,undefined with src/identifiers and src/base, corpus from the vectors'
//   inputs.
// The first byte picks the type and the options, the rest is the text. Beside crashes it looks for a canonical or display form
// that does not parse back to itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "identifiers/extract.h"
#include "identifiers/identifier.h"

namespace {

using namespace dijkwacht::identifiers;

void expect(bool holds) {
  if (!holds) std::abort();
}

void check_round_trip(const Identifier& identifier, const ParseOptions& options) {
  const auto canonical = examine(identifier.type(), identifier.canonical().reveal("fuzz"), options);
  expect(canonical.has_value() && *canonical == identifier);
  const auto displayed = examine(identifier.type(), display(identifier), options);
  expect(displayed.has_value() && *displayed == identifier);
  expect(!mask(identifier).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto type = kIdentifierTypes[data[0] % kIdentifierTypes.size()];
  const ParseOptions options{.region = (data[0] & 64) != 0 ? "NL" : "", .accept_synthetic_numbers = (data[0] & 128) != 0};
  if (const auto identifier = examine(type, text, options)) check_round_trip(*identifier, options);
  expect(find_domains(text).size() <= kExtractDomainsMax);
  return 0;
}
