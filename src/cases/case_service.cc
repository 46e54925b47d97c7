#include "cases/case_service.h"

#include <fmt/core.h>

#include <algorithm>

#include "audit/audit_log.h"
#include "cases/linking_store.h"

namespace dijkwacht::cases {

struct CaseService::Act {
  store::Transaction& transaction;
  Linker linker;
  LinkingState& state;
  std::string_view by;
  Time now;
  std::vector<const LinkableReport*> added = {};
  bool has_touched_index = false;  ///< other than through the linker
};

namespace {

Status record(store::Transaction& transaction, std::string_view by, std::string action, std::string subject, Time now) {
  TRY(audit::append(transaction, audit::Act{.actor = std::string(by), .action = std::move(action), .subject = std::move(subject)},
                    now));
  return {};
}

Status check_reason(const std::string& reason) {
  if (reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why, so that the next reader understands", "reason");
  if (reason.size() > kReasonBytesMax) {
    return fail(ErrorCode::kTooLarge, fmt::format("a reason is at most {} bytes", kReasonBytesMax), "reason");
  }
  return {};
}

Status check_limit(std::size_t limit) {
  if (limit >= 1 && limit <= limits::kPageRowsMax) return {};
  return fail(ErrorCode::kInvalidArgument, fmt::format("a page has 1 to {} rows", limits::kPageRowsMax), "limit");
}

}  // namespace

CaseService::CaseService(store::Database& database, const Clock& clock, Random& random, Settings settings)
    : database_(database), clock_(clock), random_(random), settings_(std::move(settings)) {}

Result<std::unique_ptr<CaseService>> CaseService::create(store::Database& database, const Clock& clock, Random& random,
                                                         Settings settings) {
  auto service = std::unique_ptr<CaseService>(new CaseService(database, clock, random, std::move(settings)));
  TRY(database.read([&](store::Transaction& transaction) -> Status {
    const std::lock_guard lock(service->mutex_);
    const auto state = TRY(read_state(transaction));
    return service->refresh(transaction, state);
  }));
  return service;
}

Status CaseService::refresh(store::Transaction& transaction, const LinkingState& state) {
  if (version_ == state.version) return {};
  version_ = -1;
  index_ = TRY(load_index(transaction));
  version_ = state.version;
  return {};
}

Status CaseService::run(store::Transaction& transaction, std::string_view by, const std::function<Status(Act&)>& work) {
  const std::lock_guard lock(mutex_);
  auto state = TRY(read_state(transaction));
  TRY(refresh(transaction, state));
  // Until the end the index is ahead of the tables; whatever fails from here on, it is rebuilt at the next act. An undone commit
  // shows as a version that the tables do not have.
  const auto next = version_ + 1;
  version_ = -1;
  const auto now = clock_.now();
  Act act{transaction, Linker(index_, random_, {settings_.thresholds, listed_, settings_.texts}, now), state, by, now};
  const auto done = work(act);
  const bool is_untouched = !act.linker.has_acted() && !act.has_touched_index;
  if (!done.has_value() && is_untouched) version_ = next - 1;
  if (!done.has_value()) return fail(done.error());
  TRY(store_change(transaction, index_, act.linker.change(), act.added, by, now, state));
  TRY(tell_turned(transaction, act.linker.change(), by));
  state.version = next;
  TRY(write_state(transaction, state));
  version_ = next;
  return {};
}

Status CaseService::tell_turned(store::Transaction& transaction, const LinkingChange& change, std::string_view by) const {
  if (!settings_.on_turned) return {};
  for (const auto& stop : change.stops) {
    TRY(settings_.on_turned(transaction, index_.link(stop.identifier).id, stop.kind, by));
  }
  return {};
}

Status CaseService::set_listed_stops(ListedStops listed, std::string_view by) {
  return database_.write([&](store::Transaction& transaction) -> Status {
    {
      const std::lock_guard lock(mutex_);
      listed_ = listed;
    }
    TRY(run(transaction, by, [](Act& act) -> Status {
      act.linker.apply_lists();
      return {};
    }));
    return restate_listed(transaction, listed);
  });
}

Result<LinkOutcome> CaseService::add(const LinkableReport& report, std::string_view by) {
  return database_.write_value<LinkOutcome>([&](store::Transaction& transaction) { return add(transaction, report, by); });
}

Result<LinkOutcome> CaseService::add(store::Transaction& transaction, const LinkableReport& report, std::string_view by) {
  TRY(check(report));
  LinkOutcome outcome;
  TRY(run(transaction, by, [&](Act& act) -> Status {
    outcome = TRY(add_one(act, report));
    outcome.in = reference(index_.report(index_.find_report(report.report_id)).cluster);
    return {};
  }));
  return outcome;
}

Result<std::vector<LinkOutcome>> CaseService::add_many(std::span<const LinkableReport> reports, std::string_view by) {
  if (reports.size() > kBatchReportsMax) {
    return fail(ErrorCode::kTooLarge, fmt::format("link at most {} reports at once", kBatchReportsMax), "reports");
  }
  for (const auto& report : reports) TRY(check(report));
  return database_.write_value<std::vector<LinkOutcome>>(
      [&](store::Transaction& transaction) -> Result<std::vector<LinkOutcome>> {
        std::vector<LinkOutcome> outcomes;
        TRY(run(transaction, by, [&](Act& act) -> Status {
          for (const auto& report : reports) outcomes.push_back(TRY(add_one(act, report)));
          for (std::size_t i = 0; i < reports.size(); ++i) {
            outcomes[i].in = reference(index_.report(index_.find_report(reports[i].report_id)).cluster);
          }
          return {};
        }));
        return outcomes;
      });
}

Result<LinkOutcome> CaseService::add_one(Act& act, const LinkableReport& report) {
  if (const auto known = index_.find_report(report.report_id); known != kNoIndex) {
    const bool is_of_this_batch =
        std::ranges::any_of(act.added, [&](const LinkableReport* added) { return added->report_id == report.report_id; });
    if (is_of_this_batch) return fail(ErrorCode::kConflict, "the same report stands twice in this batch", "reportId");
    return known_outcome(act.transaction, report);
  }
  TRY(act.linker.add(report));
  act.added.push_back(&report);
  return LinkOutcome{};
}

Result<LinkOutcome> CaseService::known_outcome(store::Transaction& transaction, const LinkableReport& report) const {
  const auto& node = index_.report(index_.find_report(report.report_id));
  if (!node.is_live) return fail(ErrorCode::kFailedPrecondition, "this report was withdrawn", "reportId");
  std::vector<IdentifierId> named;
  for (const auto& identifier : distinct_identifiers(report)) {
    const auto found = index_.find_token(identifier.token);
    if (found == kNoIndex) return fail(ErrorCode::kConflict, "this report is linked already, by other identifiers", "reportId");
    named.push_back(index_.link(found).id);
  }
  std::ranges::sort(named);
  if (named != TRY(identifiers_of_report(transaction, report.report_id))) {
    return fail(ErrorCode::kConflict, "this report is linked already, by other identifiers", "reportId");
  }
  return LinkOutcome{.was_known = true};
}

Result<std::vector<Recount>> CaseService::identify(const reports::ReportId& report, const crypto::Token& reporter,
                                                   std::string_view by) {
  return database_.write_value<std::vector<Recount>>(
      [&](store::Transaction& transaction) { return identify(transaction, report, reporter, by); });
}

Result<std::vector<Recount>> CaseService::identify(store::Transaction& transaction, const reports::ReportId& report,
                                                   const crypto::Token& reporter, std::string_view by) {
  const auto row = TRY(find_report(transaction, report));
  if (!row) return fail(ErrorCode::kNotFound, "no report of a case has this id", "reportId");
  if (row->withdrawn_at) return fail(ErrorCode::kFailedPrecondition, "this report was withdrawn", "reportId");
  if (row->reporter == reporter) return std::vector<Recount>{};
  if (row->reporter) return fail(ErrorCode::kConflict, "this report was identified as another person's", "reportId");
  TRY(set_reporter(transaction, report, reporter));
  const auto identifiers = TRY(identifiers_of_report(transaction, report));
  for (const auto& identifier : identifiers) TRY(count_reporter(transaction, identifier, reporter));
  TRY(record(transaction, by, "case.reporter-identified", report.text(), clock_.now()));
  return recount(transaction, identifiers);
}

Result<std::vector<Recount>> CaseService::withdraw(const reports::ReportId& report, std::string_view reason,
                                                   std::string_view by) {
  return database_.write_value<std::vector<Recount>>(
      [&](store::Transaction& transaction) { return withdraw(transaction, report, reason, by); });
}

Result<std::vector<Recount>> CaseService::withdraw(store::Transaction& transaction, const reports::ReportId& report,
                                                   std::string_view reason, std::string_view by) {
  const auto row = TRY(find_report(transaction, report));
  if (!row) return fail(ErrorCode::kNotFound, "no report of a case has this id", "reportId");
  if (row->withdrawn_at) return std::vector<Recount>{};
  const auto identifiers = TRY(identifiers_of_report(transaction, report));
  TRY(run(transaction, by, [&](Act& act) -> Status {
    act.linker.withdraw(index_.find_report(report));
    TRY(set_withdrawn(transaction, report, reason, act.now));
    return record(transaction, by, "case.report-withdrawn", report.text(), act.now);
  }));
  if (!row->reporter) return std::vector<Recount>{};
  for (const auto& identifier : identifiers) TRY(uncount_reporter(transaction, identifier, *row->reporter));
  return recount(transaction, identifiers);
}

Result<std::vector<Recount>> CaseService::recount(store::Transaction& transaction,
                                                  std::span<const IdentifierId> identifiers) const {
  std::vector<Recount> counts;
  for (const auto& identifier : identifiers) {
    const auto row = TRY(find_identifier(transaction, identifier));
    if (!row) return fail(ErrorCode::kDataCorrupt, "a report names an identifier that is not stored");
    counts.push_back({identifier, row->identified_reporters});
  }
  return counts;
}

Result<std::int64_t> CaseService::settle(std::string_view by) {
  return database_.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    std::int64_t changed = 0;
    TRY(run(transaction, by, [&](Act& act) -> Status {
      act.linker.settle();
      changed = static_cast<std::int64_t>(act.linker.change().stops.size());
      return {};
    }));
    return changed;
  });
}

Result<DecisionOutcome> CaseService::merge(const CaseId& into, const CaseId& other, std::string reason, std::string_view by) {
  return database_.write_value<DecisionOutcome>(
      [&](store::Transaction& transaction) { return merge(transaction, into, other, reason, by); });
}

Result<DecisionOutcome> CaseService::merge(store::Transaction& transaction, const CaseId& into, const CaseId& other,
                                           const std::string& reason, std::string_view by) {
  TRY(check_reason(reason));
  DecisionOutcome outcome;
  TRY(run(transaction, by, [&](Act& act) -> Status {
    outcome = TRY(merge(act, into, other, reason));
    return {};
  }));
  return outcome;
}

Result<DecisionOutcome> CaseService::merge(Act& act, const CaseId& into, const CaseId& other, const std::string& reason) {
  const auto first = TRY(live_cluster(act.transaction, into));
  const auto second = TRY(live_cluster(act.transaction, other));
  if (first == second) return fail(ErrorCode::kFailedPrecondition, "these are one case already", "other");
  const DecisionRow decision{.id = DecisionId::random(random_),
                             .number = ++act.state.last_decision,
                             .kind = DecisionKind::kTogether,
                             .case_id = index_.cluster(first).case_id,
                             .other_case = index_.cluster(second).case_id,
                             .reason = reason,
                             .by = std::string(act.by),
                             .at = act.now,
                             .sides = {ids_of(index_.cluster(first).reports), ids_of(index_.cluster(second).reports)}};
  TRY(insert_decision(act.transaction, decision));
  TRY(supersede(act, decision));
  auto bound = index_.cluster(first).reports;
  const auto& others = index_.cluster(second).reports;
  bound.insert(bound.end(), others.begin(), others.end());
  act.linker.bind(decision.id, bound, {reason, reason});
  TRY(record(act.transaction, act.by, "case.merge-decided", decision.id.text(), act.now));
  return DecisionOutcome{decision.id, reference(index_.report(bound.front()).cluster)};
}

/// A later word goes before an earlier one: splits between the two sides no longer hold.
Status CaseService::supersede(Act& act, const DecisionRow& by) {
  const auto first = positions_of(by.sides[0]);
  const auto second = positions_of(by.sides[1]);
  const auto has_one_of = [](const std::vector<ReportIndex>& side, const std::vector<ReportIndex>& reports) {
    return std::ranges::any_of(reports, [&](auto report) { return std::ranges::find(side, report) != side.end(); });
  };
  for (const auto& apart : index_.apart_decisions()) {
    if (!apart.is_active) continue;
    const bool is_between = (has_one_of(apart.sides[0], first) && has_one_of(apart.sides[1], second)) ||
                            (has_one_of(apart.sides[1], first) && has_one_of(apart.sides[0], second));
    if (!is_between) continue;
    act.has_touched_index = true;
    TRY(set_superseded(act.transaction, apart.id, by.id));
    index_.set_apart_active(apart.id, false);
    index_.unbind(apart.id);
  }
  return {};
}

Result<DecisionOutcome> CaseService::split(const CaseId& id, std::span<const reports::ReportId> reports, std::string reason,
                                           std::string_view by) {
  return database_.write_value<DecisionOutcome>(
      [&](store::Transaction& transaction) { return split(transaction, id, reports, reason, by); });
}

Result<DecisionOutcome> CaseService::split(store::Transaction& transaction, const CaseId& id,
                                           std::span<const reports::ReportId> reports, const std::string& reason,
                                           std::string_view by) {
  TRY(check_reason(reason));
  DecisionOutcome outcome;
  TRY(run(transaction, by, [&](Act& act) -> Status {
    outcome = TRY(split(act, id, reports, reason));
    return {};
  }));
  return outcome;
}

Result<DecisionOutcome> CaseService::split(Act& act, const CaseId& id, std::span<const reports::ReportId> reports,
                                           const std::string& reason) {
  const auto cluster = TRY(live_cluster(act.transaction, id));
  auto out = positions_of(reports);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  const bool are_all_here = std::ranges::all_of(out, [&](auto report) {
    return report != kNoIndex && index_.report(report).is_live && index_.report(report).cluster == cluster;
  });
  if (out.empty() || !are_all_here) {
    return fail(ErrorCode::kInvalidArgument, "name reports that stand in this case", "reports");
  }
  std::vector<ReportIndex> remaining;
  for (const auto report : index_.cluster(cluster).reports) {
    if (!std::ranges::binary_search(out, report)) remaining.push_back(report);
  }
  if (remaining.empty()) return fail(ErrorCode::kInvalidArgument, "at least one report remains in the case", "reports");
  const DecisionRow decision{.id = DecisionId::random(random_),
                             .number = ++act.state.last_decision,
                             .kind = DecisionKind::kApart,
                             .case_id = index_.cluster(cluster).case_id,
                             .other_case = index_.cluster(cluster).case_id,
                             .reason = reason,
                             .by = std::string(act.by),
                             .at = act.now,
                             .sides = {ids_of(remaining), ids_of(out)}};
  TRY(insert_decision(act.transaction, decision));
  act.linker.separate(decision.id, remaining, out, {reason, reason});
  TRY(record(act.transaction, act.by, "case.split-decided", decision.id.text(), act.now));
  return DecisionOutcome{decision.id, reference(index_.report(out.front()).cluster)};
}

Status CaseService::undo(const DecisionId& decision, std::string reason, std::string_view by) {
  return database_.write([&](store::Transaction& transaction) { return undo(transaction, decision, reason, by); });
}

Status CaseService::undo(store::Transaction& transaction, const DecisionId& decision, const std::string& reason,
                         std::string_view by) {
  TRY(check_reason(reason));
  return run(transaction, by, [&](Act& act) { return undo(act, decision, reason); });
}

Status CaseService::undo(Act& act, const DecisionId& id, const std::string& reason) {
  const auto decision = TRY(find_decision(act.transaction, id));
  if (!decision) return fail(ErrorCode::kNotFound, "there is no such decision", "decisionId");
  if (!decision->is_active()) {
    return fail(ErrorCode::kFailedPrecondition, "this decision does not hold any more", "decisionId");
  }
  TRY(set_undone(act.transaction, id, act.now));
  act.has_touched_index = true;
  for (const auto& again : TRY(reinstate(act.transaction, id))) {
    index_.set_apart_active(again.id, true);
    index_.bind(again.id, positions_of(again.sides[1]));
  }
  auto touched = positions_of(decision->sides[0]);
  const auto others = positions_of(decision->sides[1]);
  touched.insert(touched.end(), others.begin(), others.end());
  act.linker.undo(id, touched, {reason, reason});
  return record(act.transaction, act.by, "case.decision-undone", id.text(), act.now);
}

Result<ClusterIndex> CaseService::live_cluster(store::Transaction& transaction, const CaseId& id) const {
  const auto row = TRY(follow_case(transaction, id));
  const auto cluster = index_.find_case(row.id);
  if (cluster == kNoIndex || index_.cluster(cluster).reports.empty()) {
    return fail(ErrorCode::kFailedPrecondition, "this case has no reports any more", "caseId");
  }
  return cluster;
}

CaseReference CaseService::reference(ClusterIndex cluster) const {
  return {index_.cluster(cluster).case_id, index_.cluster(cluster).number.text()};
}

std::vector<reports::ReportId> CaseService::ids_of(std::span<const ReportIndex> reports) const {
  std::vector<reports::ReportId> ids;
  for (const auto report : reports) ids.push_back(index_.report(report).id);
  return ids;
}

std::vector<ReportIndex> CaseService::positions_of(std::span<const reports::ReportId> reports) const {
  std::vector<ReportIndex> positions;
  for (const auto& report : reports) positions.push_back(index_.find_report(report));
  return positions;
}

namespace {

Result<CasePage> page_by_change(store::Transaction& transaction, const CaseQuery& query) {
  std::optional<CaseCursor> after;
  if (!query.after.empty()) after = TRY(CaseCursor::parse(query.after));
  CasePage page{.cases = TRY(list_cases(transaction, query.filter, after, query.limit + 1)), .next = {}};
  if (page.cases.size() > query.limit) {
    page.cases.resize(query.limit);
    page.next = CaseCursor{page.cases.back().changed_at, page.cases.back().id}.text();
  }
  return page;
}

Result<CasePage> page_by_priority(store::Transaction& transaction, const CaseQuery& query) {
  std::optional<PriorityCursor> after;
  if (!query.after.empty()) after = TRY(PriorityCursor::parse(query.after));
  CasePage page{.cases = TRY(list_by_priority(transaction, query.filter, *query.priority, query.today, after, query.limit + 1)),
                .next = {}};
  if (page.cases.size() > query.limit) {
    page.cases.resize(query.limit);
    const auto& last = page.cases.back();
    page.next = PriorityCursor{query.priority->score(figures_of(last, query.today)).score, last.id}.text();
  }
  return page;
}

}  // namespace

Result<CasePage> CaseService::list(const CaseQuery& query) {
  TRY(check_limit(query.limit));
  return database_.read_value<CasePage>([&](store::Transaction& transaction) {
    return query.priority == nullptr ? page_by_change(transaction, query) : page_by_priority(transaction, query);
  });
}

Result<CaseView> CaseService::view(const CaseId& id, const ViewLimits& limits) {
  return database_.read_value<CaseView>([&](store::Transaction& transaction) -> Result<CaseView> {
    CaseView view{.row = TRY(follow_case(transaction, id))};
    const auto cluster = *view.row.cluster;
    view.reports = TRY(reports_of_cluster(transaction, cluster, std::nullopt, limits.reports));
    view.identifiers = TRY(identifiers_of_cluster(transaction, cluster, limits.identifiers));
    view.history = TRY(history_of(transaction, view.row.id, limits.history));
    const std::lock_guard lock(mutex_);
    const auto position = index_.find_case(view.row.id);
    if (position != kNoIndex) view.explanation = explain_case(index_, settings_.texts, position, limits.hubs);
    return view;
  });
}

Result<CaseReference> CaseService::case_of(const reports::ReportId& report) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find_report(report);
  if (found == kNoIndex || !index_.report(found).is_live) {
    return fail(ErrorCode::kNotFound, "no report of a case has this id", "reportId");
  }
  return reference(index_.report(found).cluster);
}

Result<std::vector<reports::ReportId>> CaseService::reports_of(const CaseNumber& number, std::size_t limit) {
  return database_.read_value<std::vector<reports::ReportId>>(
      [&](store::Transaction& transaction) -> Result<std::vector<reports::ReportId>> {
        const auto found = TRY(find_case(transaction, number));
        if (!found) return std::vector<reports::ReportId>{};
        const auto id = TRY(follow_case(transaction, found->id)).id;
        const std::lock_guard lock(mutex_);
        const auto cluster = index_.find_case(id);
        if (cluster == kNoIndex) return std::vector<reports::ReportId>{};
        const std::span all(index_.cluster(cluster).reports);
        return ids_of(all.first(std::min(limit, all.size())));
      });
}

Result<PathExplanation> CaseService::explain(const reports::ReportId& from, const reports::ReportId& to) {
  const std::lock_guard lock(mutex_);
  return explain_path(index_, settings_.texts, from, to);
}

Result<CaseExplanation> CaseService::explain(const CaseId& id, std::size_t hubs_max) {
  return database_.read_value<CaseExplanation>([&](store::Transaction& transaction) -> Result<CaseExplanation> {
    const auto row = TRY(follow_case(transaction, id));
    const std::lock_guard lock(mutex_);
    const auto cluster = index_.find_case(row.id);
    if (cluster == kNoIndex) return fail(ErrorCode::kNotFound, "there is no such case", "caseId");
    return explain_case(index_, settings_.texts, cluster, hubs_max);
  });
}

PlacedIdentifier CaseService::placed(IdentifierRow row) const {
  PlacedIdentifier placed{std::move(row), {}};
  const auto position = index_.find_identifier(placed.identifier.id);
  if (position == kNoIndex || index_.link(position).reports.empty()) return placed;
  const auto cluster = index_.report(index_.link(position).reports.front()).cluster;
  if (cluster != kNoIndex) placed.in = reference(cluster);
  return placed;
}

Result<PlacedIdentifier> CaseService::identifier(const IdentifierId& id) {
  return database_.read_value<PlacedIdentifier>([&](store::Transaction& transaction) { return identifier(transaction, id); });
}

Result<PlacedIdentifier> CaseService::identifier(store::Transaction& transaction, const IdentifierId& id) {
  auto row = TRY(find_identifier(transaction, id));
  if (!row) return fail(ErrorCode::kNotFound, "there is no such identifier", "identifierId");
  const std::lock_guard lock(mutex_);
  return placed(std::move(*row));
}

Result<std::int64_t> CaseService::identified_reporters(const IdentifierId& id) {
  return database_.read_value<std::int64_t>(
      [&](store::Transaction& transaction) { return identified_reporters(transaction, id); });
}

Result<std::int64_t> CaseService::identified_reporters(store::Transaction& transaction, const IdentifierId& id) {
  const auto row = TRY(find_identifier(transaction, id));
  if (!row) return fail(ErrorCode::kNotFound, "there is no such identifier", "identifierId");
  return row->identified_reporters;
}

Result<std::vector<PlacedIdentifier>> CaseService::publishable_identifiers(std::int64_t identified_reporters_min,
                                                                           const std::optional<IdentifierId>& after,
                                                                           std::size_t limit) {
  TRY(check_limit(limit));
  if (identified_reporters_min < 1) {
    return fail(ErrorCode::kInvalidArgument, "a threshold counts at least one person", "identifiedReportersMin");
  }
  return database_.read_value<std::vector<PlacedIdentifier>>(
      [&](store::Transaction& transaction) -> Result<std::vector<PlacedIdentifier>> {
        auto rows = TRY(list_publishable(transaction, identified_reporters_min, after, limit));
        const std::lock_guard lock(mutex_);
        std::vector<PlacedIdentifier> found;
        for (auto& row : rows) found.push_back(placed(std::move(row)));
        return found;
      });
}

Result<std::vector<IdentifierRow>> CaseService::stop_identifiers(const std::optional<IdentifierId>& after, std::size_t limit) {
  TRY(check_limit(limit));
  return database_.read_value<std::vector<IdentifierRow>>(
      [&](store::Transaction& transaction) { return list_stops(transaction, after, limit); });
}

CaseCounts CaseService::counts() {
  const std::lock_guard lock(mutex_);
  CaseCounts counts{.reports = static_cast<std::int64_t>(index_.live_report_count())};
  for (ClusterIndex i = 0; i < index_.cluster_count(); ++i) counts.cases += !index_.cluster(i).reports.empty();
  for (IdentifierIndex i = 0; i < index_.link_count(); ++i) {
    if (index_.link(i).is_decision) continue;
    ++counts.identifiers;
    counts.stops += !index_.link(i).links();
  }
  return counts;
}

}  // namespace dijkwacht::cases
