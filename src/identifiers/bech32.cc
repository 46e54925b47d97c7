#include "identifiers/bech32.h"

#include <algorithm>
#include <array>

namespace dijkwacht::identifiers {
namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kTextBytesMax = 90;
constexpr std::size_t kChecksumLength = 6;
constexpr std::uint32_t kBech32 = 1;
constexpr std::uint32_t kBech32m = 0x2bc830a3;
constexpr std::size_t kProgramBytesMin = 2;
constexpr std::size_t kProgramBytesMax = 40;
constexpr int kVersionMax = 16;

/// The code of BIP-173 over five-bit values.
class Checksum {
 public:
  void add(std::uint32_t value) {
    constexpr std::array<std::uint32_t, 5> kGenerator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    const auto top = rest_ >> 25;
    rest_ = ((rest_ & 0x1ffffff) << 5) ^ value;
    for (std::size_t i = 0; i < kGenerator.size(); ++i) {
      if ((top >> i & 1) != 0) rest_ ^= kGenerator[i];
    }
  }
  void add_network(std::string_view network) {
    for (const auto c : network) add(static_cast<std::uint8_t>(c) >> 5);
    add(0);
    for (const auto c : network) add(static_cast<std::uint8_t>(c) & 31);
  }
  std::uint32_t rest() const { return rest_; }

 private:
  std::uint32_t rest_ = 1;
};

/// Values of five bits as bytes; nothing when what is left over is a whole value or not zero.
std::optional<std::vector<std::uint8_t>> regrouped(const std::vector<std::uint8_t>& fives) {
  std::vector<std::uint8_t> bytes;
  std::uint32_t pending = 0;
  int bits = 0;
  for (const auto five : fives) {
    pending = (pending << 5 | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(pending >> bits));
  }
  if (bits >= 5 || (pending & ((1U << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

bool fits(int version, std::size_t program_bytes) {
  if (version > kVersionMax || program_bytes < kProgramBytesMin || program_bytes > kProgramBytesMax) return false;
  return version != 0 || program_bytes == 20 || program_bytes == 32;
}

}  // namespace

std::optional<WitnessAddress> parse_witness_address(std::string_view text) {
  const auto separator = text.rfind('1');
  if (text.size() > kTextBytesMax || separator == std::string_view::npos || separator == 0) return std::nullopt;
  const auto data = text.substr(separator + 1);
  if (data.size() < kChecksumLength + 1) return std::nullopt;
  WitnessAddress address{.network = std::string(text.substr(0, separator)), .version = 0, .program = {}};
  Checksum checksum;
  checksum.add_network(address.network);
  std::vector<std::uint8_t> values;
  for (const auto c : data) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    checksum.add(static_cast<std::uint32_t>(value));
    values.push_back(static_cast<std::uint8_t>(value));
  }
  address.version = values.front();
  if (checksum.rest() != (address.version == 0 ? kBech32 : kBech32m)) return std::nullopt;
  auto program = regrouped({values.begin() + 1, values.end() - kChecksumLength});
  if (!program || !fits(address.version, program->size())) return std::nullopt;
  address.program = std::move(*program);
  return address;
}

}  // namespace dijkwacht::identifiers
