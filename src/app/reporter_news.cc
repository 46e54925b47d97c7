#include "app/reporter_news.h"

#include <algorithm>
#include <vector>

#include "app/reporter_news_table.h"
#include "cases/report_link_table.h"
#include "signals/indicator_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::app {
namespace {

constexpr std::string_view kActor = "system";
/// Noted things of one read; each is done in a transaction of its own.
constexpr std::size_t kBatchDue = 200;
/// Reports of one transaction: some ten milliseconds, in which others wait.
constexpr std::size_t kBatchReports = 200;

}  // namespace

Status ReporterNews::note_signal(store::Transaction& transaction, const signals::Signal& signal, const std::string& self) {
  if (signal.owner != self || signal.listing != signals::Listing::kBlock) return {};
  const auto reference = TRY(signals::reference_of(transaction, signal.indicator));
  if (!reference) return {};
  return add_due(transaction, TRY(cases::IdentifierId::parse(reference->reference)));
}

Status ReporterNews::note_report(store::Transaction& transaction, const reports::ReportId& report) {
  return add_due(transaction, report);
}

Status ReporterNews::turn() {
  auto& database = *platform_.database;
  for (;;) {
    const auto due = TRY(database.read_value<std::vector<NewsDue>>(
        [](store::Transaction& transaction) { return read_due(transaction, kBatchDue); }));
    if (due.empty()) return {};
    for (const auto& news : due) {
      const auto done = [&]() -> Status {
        if (news.identifier) TRY(review_naming(*news.identifier));
        return database.write([&](store::Transaction& transaction) -> Status {
          if (news.report) TRY(review(transaction, *news.report));
          return remove_due(transaction, news.position);
        });
      }();
      if (!done && done.error().code == ErrorCode::kPermissionDenied) return {};
      TRY(Status(done));
    }
  }
}

Status ReporterNews::review_naming(const cases::IdentifierId& identifier) {
  std::optional<reports::ReportId> after;
  for (;;) {
    const auto reports = TRY(platform_.database->read_value<std::vector<reports::ReportId>>([&](store::Transaction& transaction) {
      return cases::identified_reports_naming(transaction, identifier, after, kBatchReports);
    }));
    if (reports.empty()) return {};
    TRY(platform_.database->write([&](store::Transaction& transaction) -> Status {
      for (const auto& report : reports) TRY(review(transaction, report));
      return {};
    }));
    after = reports.back();
  }
}

Status ReporterNews::review(store::Transaction& transaction, const reports::ReportId& report) {
  const bool is_shared = TRY(has_signal(transaction, report));
  if (is_shared == TRY(was_told_of_signal(transaction, report))) return {};
  TRY(inbox_.tell_desk(transaction, report, is_shared ? "signal-shared" : "signal-withdrawn", kActor));
  return put_told_of_signal(transaction, report, is_shared);
}

Result<bool> ReporterNews::has_signal(store::Transaction& transaction, const reports::ReportId& report) const {
  const auto linked = TRY(cases::find_report(transaction, report));
  if (!linked || linked->withdrawn_at || !linked->reporter) return false;
  const auto counts = [&](const signals::Signal& signal) {
    return signal.owner == platform_.settings.id && signal.listing == signals::Listing::kBlock &&
           signal.state == signals::SignalState::kShared;
  };
  for (const auto& identifier : TRY(cases::identifiers_of_report(transaction, report))) {
    const auto reference = TRY(signals::find_reference(transaction, identifier.text()));
    if (reference && std::ranges::any_of(TRY(signals::signals_of(transaction, reference->indicator)), counts)) return true;
  }
  return false;
}

}  // namespace dijkwacht::app
