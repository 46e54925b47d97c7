#include "identifiers/wallet.h"

#include <algorithm>

#include "identifiers/base58.h"
#include "identifiers/bech32.h"
#include "identifiers/keccak.h"
#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

constexpr std::string_view kHidden = "•••";
constexpr std::size_t kShownAtEnd = 4;
constexpr std::string_view kWitnessPrefix = "bc1";
constexpr std::string_view kMainNetwork = "bc";
/// A version byte and the hash of a key or script.
constexpr std::size_t kBase58PayloadBytes = 21;
constexpr int kPublicKeyHash = 0x00;
constexpr int kScriptHash = 0x05;
constexpr int kTestPublicKeyHash = 0x6f;
constexpr int kTestScriptHash = 0xc4;
constexpr std::string_view kHexPrefix = "0x";
constexpr std::size_t kEthereumDigits = 40;

/// The text without `scheme:` in front, which people copy along from a payment link, and without what stands from a sign of
/// `ends` on.
std::string address_in(std::string_view prepared, std::string_view scheme, std::string_view ends) {
  std::string text = without_grouping(prepared);
  if (ascii_lower(text).starts_with(scheme)) text.erase(0, scheme.size());
  text.resize(std::min(text.find_first_of(ends), text.size()));
  return text;
}

bool is_mixed_case(std::string_view text) { return std::ranges::any_of(text, is_upper) && std::ranges::any_of(text, is_lower); }

Examined<std::string> canonical_witness(std::string_view typed) {
  if (is_mixed_case(typed)) return refuse(Reason::kWalletChecksum);
  auto text = ascii_lower(typed);
  const auto address = parse_witness_address(text);
  if (!address) return refuse(Reason::kWalletChecksum);
  if (address->network != kMainNetwork) return refuse(Reason::kWalletTestNetwork);
  return text;
}

Examined<std::string> canonical_base58(std::string text) {
  const auto payload = parse_base58_check(text);
  if (!payload) return refuse(Reason::kWalletChecksum);
  if (payload->size() != kBase58PayloadBytes) return refuse(Reason::kWalletForm);
  const auto version = static_cast<int>(payload->front());
  if (version == kTestPublicKeyHash || version == kTestScriptHash) return refuse(Reason::kWalletTestNetwork);
  if (version != kPublicKeyHash && version != kScriptHash) return refuse(Reason::kWalletForm);
  return text;
}

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

/// EIP-55: a letter is a capital when its digit of the hash of the small letters is eight or more.
std::string with_check_letters(std::string digits) {
  const auto hash = keccak_256(as_bytes(digits));
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto half = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
    if (half >= 8 && is_lower(digits[i])) digits[i] = static_cast<char>(digits[i] - 'a' + 'A');
  }
  return digits;
}

}  // namespace

Examined<std::string> canonical_bitcoin(std::string_view prepared) {
  auto text = address_in(prepared, "bitcoin:", "?");
  const bool is_plain = std::ranges::all_of(text, [](char c) { return is_digit(c) || is_upper(c) || is_lower(c); });
  if (text.empty() || !is_plain) return refuse(Reason::kWalletCharacter);
  const auto lower = ascii_lower(text);
  const bool is_witness = lower.starts_with(kWitnessPrefix) || lower.starts_with("tb1") || lower.starts_with("bcrt1");
  return is_witness ? canonical_witness(text) : canonical_base58(std::move(text));
}

Examined<std::string> canonical_ethereum(std::string_view prepared) {
  const auto text = address_in(prepared, "ethereum:", "?@");
  if (!ascii_lower(text).starts_with(kHexPrefix)) return refuse(Reason::kWalletForm);
  const auto typed = std::string_view(text).substr(kHexPrefix.size());
  auto digits = ascii_lower(typed);
  if (!std::ranges::all_of(digits, is_hex)) return refuse(Reason::kWalletCharacter);
  if (digits.size() != kEthereumDigits) return refuse(Reason::kWalletForm);
  if (std::ranges::all_of(digits, [](char c) { return c == '0'; })) return refuse(Reason::kWalletForm);
  if (is_mixed_case(typed) && with_check_letters(digits) != typed) return refuse(Reason::kWalletChecksum);
  return std::string(kHexPrefix) + digits;
}

std::string display_ethereum(std::string_view canonical) {
  return std::string(kHexPrefix) + with_check_letters(std::string(canonical.substr(kHexPrefix.size())));
}

std::string mask_wallet(std::string_view canonical) {
  std::string masked(canonical.substr(0, 1));
  for (const auto prefix : {kWitnessPrefix, kHexPrefix}) {
    if (canonical.starts_with(prefix)) masked = prefix;
  }
  return masked.append(kHidden).append(canonical.substr(canonical.size() - kShownAtEnd));
}

}  // namespace dijkwacht::identifiers
