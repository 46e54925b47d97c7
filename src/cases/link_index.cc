#include "cases/link_index.h"

#include <algorithm>
#include <unordered_set>

namespace dijkwacht::cases {

std::string_view name_of(StopKind kind) {
  switch (kind) {
    case StopKind::kNone: return "none";
    case StopKind::kListed: return "listed";
    case StopKind::kFrequent: return "frequent";
  }
  return "none";
}

Result<StopKind> parse_stop_kind(std::string_view text) {
  for (const auto kind : {StopKind::kNone, StopKind::kListed, StopKind::kFrequent}) {
    if (name_of(kind) == text) return kind;
  }
  return fail(ErrorCode::kDataCorrupt, "unknown kind of stop identifier");
}

Result<std::uint16_t> CodeBook::number_of(std::string_view code) {
  if (const auto found = numbers_.find(code); found != numbers_.end()) return found->second;
  if (codes_.size() >= std::numeric_limits<std::uint16_t>::max()) {
    return fail(ErrorCode::kTooLarge, "more than 65535 different codes: send a code, not free text");
  }
  const auto number = static_cast<std::uint16_t>(codes_.size());
  codes_.emplace_back(code);
  numbers_.emplace(code, number);
  return number;
}

std::size_t LinkIndex::open_cluster_count() const {
  return static_cast<std::size_t>(std::count_if(clusters_.begin(), clusters_.end(), [](const auto& c) { return c.is_open; }));
}

ReportIndex LinkIndex::find_report(const reports::ReportId& id) const {
  const auto found = report_positions_.find(id);
  return found == report_positions_.end() ? kNoIndex : found->second;
}

IdentifierIndex LinkIndex::find_token(const crypto::Token& token) const {
  const auto found = token_positions_.find(token);
  return found == token_positions_.end() ? kNoIndex : found->second;
}

IdentifierIndex LinkIndex::find_identifier(const IdentifierId& id) const {
  const auto found = identifier_positions_.find(id);
  return found == identifier_positions_.end() ? kNoIndex : found->second;
}

ClusterIndex LinkIndex::find_case(const CaseId& id) const {
  const auto found = case_positions_.find(id);
  return found == case_positions_.end() ? kNoIndex : found->second;
}

std::span<const IdentifierIndex> LinkIndex::links_of(ReportIndex index) const {
  const auto& node = report(index);
  return std::span(link_pool_).subspan(node.links_begin, node.link_count);
}

std::vector<std::uint32_t> LinkIndex::apart_decisions_of(ReportIndex index) const {
  const auto found = apart_of_.find(index);
  if (found == apart_of_.end()) return {};
  std::vector<std::uint32_t> active;
  for (const auto position : found->second) {
    if (apart_[position].is_active) active.push_back(position);
  }
  return active;
}

Result<IdentifierIndex> LinkIndex::add_identifier(const IdentifierId& id, const crypto::Token& token, std::string_view type) {
  LinkNode node{.id = id, .token = token, .type = TRY(types_.number_of(type))};
  const auto index = static_cast<IdentifierIndex>(links_.size());
  links_.push_back(std::move(node));
  token_positions_.emplace(token, index);
  identifier_positions_.emplace(id, index);
  return index;
}

Result<ReportIndex> LinkIndex::add_report(const NewReport& report, std::span<const IdentifierIndex> identifiers) {
  if (link_pool_.size() + identifiers.size() >= kNoIndex) {
    return fail(ErrorCode::kTooLarge, "this index numbers at most 4 billion links");
  }
  ReportNode node{.id = report.id,
                  .day = report.day,
                  .fraud_type = TRY(fraud_types_.number_of(report.fraud_type)),
                  .link_count = static_cast<std::uint16_t>(identifiers.size()),
                  .links_begin = static_cast<std::uint32_t>(link_pool_.size()),
                  .amount_minor = report.amount_minor};
  const auto index = static_cast<ReportIndex>(reports_.size());
  reports_.push_back(node);
  report_positions_.emplace(report.id, index);
  link_pool_.insert(link_pool_.end(), identifiers.begin(), identifiers.end());
  for (const auto identifier : identifiers) links_.at(identifier).reports.push_back(index);
  ++live_reports_;
  return index;
}

void LinkIndex::withdraw(ReportIndex index) {
  auto& node = reports_.at(index);
  if (!node.is_live) return;
  for (const auto link : links_of(index)) std::erase(links_.at(link).reports, index);
  if (node.cluster != kNoIndex) std::erase(clusters_[node.cluster].reports, index);
  node.is_live = false;
  --live_reports_;
}

void LinkIndex::append_link(ReportIndex report, IdentifierIndex node) {
  const auto span = links_of(report);
  std::vector<IdentifierIndex> links(span.begin(), span.end());
  links.push_back(node);
  reports_[report].links_begin = static_cast<std::uint32_t>(link_pool_.size());
  reports_[report].link_count = static_cast<std::uint16_t>(links.size());
  link_pool_.insert(link_pool_.end(), links.begin(), links.end());
}

void LinkIndex::drop_link(ReportIndex report, IdentifierIndex node) {
  auto& entry = reports_[report];
  const auto begin = link_pool_.begin() + entry.links_begin;
  const auto end = std::remove(begin, begin + entry.link_count, node);
  entry.link_count = static_cast<std::uint16_t>(end - begin);
}

IdentifierIndex LinkIndex::bind(const DecisionId& decision, std::span<const ReportIndex> reports) {
  const auto index = static_cast<IdentifierIndex>(links_.size());
  const IdentifierId id(decision.bytes());
  links_.push_back(LinkNode{.id = id, .is_decision = true});
  identifier_positions_.emplace(id, index);
  for (const auto report : reports) {
    if (!reports_.at(report).is_live) continue;
    append_link(report, index);
    links_[index].reports.push_back(report);
  }
  return index;
}

void LinkIndex::unbind(const DecisionId& decision) {
  const auto node = find_identifier(IdentifierId(decision.bytes()));
  if (node == kNoIndex) return;
  for (const auto report : links_[node].reports) drop_link(report, node);
  links_[node].reports.clear();
  identifier_positions_.erase(links_[node].id);
}

void LinkIndex::add_apart(ApartDecision decision) {
  const auto position = static_cast<std::uint32_t>(apart_.size());
  for (const auto& side : decision.sides) {
    for (const auto report : side) apart_of_[report].push_back(position);
  }
  const auto id = decision.id;
  const bool is_active = decision.is_active;
  apart_.push_back(std::move(decision));
  set_apart_active(id, is_active);
}

void LinkIndex::set_apart_active(const DecisionId& id, bool is_active) {
  const auto decision = std::ranges::find(apart_, id, &ApartDecision::id);
  if (decision == apart_.end()) return;
  decision->is_active = is_active;
  if (!is_active) return;  // clusters find out when they are next counted
  for (const auto& side : decision->sides) {
    for (const auto report : side) {
      const auto cluster = reports_[report].cluster;
      if (cluster != kNoIndex) clusters_[cluster].is_constrained = true;
    }
  }
}

ClusterIndex LinkIndex::add_cluster(const CaseId& id, const CaseNumber& number, Time now) {
  const auto index = static_cast<ClusterIndex>(clusters_.size());
  clusters_.push_back(Cluster{.is_open = true, .changed_at = now});
  set_identity(index, id, number, now);
  return index;
}

void LinkIndex::restore_cluster(ClusterIndex index, Cluster cluster) {
  if (clusters_.size() <= index) clusters_.resize(index + 1);
  clusters_[index] = std::move(cluster);
  const auto& kept = clusters_[index];
  set_identity(index, kept.case_id, kept.number, kept.created_at);
}

void LinkIndex::set_identity(ClusterIndex index, const CaseId& id, const CaseNumber& number, Time created_at) {
  auto& cluster = clusters_.at(index);
  const auto former = case_positions_.find(cluster.case_id);
  if (former != case_positions_.end() && former->second == index) case_positions_.erase(former);
  cluster.case_id = id;
  cluster.number = number;
  cluster.created_at = created_at;
  if (cluster.is_open) case_positions_[id] = index;
  note_number(number);
}

void LinkIndex::note_number(const CaseNumber& number) {
  auto& last = last_sequence_[number.year];
  last = std::max(last, number.sequence);
}

void LinkIndex::close_cluster(ClusterIndex index) {
  auto& cluster = clusters_.at(index);
  const auto found = case_positions_.find(cluster.case_id);
  if (found != case_positions_.end() && found->second == index) case_positions_.erase(found);
  cluster = Cluster{};
}

CaseNumber LinkIndex::next_number(int year) { return {year, ++last_sequence_[year]}; }

void LinkIndex::count_in(Cluster& cluster, ReportIndex report, ClusterIndex index) {
  const auto& node = reports_[report];
  auto& summary = cluster.summary;
  const bool is_first = cluster.reports.empty();
  summary.first_day = is_first ? node.day : std::min(summary.first_day, node.day);
  summary.last_day = is_first ? node.day : std::max(summary.last_day, node.day);
  summary.amount_minor += node.amount_minor;
  const auto place = std::lower_bound(summary.fraud_types.begin(), summary.fraud_types.end(), node.fraud_type);
  if (place == summary.fraud_types.end() || *place != node.fraud_type) summary.fraud_types.insert(place, node.fraud_type);
  for (const auto link : links_of(report)) {
    const auto& named = links_[link];
    if (named.is_decision || !named.links()) continue;
    // Reports of one linking identifier stand in one cluster, unless a decision keeps them apart; then `summarise` counts.
    const bool is_here = std::any_of(named.reports.begin(), named.reports.end(),
                                     [&](ReportIndex other) { return other != report && reports_[other].cluster == index; });
    if (!is_here) ++summary.identifiers;
  }
  cluster.is_constrained = cluster.is_constrained || is_constrained(report);
}

void LinkIndex::move(std::span<const ReportIndex> reports, ClusterIndex to) {
  std::unordered_set<ClusterIndex> losers;
  auto& target = clusters_.at(to);
  for (const auto report : reports) {
    auto& node = reports_.at(report);
    if (node.cluster == to) continue;
    if (node.cluster != kNoIndex) losers.insert(node.cluster);
    count_in(target, report, to);
    node.cluster = to;
    target.reports.push_back(report);
  }
  for (const auto loser : losers) {
    std::erase_if(clusters_[loser].reports, [&](ReportIndex report) { return reports_[report].cluster != loser; });
  }
}

void LinkIndex::absorb(ClusterIndex from, ClusterIndex to) {
  auto& source = clusters_.at(from);
  auto& target = clusters_.at(to);
  auto& summary = target.summary;
  if (!source.reports.empty()) {
    const bool is_first = target.reports.empty();
    summary.first_day = is_first ? source.summary.first_day : std::min(summary.first_day, source.summary.first_day);
    summary.last_day = is_first ? source.summary.last_day : std::max(summary.last_day, source.summary.last_day);
  }
  summary.amount_minor += source.summary.amount_minor;
  summary.identifiers += source.summary.identifiers;
  std::vector<std::uint16_t> types;
  std::set_union(summary.fraud_types.begin(), summary.fraud_types.end(), source.summary.fraud_types.begin(),
                 source.summary.fraud_types.end(), std::back_inserter(types));
  summary.fraud_types = std::move(types);
  target.is_constrained = target.is_constrained || source.is_constrained;
  for (const auto report : source.reports) reports_[report].cluster = to;
  target.reports.insert(target.reports.end(), source.reports.begin(), source.reports.end());
  source.reports.clear();
  source.summary = {};
}

void LinkIndex::summarise(ClusterIndex index) {
  auto& cluster = clusters_.at(index);
  const auto members = std::move(cluster.reports);
  cluster.reports.clear();
  cluster.summary = {};
  cluster.is_constrained = false;
  std::unordered_set<IdentifierIndex> seen;
  for (const auto report : members) {
    const auto& node = reports_[report];
    auto& summary = cluster.summary;
    const bool is_first = cluster.reports.empty();
    summary.first_day = is_first ? node.day : std::min(summary.first_day, node.day);
    summary.last_day = is_first ? node.day : std::max(summary.last_day, node.day);
    summary.amount_minor += node.amount_minor;
    summary.fraud_types.push_back(node.fraud_type);
    for (const auto link : links_of(report)) {
      if (!links_[link].is_decision && links_[link].links()) seen.insert(link);
    }
    cluster.is_constrained = cluster.is_constrained || is_constrained(report);
    cluster.reports.push_back(report);
  }
  auto& types = cluster.summary.fraud_types;
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  cluster.summary.identifiers = static_cast<std::int64_t>(seen.size());
}

}  // namespace dijkwacht::cases
