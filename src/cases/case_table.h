#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"
#include "cases/link_index.h"
#include "cases/priority.h"
#include "cases/work.h"
#include "reports/report_number.h"
#include "store/database.h"
#include "store/where.h"

namespace dijkwacht::cases {

enum class CaseStatus : std::uint8_t {
  kOpen,
  kEmpty,   ///< all its reports were withdrawn
  kMerged,  ///< goes on as another case
};
std::string_view name_of(CaseStatus status);

/// A case as stored: what its list shows.
struct CaseRow {
  CaseId id;
  std::string number;
  std::optional<ClusterIndex> cluster;
  std::optional<CaseId> redirect_to;
  Time created_at;
  Time changed_at;
  std::int64_t reports = 0;       ///< live ones
  std::int64_t identifiers = 0;   ///< that link
  std::int64_t amount_minor = 0;  ///< EUR
  std::chrono::year_month_day first_seen{};
  std::chrono::year_month_day last_seen{};
  std::vector<std::string> fraud_types;
  std::string assignee;  ///< account that works on it; empty: nobody
  WorkState work_state = WorkState::kWaiting;
  std::optional<std::chrono::year_month_day> due;  ///< of its first open task

  CaseStatus status() const {
    if (redirect_to) return CaseStatus::kMerged;
    return reports == 0 ? CaseStatus::kEmpty : CaseStatus::kOpen;
  }
};

struct CaseFilter {
  std::string number_part;                                ///< digits and '-'; empty: all
  std::string fraud_type;                                 ///< empty: all
  std::optional<reports::ReportNumberRange> report = {};  ///< cases in which such a report stands, withdrawn ones too
  std::optional<WorkState> work_state = {};
  std::optional<std::string> assignee = {};                   ///< an account; empty text: nobody
  std::optional<std::chrono::year_month_day> due_until = {};  ///< has an open task due on or before
  std::optional<std::int64_t> amount_minor_min = {};          ///< EUR
};

/// Where a page of the list by priority ends.
struct PriorityCursor {
  std::int64_t score = 0;
  CaseId id;

  std::string text() const;
  /// Errors: kInvalidArgument with field "after".
  static Result<PriorityCursor> parse(std::string_view text);
};
/// The figures of which a case's priority is made.
PriorityFigures figures_of(const CaseRow& row, std::chrono::year_month_day today);

/// Where a page of the list ends: when its last case changed.
using CaseCursor = store::TimeCursor<CaseId>;

Status insert_case(store::Transaction& transaction, const CaseId& id, const CaseNumber& number, Time now);
/// Writes a cluster's state to the case that it is.
Status update_case(store::Transaction& transaction, const LinkIndex& index, ClusterIndex cluster);
/// From now on `from` is `to`.
Status redirect_case(store::Transaction& transaction, const CaseId& from, const CaseId& to, Time now);
Result<std::optional<CaseRow>> find_case(store::Transaction& transaction, const CaseId& id);
Result<std::optional<CaseRow>> find_case(store::Transaction& transaction, const CaseNumber& number);
/// As `find_case`, but follows redirects to the case that remained. Errors: kNotFound with field "caseId".
Result<CaseRow> follow_case(store::Transaction& transaction, const CaseId& id);
/// Open and empty cases, last changed first.
Result<std::vector<CaseRow>> list_cases(store::Transaction& transaction, const CaseFilter& filter,
                                        const std::optional<CaseCursor>& after, std::size_t limit);
/// Highest priority first, as it is today; at one score by id.
Result<std::vector<CaseRow>> list_by_priority(store::Transaction& transaction, const CaseFilter& filter, const Priority& priority,
                                              std::chrono::year_month_day today, const std::optional<PriorityCursor>& after,
                                              std::size_t limit);
Result<std::int64_t> count_cases(store::Transaction& transaction);
/// The highest sequence of a year among all cases, merged ones included, is needed to go on counting.
Status restore_cases(store::Transaction& transaction, LinkIndex& index);

}  // namespace dijkwacht::cases
