#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace dijkwacht {

/// A source of random bytes, injected wherever chance plays a part.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  std::uint64_t next();
  /// Uniform in [0, bound), bound > 0, without modulo bias.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1) with 53 bits.
  double unit();
};

/// The kernel's generator. Thread-safe. The only source for keys, tokens and ids in a running node.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// xoshiro256** seeded by SplitMix64: the same numbers on every machine for one seed (simulation, tests). Not for secrets,
/// not thread-safe. Source: Blackman & Vigna 2021, doi:10.1145/3460772.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t step();
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace dijkwacht
