#include "identifiers/keccak.h"

#include <bit>
#include <cstddef>

namespace dijkwacht::identifiers {
namespace {

using State = std::array<std::uint64_t, 25>;  // Lane (x, y) of the specification stands at x + 5y.

constexpr int kRounds = 24;
/// 1600 bits of state less twice 256 of capacity.
constexpr std::size_t kBlockBytes = 136;

constexpr std::array<std::uint64_t, kRounds> kRoundConstants{
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
    0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
    0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

void theta(State& a) {
  std::array<std::uint64_t, 5> columns{};
  for (std::size_t i = 0; i < a.size(); ++i) columns[i % 5] ^= a[i];
  for (std::size_t i = 0; i < a.size(); ++i) a[i] ^= columns[(i + 4) % 5] ^ std::rotl(columns[(i + 1) % 5], 1);
}

/// Rotates each lane by its triangular number and moves it to its place, along the one cycle that visits all but (0, 0).
void rho_and_pi(State& a) {
  std::size_t x = 1;
  std::size_t y = 0;
  auto moving = a[1];
  for (int step = 1; step <= 24; ++step) {
    const auto next_y = (2 * x + 3 * y) % 5;
    x = y;
    y = next_y;
    const auto displaced = a[x + 5 * y];
    a[x + 5 * y] = std::rotl(moving, step * (step + 1) / 2 % 64);
    moving = displaced;
  }
}

void chi(State& a) {
  for (std::size_t row = 0; row < a.size(); row += 5) {
    const std::array<std::uint64_t, 5> old{a[row], a[row + 1], a[row + 2], a[row + 3], a[row + 4]};
    for (std::size_t x = 0; x < 5; ++x) a[row + x] = old[x] ^ (~old[(x + 1) % 5] & old[(x + 2) % 5]);
  }
}

void permute(State& a) {
  for (const auto constant : kRoundConstants) {
    theta(a);
    rho_and_pi(a);
    chi(a);
    a[0] ^= constant;
  }
}

/// Bytes fill the lanes in little-endian order.
void absorb(State& a, std::size_t at, std::uint8_t byte) { a[at / 8] ^= std::uint64_t{byte} << (8 * (at % 8)); }

}  // namespace

std::array<std::uint8_t, 32> keccak_256(ByteView message) {
  State state{};
  std::size_t at = 0;
  for (const auto byte : message) {
    absorb(state, at++, byte);
    if (at < kBlockBytes) continue;
    permute(state);
    at = 0;
  }
  absorb(state, at, 0x01);
  absorb(state, kBlockBytes - 1, 0x80);
  permute(state);
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) digest[i] = static_cast<std::uint8_t>(state[i / 8] >> (8 * (i % 8)));
  return digest;
}

}  // namespace dijkwacht::identifiers
