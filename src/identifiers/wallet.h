#pragma once

#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

// Addresses of cryptocurrency wallets. For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_bitcoin`
// or `canonical_ethereum`.

/// A Bitcoin address of the main network: Base58Check (P2PKH, P2SH) as it is, for its case means something; Bech32 (BIP-173) and
/// Bech32m (BIP-350) in lower case. `bitcoin:` in front and what follows a `?` (BIP-21) are dropped.
Examined<std::string> canonical_bitcoin(std::string_view prepared);

/// An Ethereum address: `0x` and forty hexadecimal digits in lower case. Capitals among them are check letters (EIP-55) and must
/// fit. `ethereum:` in front, and what follows a `?` or `@` (EIP-681), are dropped. The zero address is nobody's and refused.
Examined<std::string> canonical_ethereum(std::string_view prepared);
/// With its check letters (EIP-55).
std::string display_ethereum(std::string_view canonical);

/// `bc1•••f3t4`, `0x•••aed`, `1•••vwmN`: what kind of address it is, and its last four letters.
std::string mask_wallet(std::string_view canonical);

}  // namespace dijkwacht::identifiers
