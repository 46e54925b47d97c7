#include "cases/linking_score.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace dijkwacht::cases {
namespace {

/// Counts of what is named by a few numbers, kept under a 128-bit mix of them: a collision among millions is out of reach.
struct Name {
  std::uint64_t high = 0x243F6A8885A308D3ULL;
  std::uint64_t low = 0x13198A2E03707344ULL;

  void add(std::uint64_t value) {
    high = mix(high ^ (value + 0x9E3779B97F4A7C15ULL));
    low = mix((low + value) * 0xD1342543DE82EF95ULL + 1);
  }
  static std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
  }
  friend bool operator==(const Name&, const Name&) = default;
};

struct NameHash {
  std::size_t operator()(const Name& name) const { return name.low; }
};

using Counts = std::unordered_map<Name, std::int64_t, NameHash>;

Name name_of(std::initializer_list<std::uint64_t> parts) {
  Name name;
  for (const auto part : parts) name.add(part);
  return name;
}

std::int64_t pairs(std::int64_t count) { return count * (count - 1) / 2; }

std::int64_t pairs_in(const Counts& counts) {
  std::int64_t sum = 0;
  for (const auto& [name, count] : counts) sum += pairs(count);
  return sum;
}

std::vector<std::uint64_t> distinct(std::vector<std::uint64_t> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// |pairs sharing at least one| = sum over subsets of (-1)^(size+1) |pairs sharing all of the subset|, among reports that agree
/// in `group`.
class SharingPairs {
 public:
  void add(const std::vector<std::uint64_t>& identifiers, std::initializer_list<std::uint64_t> group) {
    for (std::uint32_t subset = 1; subset < (1U << identifiers.size()); ++subset) {
      auto name = name_of(group);
      for (std::size_t i = 0; i < identifiers.size(); ++i) {
        if ((subset >> i & 1U) != 0) name.add(identifiers[i]);
      }
      ++(std::popcount(subset) % 2 == 1 ? odd_ : even_)[name];
    }
  }
  std::int64_t count() const { return pairs_in(odd_) - pairs_in(even_); }

 private:
  Counts odd_;
  Counts even_;
};

void score_b_cubed(std::span<const ScoredReport> reports, const Counts& clusters, const Counts& truths, const Counts& both,
                   LinkingScore& score) {
  if (reports.empty()) return;
  double precision = 0;
  double recall = 0;
  for (const auto& report : reports) {
    const auto overlap = static_cast<double>(both.at(name_of({report.cluster, report.truth})));
    precision += overlap / static_cast<double>(clusters.at(name_of({report.cluster})));
    recall += overlap / static_cast<double>(truths.at(name_of({report.truth})));
  }
  score.b_cubed_precision = precision / static_cast<double>(reports.size());
  score.b_cubed_recall = recall / static_cast<double>(reports.size());
}

}  // namespace

Result<LinkingScore> score_linking(std::span<const ScoredReport> reports) {
  Counts clusters;
  Counts truths;
  Counts both;
  SharingPairs sought;
  SharingPairs found;
  for (const auto& report : reports) {
    const auto identifiers = distinct(report.identifiers);
    if (identifiers.size() > kScoredIdentifiersMax) {
      return fail(ErrorCode::kTooLarge, "a report with so many identifiers cannot be scored", "identifiers");
    }
    ++clusters[name_of({report.cluster})];
    ++truths[name_of({report.truth})];
    ++both[name_of({report.cluster, report.truth})];
    sought.add(identifiers, {report.truth});
    found.add(identifiers, {report.truth, report.cluster});
  }
  LinkingScore score{.pairs_placed = pairs_in(clusters),
                     .pairs_right = pairs_in(both),
                     .pairs_sought = sought.count(),
                     .pairs_found = found.count()};
  score_b_cubed(reports, clusters, truths, both, score);
  return score;
}

}  // namespace dijkwacht::cases
