#include "cases/linking_store.h"

#include <unordered_set>

#include "audit/audit_log.h"
#include "cases/case_history_table.h"
#include "cases/case_table.h"
#include "cases/decision_table.h"
#include "cases/identifier_table.h"
#include "cases/report_link_table.h"

namespace dijkwacht::cases {
namespace {

/// Writes one change; a value of one transaction.
class ChangeWriter {
 public:
  ChangeWriter(store::Transaction& transaction, const LinkIndex& index, const LinkingChange& change, std::string_view by,
               Time now)
      : transaction_(transaction), index_(index), change_(change), by_(by), now_(now) {}

  Status write(std::span<const LinkableReport* const> added, LinkingState& state) {
    TRY(write_cases());
    for (const auto* report : added) TRY(write_report(*report));
    TRY(write_places());
    TRY(write_identifiers());
    TRY(write_history(state));
    return {};
  }

 private:
  /// Created, then redirected, then updated: a cluster's number is free before another case takes it.
  Status write_cases() {
    for (const auto& created : change_.created) TRY(insert_case(transaction_, created.id, created.number, now_));
    for (const auto& redirect : change_.redirects) {
      TRY(redirect_case(transaction_, redirect.from, redirect.to, now_));
      TRY(record("case.merged", redirect.from.text()));
    }
    for (const auto cluster : change_.clusters) TRY(update_case(transaction_, index_, cluster));
    return {};
  }

  Status write_report(const LinkableReport& report) {
    const auto position = index_.find_report(report.report_id);
    added_.insert(position);
    TRY(insert_report(transaction_, report, index_.report(position).cluster, now_));
    for (const auto& identifier : distinct_identifiers(report)) {
      const auto named = index_.find_token(identifier.token);
      const auto& id = index_.link(named).id;
      if (change_.new_identifiers.contains(named) && written_.insert(named).second) {
        TRY(insert_identifier(transaction_, id, identifier, now_));
      }
      TRY(insert_report_identifier(transaction_, report.report_id, id, identifier.role));
      if (report.reporter) TRY(count_reporter(transaction_, id, *report.reporter));
    }
    return record("case.report-linked", report.report_id.text());
  }

  Status write_places() {
    for (const auto report : change_.placed) {
      const auto& node = index_.report(report);
      if (!added_.contains(report)) TRY(place_report(transaction_, node.id, node.cluster));
    }
    for (const auto& absorption : change_.absorptions) {
      TRY(place_withdrawn(transaction_, absorption.from, absorption.to));
    }
    return {};
  }

  Status write_identifiers() {
    for (const auto identifier : change_.identifiers) TRY(update_counts(transaction_, index_.link(identifier)));
    for (const auto& stop : change_.stops) {
      const auto& id = index_.link(stop.identifier).id;
      TRY(update_stop(transaction_, id, stop, now_));
      TRY(record(stop.kind == StopKind::kNone ? "identifier.links-again" : "identifier.stopped", id.text()));
    }
    for (const auto& stop : change_.restated) TRY(restate(transaction_, index_.link(stop.identifier).id, stop.reason));
    return {};
  }

  Status write_history(LinkingState& state) {
    for (const auto& step : change_.history) {
      TRY(insert_history(transaction_, ++state.last_history, step, by_, now_));
      if (step.kind == HistoryKind::kSplit) TRY(record("case.split", step.case_id.text()));
    }
    return {};
  }

  Status record(std::string action, std::string subject) {
    TRY(audit::append(transaction_,
                      audit::Act{.actor = std::string(by_), .action = std::move(action), .subject = std::move(subject)}, now_));
    return {};
  }

  store::Transaction& transaction_;
  const LinkIndex& index_;
  const LinkingChange& change_;
  std::string_view by_;
  Time now_;
  std::unordered_set<ReportIndex> added_;
  std::unordered_set<IdentifierIndex> written_;
};

}  // namespace

Result<LinkIndex> load_index(store::Transaction& transaction) {
  LinkIndex index;
  TRY(restore_cases(transaction, index));
  TRY(restore_identifiers(transaction, index));
  TRY(restore_reports(transaction, index));
  TRY(restore_decisions(transaction, index));
  return index;
}

Status store_change(store::Transaction& transaction, const LinkIndex& index, const LinkingChange& change,
                    std::span<const LinkableReport* const> added, std::string_view by, Time now, LinkingState& state) {
  return ChangeWriter(transaction, index, change, by, now).write(added, state);
}

}  // namespace dijkwacht::cases
