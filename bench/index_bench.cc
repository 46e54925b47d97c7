// Look-ups in the signal index beside the machine's own limit: independent random reads of cache lines, in the same run.
//   index_bench [keys, default 1000000]
// Prints one JSON object. Everything read is summed and printed, so that nothing is optimised away.
#include <fmt/core.h>
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/json.h"
#include "base/random.h"
#include "signals/signal_index.h"

namespace {

using dijkwacht::JsonWriter;
using dijkwacht::SeededRandom;
using dijkwacht::crypto::Token;
using dijkwacht::signals::SignalIndex;

constexpr std::size_t kLineBytes = 64;
constexpr std::size_t kHugePageBytes = 2 << 20;
constexpr int kRounds = 5;
constexpr std::size_t kAskedAtOnce = 4096;

double seconds_of(auto work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The middle of the rounds, and how far they lie apart.
void write_spread(JsonWriter& json, std::string_view name, std::vector<double> values) {
  std::ranges::sort(values);
  json.object(name, [&] {
    json.member("median", values[values.size() / 2]).member("min", values.front()).member("max", values.back());
    json.member("rounds", values.size());
  });
}

std::vector<Token> random_tokens(std::size_t count, std::uint64_t seed) {
  SeededRandom random(seed);
  std::vector<Token> tokens(count);
  for (auto& token : tokens) random.fill(token.bytes);
  return tokens;
}

/// As many lines as the index has, read in the order of the tokens: nothing depends on what was read before.
class Lines {
 public:
  explicit Lines(std::size_t bytes) : count_(bytes / kLineBytes) {
    const auto rounded = (bytes + kHugePageBytes - 1) / kHugePageBytes * kHugePageBytes;
    memory_ = static_cast<std::uint64_t*>(std::aligned_alloc(kHugePageBytes, rounded));
    if (memory_ == nullptr) std::abort();
    madvise(memory_, rounded, MADV_HUGEPAGE);
    for (std::size_t i = 0; i < rounded / sizeof(std::uint64_t); ++i) memory_[i] = i;
  }
  ~Lines() { std::free(memory_); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  std::uint64_t read_all(const std::vector<Token>& tokens) const {
    std::uint64_t sum = 0;
    for (const auto& token : tokens) {
      std::uint64_t number = 0;
      std::memcpy(&number, token.bytes.data(), sizeof number);
      const auto line = static_cast<std::size_t>(static_cast<unsigned __int128>(number) * count_ >> 64);
      sum += memory_[line * (kLineBytes / sizeof(std::uint64_t))];
    }
    return sum;
  }

 private:
  std::size_t count_;
  std::uint64_t* memory_;
};

std::uint64_t look_up_all(const SignalIndex& index, const std::vector<Token>& tokens) {
  std::vector<std::uint8_t> found(kAskedAtOnce);
  std::uint64_t sum = 0;
  for (std::size_t first = 0; first < tokens.size(); first += kAskedAtOnce) {
    const auto count = std::min(kAskedAtOnce, tokens.size() - first);
    index.may_contain({tokens.data() + first, count}, {found.data(), count});
    for (std::size_t i = 0; i < count; ++i) sum += found[i];
  }
  return sum;
}

/// One in a hundred is there.
std::vector<Token> mixed(const std::vector<Token>& present, std::size_t count) {
  auto tokens = random_tokens(count, 2);
  for (std::size_t i = 0; i < tokens.size(); i += 100) tokens[i] = present[i % present.size()];
  return tokens;
}

}  // namespace

int main(int argc, char** argv) {
  const auto keys = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000ULL;
  if (keys == 0) {
    fmt::print(stderr, "index_bench: the number of keys must be 1 or more\n");
    return 2;
  }
  const auto present = random_tokens(keys, 1);
  SignalIndex index;
  const auto build_seconds = seconds_of([&] { index.replace(present); });
  const auto asked = mixed(present, 8'000'000);
  const Lines lines(index.bytes());

  std::uint64_t checksum = 0;
  std::vector<double> index_rates;
  std::vector<double> line_rates;
  for (int round = 0; round < kRounds; ++round) {  // interleaved: a noisy neighbour hits both
    const auto count = static_cast<double>(asked.size());
    line_rates.push_back(count / seconds_of([&] { checksum += lines.read_all(asked); }));
    index_rates.push_back(count / seconds_of([&] { checksum += look_up_all(index, asked); }));
  }
  JsonWriter json;
  json.object([&] {
    json.member("keys", present.size()).member("bytesPerKey", static_cast<double>(index.bytes()) / static_cast<double>(keys));
    json.member("buildSeconds", build_seconds);
    write_spread(json, "lookupsPerSecond", index_rates);
    write_spread(json, "randomLinesPerSecond", line_rates);
    json.member("hits", look_up_all(index, asked)).member("checksum", checksum);
  });
  fmt::print("{}\n", json.take());
  return 0;
}
