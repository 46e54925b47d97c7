#include "cases/linker.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_set>

#include "reports/report_number.h"

namespace dijkwacht::cases {
namespace {

std::int32_t day_of(std::chrono::year_month_day date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

int year_of(Time time) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)).year());
}

Bilingual number(std::int64_t value) { return {std::to_string(value), std::to_string(value)}; }

/// The clusters whose cases end when a part comes together at `base`: all but the one whose identity it keeps.
std::vector<ClusterIndex> ended_by(const CasePart& part, ClusterIndex base) {
  if (part.absorbed.empty()) return {};
  auto ended = part.absorbed;
  ended.push_back(base);
  std::erase(ended, part.keeps);
  return ended;
}

/// Stops from others' stops, settled: starts from the lists alone and adds until nothing is added. Support only shrinks as stops
/// are added, so the least such set is one set, whatever the order (Knaster-Tarski).
class Settlement {
 public:
  Settlement(const LinkIndex& index, const StopThresholds& thresholds) : index_(index), thresholds_(thresholds) {
    is_stop_.resize(index.link_count());
    for (IdentifierIndex i = 0; i < index.link_count(); ++i) is_stop_[i] = index.link(i).stop == StopKind::kListed;
  }

  void run() {
    std::vector<IdentifierIndex> waiting;
    for (IdentifierIndex i = 0; i < index_.link_count(); ++i) {
      if (is_candidate(i)) waiting.push_back(i);
    }
    while (!waiting.empty()) waiting = neighbours_of(round(waiting));
  }

  bool is_stop(IdentifierIndex identifier) const { return is_stop_[identifier]; }
  bool is_candidate(IdentifierIndex identifier) const {
    const auto& node = index_.link(identifier);
    return !node.is_decision && !is_stop_[identifier] &&
           static_cast<std::int64_t>(node.reports.size()) >= thresholds_.reports_min;
  }
  StopEvidence evidence(IdentifierIndex identifier) const {
    return gather_evidence(index_, identifier, thresholds_, [this](IdentifierIndex other) { return !is_stop_[other]; });
  }

 private:
  std::vector<IdentifierIndex> round(const std::vector<IdentifierIndex>& waiting) {
    std::vector<IdentifierIndex> found;
    for (const auto identifier : waiting) {
      if (is_shared_by_strangers(evidence(identifier), thresholds_)) found.push_back(identifier);
    }
    for (const auto identifier : found) is_stop_[identifier] = true;
    return found;
  }

  /// Those that may have lost support.
  std::vector<IdentifierIndex> neighbours_of(const std::vector<IdentifierIndex>& stopped) const {
    std::vector<IdentifierIndex> around;
    for (const auto identifier : stopped) {
      for (const auto report : index_.link(identifier).reports) {
        for (const auto other : index_.links_of(report)) {
          if (is_candidate(other)) around.push_back(other);
        }
      }
    }
    std::sort(around.begin(), around.end());
    around.erase(std::unique(around.begin(), around.end()), around.end());
    return around;
  }

  const LinkIndex& index_;
  const StopThresholds& thresholds_;
  std::vector<bool> is_stop_;
};

}  // namespace

Linker::Linker(LinkIndex& index, Random& random, const Rules& rules, Time now)
    : index_(index), random_(random), rules_(rules), now_(now) {}

Result<ReportIndex> Linker::add(const LinkableReport& report) {
  has_acted_ = true;
  std::vector<IdentifierIndex> identifiers;
  for (const auto& identifier : distinct_identifiers(report)) identifiers.push_back(TRY(resolve(identifier)));
  const NewReport node{.id = report.report_id,
                       .fraud_type = report.fraud_type,
                       .day = day_of(report.occurred_on),
                       .amount_minor = report.amount ? report.amount->minor : 0};
  const auto added = TRY(index_.add_report(node, identifiers));
  change_.identifiers.insert(identifiers.begin(), identifiers.end());

  // Before linking: an account that turns out to be shared must not first tie strangers together.
  const auto flips = look_at(identifiers);
  auto seeds = reports_of(flips.identifiers);
  seeds.push_back(added);
  const auto change = flips.any_stopped ? LinkChange::kRemoved : LinkChange::kAdded;
  relink(seeds, change, cause_of(flips.identifiers, about(sentence::kJoined, added)));
  return added;
}

void Linker::withdraw(ReportIndex report) {
  has_acted_ = true;
  const auto span = index_.links_of(report);
  const std::vector<IdentifierIndex> links(span.begin(), span.end());
  const auto cluster = index_.report(report).cluster;
  const auto bridges =
      std::ranges::count_if(links, [&](auto link) { return index_.link(link).links() && index_.link(link).reports.size() > 1; });
  index_.withdraw(report);
  for (const auto link : links) {
    if (!index_.link(link).is_decision) change_.identifiers.insert(link);
  }
  const auto flips = look_at(links);
  auto seeds = reports_of(flips.identifiers);
  if (cluster != kNoIndex) {
    index_.summarise(cluster);
    index_.touch(cluster, now_);
    change_.clusters.insert(cluster);
    // A report at the edge holds nothing together.
    if (bridges > 1) seeds.insert(seeds.end(), index_.cluster(cluster).reports.begin(), index_.cluster(cluster).reports.end());
  }
  relink(seeds, LinkChange::kRemoved, cause_of(flips.identifiers, about(sentence::kWithdrawn, report)));
}

void Linker::settle() {
  has_acted_ = true;
  Settlement settlement(index_, rules_.thresholds);
  settlement.run();
  std::vector<IdentifierIndex> turned;
  for (IdentifierIndex i = 0; i < index_.link_count(); ++i) {
    const auto& node = index_.link(i);
    if (node.is_decision || node.stop == StopKind::kListed) continue;
    const auto reports = static_cast<std::uint32_t>(node.reports.size());
    const bool has_other_reports = node.evaluated_reports != reports && reports >= rules_.thresholds.reports_min;
    if (has_other_reports) {
      index_.set_evaluated(i, reports);
      change_.identifiers.insert(i);
    }
    if (settlement.is_stop(i) == (node.stop == StopKind::kFrequent)) {
      if (has_other_reports && settlement.is_stop(i)) {
        change_.restated.push_back({i, StopKind::kFrequent, frequent_reason(i, settlement.evidence(i))});
      }
      continue;
    }
    turned.push_back(i);
    if (settlement.is_stop(i)) {
      turn(i, StopKind::kFrequent, frequent_reason(i, settlement.evidence(i)));
    } else {
      turn(i, StopKind::kNone, {});
    }
  }
  relink_turned(std::move(turned));
}

void Linker::apply_lists() {
  has_acted_ = true;
  std::vector<IdentifierIndex> turned;
  for (IdentifierIndex i = 0; i < index_.link_count(); ++i) {
    const auto& node = index_.link(i);
    if (node.is_decision) continue;
    const auto listed = rules_.listed.find(node.token);
    const bool is_listed = listed != rules_.listed.end();
    if (is_listed == (node.stop == StopKind::kListed)) continue;
    turn(i, is_listed ? StopKind::kListed : StopKind::kNone, is_listed ? listed->second : Bilingual{});
    turned.push_back(i);
  }
  relink_turned(std::move(turned));
}

void Linker::bind(const DecisionId& decision, const std::vector<ReportIndex>& reports, const Bilingual& reason) {
  has_acted_ = true;
  index_.bind(decision, reports);
  // Reports that another decision keeps apart may stand here too: let the whole be planned, not just joined.
  relink(reports, LinkChange::kRemoved, Cause{fill(rules_.texts.sentence(sentence::kDecision), {{"reason", reason}}), decision});
}

void Linker::separate(const DecisionId& decision, const std::vector<ReportIndex>& remaining, const std::vector<ReportIndex>& out,
                      const Bilingual& reason) {
  has_acted_ = true;
  index_.add_apart(ApartDecision{decision, {remaining, out}});
  index_.bind(decision, out);
  relink(out, LinkChange::kRemoved, Cause{fill(rules_.texts.sentence(sentence::kDecision), {{"reason", reason}}), decision});
}

void Linker::undo(const DecisionId& decision, const std::vector<ReportIndex>& reports, const Bilingual& reason) {
  has_acted_ = true;
  index_.unbind(decision);
  index_.set_apart_active(decision, false);
  relink(reports, LinkChange::kRemoved, Cause{fill(rules_.texts.sentence(sentence::kUndone), {{"reason", reason}}), decision});
}

Result<IdentifierIndex> Linker::resolve(const LinkableIdentifier& identifier) {
  if (const auto known = index_.find_token(identifier.token); known != kNoIndex) return known;
  const auto added = TRY(index_.add_identifier(IdentifierId::random(random_), identifier.token, identifier.type));
  change_.new_identifiers.insert(added);
  const auto listed = rules_.listed.find(identifier.token);
  if (listed != rules_.listed.end()) turn(added, StopKind::kListed, listed->second);
  return added;
}

Linker::Flips Linker::look_at(std::span<const IdentifierIndex> identifiers) {
  Flips flips;
  for (const auto identifier : identifiers) {
    if (!is_due(index_.link(identifier), rules_.thresholds) || !evaluate(identifier)) continue;
    flips.identifiers.push_back(identifier);
    flips.any_stopped = flips.any_stopped || !index_.link(identifier).links();
  }
  return flips;
}

bool Linker::evaluate(IdentifierIndex identifier) {
  const auto& node = index_.link(identifier);
  const auto evidence = gather_evidence(index_, identifier, rules_.thresholds,
                                        [this](IdentifierIndex other) { return index_.link(other).links(); });
  index_.set_evaluated(identifier, static_cast<std::uint32_t>(evidence.reports));
  const bool is_shared = is_shared_by_strangers(evidence, rules_.thresholds);
  if (is_shared == (node.stop == StopKind::kFrequent)) return false;
  if (is_shared) {
    turn(identifier, StopKind::kFrequent, frequent_reason(identifier, evidence));
  } else {
    turn(identifier, StopKind::kNone, {});
  }
  return true;
}

void Linker::turn(IdentifierIndex identifier, StopKind kind, Bilingual reason) {
  index_.set_stop(identifier, kind);
  change_.identifiers.insert(identifier);
  change_.stops.push_back(StopChange{identifier, kind, std::move(reason)});
}

Bilingual Linker::frequent_reason(IdentifierIndex identifier, const StopEvidence& evidence) const {
  return fill(rules_.texts.sentence(sentence::kFrequent), {{"reports", number(evidence.reports)},
                                                           {"this", rules_.texts.this_type(index_.type_of(identifier))},
                                                           {"percent", number(evidence.supported_percent())},
                                                           {"types", number(evidence.fraud_types)},
                                                           {"days", number(evidence.days)}});
}

Cause Linker::cause_of(std::vector<IdentifierIndex> turned, Bilingual otherwise) const {
  Cause cause{.otherwise = std::move(otherwise), .turned = std::move(turned)};
  for (const auto identifier : cause.turned) {
    if (index_.link(identifier).stop != StopKind::kListed) continue;
    const auto listed = rules_.listed.find(index_.link(identifier).token);
    if (listed != rules_.listed.end()) cause.reasons.emplace(identifier, listed->second);
  }
  return cause;
}

std::vector<ReportIndex> Linker::reports_of(std::span<const IdentifierIndex> identifiers) const {
  std::vector<ReportIndex> reports;
  for (const auto identifier : identifiers) {
    const auto& named_by = index_.link(identifier).reports;
    reports.insert(reports.end(), named_by.begin(), named_by.end());
  }
  return reports;
}

Bilingual Linker::about(std::string_view sentence, ReportIndex report) const {
  const auto name = reports::report_number(index_.report(report).id);
  return fill(rules_.texts.sentence(sentence), {{"report", {name, name}}});
}

void Linker::relink_turned(std::vector<IdentifierIndex> turned) {
  const auto seeds = reports_of(turned);
  relink(seeds, LinkChange::kRemoved, cause_of(std::move(turned), rules_.texts.sentence(sentence::kLookedAgain)));
}

void Linker::relink(std::span<const ReportIndex> seeds, LinkChange change, const Cause& cause) {
  carry_out(plan_linking(index_, seeds, change), cause);
}

void Linker::carry_out(const LinkPlan& plan, const Cause& cause) {
  Chronicle chronicle(index_, rules_.texts, plan, cause);
  std::vector<ClusterIndex> bases;
  for (const auto& part : plan.parts) bases.push_back(part.base == kNoIndex ? open_cluster() : part.base);
  tell_merges(plan, bases, chronicle);
  for (std::size_t i = 0; i < plan.parts.size(); ++i) absorb_all(plan.parts[i], bases[i]);
  std::unordered_set<ClusterIndex> stale;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    const auto& part = plan.parts[i];
    tell_moves(part, i, bases[i], chronicle);
    index_.move(part.moved, bases[i]);
    change_.placed.insert(part.moved.begin(), part.moved.end());
    stale.insert(bases[i]);
    stale.insert(part.sources.begin(), part.sources.end());
  }
  for (const auto cluster : stale) {
    if (!index_.cluster(cluster).is_open) continue;  // a source that another part absorbed
    if (plan.needs_recount) index_.summarise(cluster);
    index_.touch(cluster, now_);
    change_.clusters.insert(cluster);
  }
  for (auto& step : chronicle.steps()) change_.history.push_back(std::move(step));
}

ClusterIndex Linker::open_cluster() {
  const auto id = CaseId::random(random_);
  const auto number = index_.next_number(year_of(now_));
  const auto made = index_.add_cluster(id, number, now_);
  change_.created.push_back({id, number});
  return made;
}

Chronicle::Named Linker::named(ClusterIndex cluster) const {
  return {index_.cluster(cluster).case_id, index_.cluster(cluster).number.text()};
}

void Linker::tell_merges(const LinkPlan& plan, const std::vector<ClusterIndex>& bases, Chronicle& chronicle) const {
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    const auto& part = plan.parts[i];
    for (const auto cluster : ended_by(part, bases[i])) chronicle.merged(i, named(part.keeps), named(cluster));
  }
}

void Linker::tell_moves(const CasePart& part, std::size_t number, ClusterIndex base, Chronicle& chronicle) const {
  if (part.base == kNoIndex && part.sources.empty()) chronicle.created(number, named(base), part.moved.front());
  for (const auto report : part.moved) {
    // Not part.sources: those may have been absorbed into another part by now.
    const auto from = index_.report(report).cluster;
    if (from != kNoIndex && from != base) chronicle.parted(number, named(from), named(base), report);
  }
}

void Linker::absorb_all(const CasePart& part, ClusterIndex base) {
  if (part.absorbed.empty()) return;
  const auto survivor = index_.cluster(part.keeps);  // copied: its cluster may close below
  for (const auto cluster : ended_by(part, base)) {
    change_.redirects.push_back({index_.cluster(cluster).case_id, survivor.case_id});
  }
  for (const auto cluster : part.absorbed) {
    const auto& reports = index_.cluster(cluster).reports;
    change_.placed.insert(reports.begin(), reports.end());
    change_.absorptions.push_back({cluster, base});
    change_.clusters.erase(cluster);
    index_.absorb(cluster, base);
    index_.close_cluster(cluster);
  }
  index_.set_identity(base, survivor.case_id, survivor.number, survivor.created_at);
}

}  // namespace dijkwacht::cases
