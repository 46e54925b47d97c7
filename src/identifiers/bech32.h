#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dijkwacht::identifiers {

/// An address that witness rules lock (BIP-141), out of its text.
struct WitnessAddress {
  std::string network;  ///< The human-readable part: `bc` is the main network, `tb` that for tests.
  int version = 0;
  std::vector<std::uint8_t> program;
};

/// Reads Bech32 for version 0 (BIP-173) and Bech32m for later ones (BIP-350). `text` in lower case, at most 90 bytes. Nothing
/// when a sign, the checksum, the padding or a length is wrong. Pure.
std::optional<WitnessAddress> parse_witness_address(std::string_view text);

}  // namespace dijkwacht::identifiers
