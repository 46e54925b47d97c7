#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "base/random.h"
#include "base/result.h"
#include "cases/case_history_table.h"
#include "cases/case_table.h"
#include "cases/case_texts.h"
#include "cases/decision_table.h"
#include "cases/explanation.h"
#include "cases/identifier_table.h"
#include "cases/link_index.h"
#include "cases/linkable_report.h"
#include "cases/linker.h"
#include "cases/report_link_table.h"
#include "cases/schema_table.h"
#include "cases/stop_evidence.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// Which case, by id and by the number people use.
struct CaseReference {
  CaseId id;
  std::string number;
};

struct LinkOutcome {
  CaseReference in;
  bool was_known = false;  ///< the report was linked before; nothing changed
};

/// An identifier whose number of identified reporters changed: who published it must compare it with the threshold again.
struct Recount {
  IdentifierId identifier;
  std::int64_t identified_reporters = 0;
};

struct DecisionOutcome {
  DecisionId decision;
  CaseReference result;  ///< of a merge the case that remains; of a split the new case
};

struct CaseQuery {
  CaseFilter filter;
  const Priority* priority = nullptr;  ///< set: highest priority first; else last changed first
  std::chrono::year_month_day today{};
  std::string after = {};  ///< `next` of the page before
  std::size_t limit = 50;  ///< 1..limits::kPageRowsMax
};

struct CasePage {
  std::vector<CaseRow> cases;
  std::string next;  ///< empty on the last page
};

/// A case with what stands in it. Lists are cut at the limits asked; `row` has the whole counts.
struct CaseView {
  CaseRow row;
  std::vector<ReportLinkRow> reports;  ///< withdrawn ones included
  std::vector<IdentifierRow> identifiers;
  std::vector<HistoryRow> history;
  CaseExplanation explanation;
};

struct ViewLimits {
  std::size_t reports = 500;
  std::size_t identifiers = 500;
  std::size_t history = 200;
  std::size_t hubs = 10;
};

/// An identifier and the case that its reports stand in now.
struct PlacedIdentifier {
  IdentifierRow identifier;
  std::optional<CaseReference> in;
};

/// Counts for summaries and metrics.
struct CaseCounts {
  std::int64_t cases = 0;  ///< with at least one live report
  std::int64_t reports = 0;
  std::int64_t identifiers = 0;
  std::int64_t stops = 0;
};

/// A reason that an analyst types.
inline constexpr std::size_t kReasonBytesMax = 500;
/// Reports of one transaction of `add_many`: a second of work, after which others have their turn.
inline constexpr std::size_t kBatchReportsMax = 5000;

/// The door of this room: links reports into cases, keeps their history, and says why. Every act is stored with its audit entry
/// in one transaction. `by` is the principal ("person:analyst-1", "key:robot", "system"). Thread-safe.
///
/// Each act comes in two forms: on its own, and inside a transaction of the caller (`Database::write` of the same database),
/// which then commits or undoes it. The index in memory follows the tables: when a transaction is undone it is rebuilt at the
/// next act.
class CaseService {
 public:
  /// Called in the transaction in which an identifier stops linking or links again, under this service's lock: it may not call
  /// the service.
  using OnTurned =
      std::function<Status(store::Transaction& transaction, const IdentifierId& identifier, StopKind kind, std::string_view by)>;
  struct Settings {
    StopThresholds thresholds;
    CaseTexts texts;
    OnTurned on_turned = {};  ///< may be empty
  };
  /// Loads the index. The arguments must outlive the service. Errors: kDataCorrupt, kUnavailable.
  static Result<std::unique_ptr<CaseService>> create(store::Database& database, const Clock& clock, Random& random,
                                                     Settings settings);

  /// Replaces the listed stop identifiers and relinks what that touches. Call at start, after tokenising the lists.
  Status set_listed_stops(ListedStops listed, std::string_view by);

  /// Links a report. Doing it again changes nothing. Errors: those of `check`; kConflict when the id is known with other
  /// identifiers; kFailedPrecondition when it was withdrawn.
  Result<LinkOutcome> add(const LinkableReport& report, std::string_view by);
  Result<LinkOutcome> add(store::Transaction& transaction, const LinkableReport& report, std::string_view by);
  /// All or none, in one transaction, in the order given. Errors: as `add`; kTooLarge above kBatchReportsMax.
  Result<std::vector<LinkOutcome>> add_many(std::span<const LinkableReport> reports, std::string_view by);

  /// The reporter became known: counts as one person from now on. Doing it again changes nothing.
  /// Errors: kNotFound; kFailedPrecondition when withdrawn; kConflict when identified as somebody else.
  Result<std::vector<Recount>> identify(const reports::ReportId& report, const crypto::Token& reporter, std::string_view by);
  Result<std::vector<Recount>> identify(store::Transaction& transaction, const reports::ReportId& report,
                                        const crypto::Token& reporter, std::string_view by);

  /// Takes a report's links and counts out; its case may fall apart. The row and the history stay. Doing it again changes
  /// nothing. `reason` is a code. Errors: kNotFound.
  Result<std::vector<Recount>> withdraw(const reports::ReportId& report, std::string_view reason, std::string_view by);
  Result<std::vector<Recount>> withdraw(store::Transaction& transaction, const reports::ReportId& report, std::string_view reason,
                                        std::string_view by);

  /// Looks at all identifiers anew until the stops agree. Takes time linear in all that is known: `app/settling_pace` says when.
  /// Returns how many stopped or link again.
  Result<std::int64_t> settle(std::string_view by);

  /// Puts two cases together, whatever links come and go. Earlier splits between them no longer hold.
  /// Errors: kNotFound; kFailedPrecondition when they are one case already or one has no reports; kInvalidArgument without
  /// reason.
  Result<DecisionOutcome> merge(const CaseId& into, const CaseId& other, std::string reason, std::string_view by);
  Result<DecisionOutcome> merge(store::Transaction& transaction, const CaseId& into, const CaseId& other,
                                const std::string& reason, std::string_view by);
  /// Puts some reports of a case in one of their own, and keeps them apart from the others whatever links come.
  /// Errors: kNotFound; kInvalidArgument (no reason, no reports, all reports, or one that does not stand in this case).
  Result<DecisionOutcome> split(const CaseId& id, std::span<const reports::ReportId> reports, std::string reason,
                                std::string_view by);
  Result<DecisionOutcome> split(store::Transaction& transaction, const CaseId& id, std::span<const reports::ReportId> reports,
                                const std::string& reason, std::string_view by);
  /// Takes a merge or split back; what it set aside holds again. Errors: kNotFound; kFailedPrecondition when undone already.
  Status undo(const DecisionId& decision, std::string reason, std::string_view by);
  Status undo(store::Transaction& transaction, const DecisionId& decision, const std::string& reason, std::string_view by);

  Result<CasePage> list(const CaseQuery& query);
  /// Follows redirects. Errors: kNotFound.
  Result<CaseView> view(const CaseId& id, const ViewLimits& limits = {});
  /// The case that a report stands in. Errors: kNotFound.
  Result<CaseReference> case_of(const reports::ReportId& report);
  /// Reports that stand now in the case that has, or had before a merge, this number; at most `limit`. Nothing for an unknown
  /// one.
  Result<std::vector<reports::ReportId>> reports_of(const CaseNumber& number, std::size_t limit);
  /// Why two reports stand together. Errors: those of `explain_path`.
  Result<PathExplanation> explain(const reports::ReportId& from, const reports::ReportId& to);
  Result<CaseExplanation> explain(const CaseId& id, std::size_t hubs_max = 10);

  /// Errors: kNotFound.
  Result<PlacedIdentifier> identifier(const IdentifierId& id);
  Result<PlacedIdentifier> identifier(store::Transaction& transaction, const IdentifierId& id);
  /// Distinct persons behind accepted, identified, unwithdrawn reports that name it. Errors: kNotFound.
  Result<std::int64_t> identified_reporters(const IdentifierId& id);
  Result<std::int64_t> identified_reporters(store::Transaction& transaction, const IdentifierId& id);
  /// Identifiers that link and have at least so many identified reporters, in order of id. Next page: after the last id.
  Result<std::vector<PlacedIdentifier>> publishable_identifiers(std::int64_t identified_reporters_min,
                                                                const std::optional<IdentifierId>& after, std::size_t limit);
  /// Identifiers that do not link, with the reason. Next page: after the last id.
  Result<std::vector<IdentifierRow>> stop_identifiers(const std::optional<IdentifierId>& after, std::size_t limit);
  CaseCounts counts();
  const CaseTexts& texts() const { return settings_.texts; }

 private:
  CaseService(store::Database& database, const Clock& clock, Random& random, Settings settings);

  /// What an act needs and leaves behind, inside one transaction and under the lock.
  struct Act;
  Status run(store::Transaction& transaction, std::string_view by, const std::function<Status(Act&)>& act);
  Status refresh(store::Transaction& transaction, const LinkingState& state);
  Status tell_turned(store::Transaction& transaction, const LinkingChange& change, std::string_view by) const;
  Result<LinkOutcome> add_one(Act& act, const LinkableReport& report);
  Result<LinkOutcome> known_outcome(store::Transaction& transaction, const LinkableReport& report) const;
  Result<std::vector<Recount>> recount(store::Transaction& transaction, std::span<const IdentifierId> identifiers) const;
  Result<DecisionOutcome> merge(Act& act, const CaseId& into, const CaseId& other, const std::string& reason);
  Result<DecisionOutcome> split(Act& act, const CaseId& id, std::span<const reports::ReportId> reports,
                                const std::string& reason);
  Status undo(Act& act, const DecisionId& id, const std::string& reason);
  Status supersede(Act& act, const DecisionRow& by);
  Result<ClusterIndex> live_cluster(store::Transaction& transaction, const CaseId& id) const;
  CaseReference reference(ClusterIndex cluster) const;
  std::vector<reports::ReportId> ids_of(std::span<const ReportIndex> reports) const;
  std::vector<ReportIndex> positions_of(std::span<const reports::ReportId> reports) const;
  PlacedIdentifier placed(IdentifierRow row) const;

  store::Database& database_;
  const Clock& clock_;
  Random& random_;
  const Settings settings_;
  std::mutex mutex_;  ///< guards all below; held for memory work and inside a transaction, never while waiting for one
  LinkIndex index_;
  ListedStops listed_;
  std::int64_t version_ = -1;  ///< of the tables that `index_` equals; -1: none
};

}  // namespace dijkwacht::cases
