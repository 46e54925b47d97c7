#include "cases/stop_evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

#include "config/toml_file.h"

namespace dijkwacht::cases {
namespace {

/// Reports in a sample: enough that one large campaign among many cannot fill it by chance.
constexpr std::size_t kSampleReports = 100;

/// SplitMix64 over a report's id: an order that has nothing to do with arrival.
std::uint64_t sample_rank(const reports::ReportId& id) {
  std::uint64_t mixed = 0;
  for (const auto byte : id.bytes()) mixed = mixed * 0x100000001B3ULL + byte + 1;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

/// The `kSampleReports` reports of lowest rank, in order of rank.
std::vector<ReportIndex> sample(const LinkIndex& index, const std::vector<ReportIndex>& reports) {
  struct Ranked {
    std::uint64_t rank;
    ReportIndex report;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(reports.size());
  for (const auto report : reports) ranked.push_back({sample_rank(index.report(report).id), report});
  const auto is_lower = [&](const Ranked& left, const Ranked& right) {
    return left.rank != right.rank ? left.rank < right.rank : index.report(left.report).id < index.report(right.report).id;
  };
  const auto kept = std::min(kSampleReports, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(), is_lower);
  std::vector<ReportIndex> lowest;
  for (std::size_t i = 0; i < kept; ++i) lowest.push_back(ranked[i].report);
  return lowest;
}

class PairLook {
 public:
  PairLook(const LinkIndex& index, IdentifierIndex identifier, const StopThresholds& thresholds, const Links& links)
      : index_(index), identifier_(identifier), thresholds_(thresholds), links_(links) {}

  void add(ReportIndex left, ReportIndex right, StopEvidence& evidence) const {
    ++evidence.pairs;
    const bool supported = is_supported(left, right);
    const bool near = is_near(left, right);
    evidence.supported += supported;
    evidence.near += near;
    evidence.related += supported || near;
  }

 private:
  bool is_supported(ReportIndex left, ReportIndex right) const {
    const auto others = index_.links_of(right);
    return std::ranges::any_of(index_.links_of(left), [&](IdentifierIndex link) {
      if (link == identifier_ || index_.link(link).is_decision) return false;
      return std::ranges::find(others, link) != others.end() && links_(link);
    });
  }

  bool is_near(ReportIndex left, ReportIndex right) const {
    const auto& one = index_.report(left);
    const auto& other = index_.report(right);
    return one.fraud_type == other.fraud_type && std::abs(one.day - other.day) <= thresholds_.near_days;
  }

  const LinkIndex& index_;
  IdentifierIndex identifier_;
  const StopThresholds& thresholds_;
  const Links& links_;
};

void count_spread(const LinkIndex& index, const std::vector<ReportIndex>& reports, StopEvidence& evidence) {
  if (reports.empty()) return;
  std::unordered_set<std::uint16_t> types;
  auto first = index.report(reports.front()).day;
  auto last = first;
  for (const auto report : reports) {
    const auto& node = index.report(report);
    types.insert(node.fraud_type);
    first = std::min(first, node.day);
    last = std::max(last, node.day);
  }
  evidence.fraud_types = static_cast<std::int64_t>(types.size());
  evidence.days = last - first + 1;
}

/// At most `share` of the pairs, or not more than two standard errors above it: a few pairs tell little.
bool is_within_chance(const StopEvidence& evidence, double share) {
  const auto pairs = static_cast<double>(evidence.pairs);
  const auto slack = 2 * std::sqrt(share * (1 - share) * pairs);
  return static_cast<double>(evidence.supported) <= share * pairs + slack;
}

Status check_share(double share, std::string_view key) {
  if (share >= 0 && share <= 1) return {};
  return fail(ErrorCode::kInvalidArgument, "frequent.toml: a share lies between 0 and 1", std::string(key));
}

Status check(const StopThresholds& thresholds) {
  TRY(check_share(thresholds.supported_share_max, "supported_share_max"));
  TRY(check_share(thresholds.related_share_max, "related_share_max"));
  if (thresholds.reports_min < 2) {
    return fail(ErrorCode::kInvalidArgument, "frequent.toml: a pair needs two reports", "reports_min");
  }
  if (thresholds.pairs_max < 1) return fail(ErrorCode::kInvalidArgument, "frequent.toml: at least one pair", "pairs_max");
  if (thresholds.near_days < 0) return fail(ErrorCode::kInvalidArgument, "frequent.toml: not negative", "near_days");
  if (thresholds.look_again_growth <= 1) {
    return fail(ErrorCode::kInvalidArgument, "frequent.toml: growth is above 1", "look_again_growth");
  }
  return {};
}

}  // namespace

Result<StopThresholds> StopThresholds::load(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  StopThresholds thresholds;
  thresholds.reports_min = TRY(table.integer("reports_min"));
  thresholds.pairs_max = TRY(table.integer("pairs_max"));
  thresholds.near_days = TRY(table.integer("near_days"));
  thresholds.supported_share_max = TRY(table.number_or("supported_share_max", thresholds.supported_share_max));
  thresholds.related_share_max = TRY(table.number_or("related_share_max", thresholds.related_share_max));
  thresholds.look_again_growth = TRY(table.number_or("look_again_growth", thresholds.look_again_growth));
  TRY(check(thresholds));
  return thresholds;
}

int StopEvidence::supported_percent() const { return static_cast<int>(std::lround(100 * supported_share())); }

StopEvidence gather_evidence(const LinkIndex& index, IdentifierIndex identifier, const StopThresholds& thresholds,
                             const Links& links) {
  const auto& reports = index.link(identifier).reports;
  StopEvidence evidence{.reports = static_cast<std::int64_t>(reports.size())};
  count_spread(index, reports, evidence);

  // Each sampled report is paired with the next few in the circle of ranks: with few reports that is every pair once.
  const PairLook look(index, identifier, thresholds, links);
  const auto circle = sample(index, reports);
  const auto size = circle.size();
  for (std::size_t step = 1; 2 * step <= size; ++step) {
    const bool is_opposite = 2 * step == size;  // half a circle on, each pair would be met twice
    for (std::size_t i = 0; i < (is_opposite ? step : size); ++i) {
      if (evidence.pairs >= thresholds.pairs_max) return evidence;
      look.add(circle[i], circle[(i + step) % size], evidence);
    }
  }
  return evidence;
}

bool is_shared_by_strangers(const StopEvidence& evidence, const StopThresholds& thresholds) {
  return evidence.reports >= thresholds.reports_min && is_within_chance(evidence, thresholds.supported_share_max) &&
         evidence.related_share() <= thresholds.related_share_max;
}

bool is_due(const LinkNode& node, const StopThresholds& thresholds) {
  if (node.is_decision || node.stop == StopKind::kListed) return false;
  const auto now = static_cast<double>(node.reports.size());
  const auto then = static_cast<double>(node.evaluated_reports);
  const auto least = static_cast<double>(thresholds.reports_min);
  const bool has_grown = now >= std::max(least, then * thresholds.look_again_growth) && now > then;
  // Fewer than before: only a stop can change by losing reports.
  const bool has_shrunk = node.stop == StopKind::kFrequent && (now < least || now * thresholds.look_again_growth <= then);
  return has_grown || has_shrunk;
}

}  // namespace dijkwacht::cases
