#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace dijkwacht::identifiers {

/// Keccak-256 with the padding of the original submission (0x01), as Ethereum uses it: not SHA3-256 of FIPS 202, which pads with
/// 0x06. Only for the check letters of a wallet address, so speed and side channels do not matter. Pure.
std::array<std::uint8_t, 32> keccak_256(ByteView message);

}  // namespace dijkwacht::identifiers
