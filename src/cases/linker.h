#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bilingual.h"
#include "base/random.h"
#include "cases/case_texts.h"
#include "cases/chronicle.h"
#include "cases/link_index.h"
#include "cases/linkable_report.h"
#include "cases/linking_plan.h"
#include "cases/stop_evidence.h"

namespace dijkwacht::cases {

/// Identifiers that people listed as never linking, with the reason in words.
using ListedStops = std::unordered_map<crypto::Token, Bilingual>;

/// Why an identifier does not link, in words; kNone: it links again.
struct StopChange {
  IdentifierIndex identifier = kNoIndex;
  StopKind kind = StopKind::kNone;
  Bilingual reason;
};

/// Everything that acts on the index changed, so that the tables can follow. Sets hold positions: their present state counts.
struct LinkingChange {
  struct Absorption {
    ClusterIndex from;
    ClusterIndex to;
  };
  struct Redirect {
    CaseId from;
    CaseId to;
  };
  struct Created {
    CaseId id;
    CaseNumber number;
  };
  std::vector<Created> created;
  std::set<IdentifierIndex> new_identifiers;
  std::set<ReportIndex> placed;           ///< reports that stand in another cluster than before, new ones included
  std::set<ClusterIndex> clusters;        ///< whose row is stale
  std::vector<Absorption> absorptions;    ///< in order
  std::vector<Redirect> redirects;        ///< in order
  std::set<IdentifierIndex> identifiers;  ///< whose counts are stale
  std::vector<StopChange> stops;          ///< in order
  std::vector<StopChange> restated;       ///< stopped before and still; the reason has other figures now
  std::vector<HistoryStep> history;       ///< in order
};

/// Carries out acts on a LinkIndex: evaluates stops, plans, applies, and remembers what changed. Knows no clock, disk or lock.
/// After an error the index may be half changed: throw it away and rebuild it from the tables.
class Linker {
 public:
  struct Rules {
    const StopThresholds& thresholds;
    const ListedStops& listed;
    const CaseTexts& texts;
  };
  Linker(LinkIndex& index, Random& random, const Rules& rules, Time now);

  /// Links a report that the index does not know. `report` has passed `check`. Returns its position. Errors: kTooLarge.
  Result<ReportIndex> add(const LinkableReport& report);
  /// Takes a report and its links out; the rest may fall apart.
  void withdraw(ReportIndex report);
  /// Looks at every identifier anew, until the stops agree with each other: the final state, which depends only on the reports.
  /// Time linear in the identifiers.
  void settle();
  /// Makes the listed stops so, and those no longer listed ordinary again.
  void apply_lists();

  void bind(const DecisionId& decision, const std::vector<ReportIndex>& reports, const Bilingual& reason);
  /// Sets `out` apart from `remaining` and keeps `out` together.
  void separate(const DecisionId& decision, const std::vector<ReportIndex>& remaining, const std::vector<ReportIndex>& out,
                const Bilingual& reason);
  /// Ends a decision; what it held together or apart is linked anew.
  void undo(const DecisionId& decision, const std::vector<ReportIndex>& reports, const Bilingual& reason);

  const LinkingChange& change() const { return change_; }
  /// Has any act begun? Then the index may differ from the tables.
  bool has_acted() const { return has_acted_; }

 private:
  struct Flips {
    bool any_stopped = false;
    std::vector<IdentifierIndex> identifiers;
  };

  Result<IdentifierIndex> resolve(const LinkableIdentifier& identifier);
  /// Looks at the due ones among `identifiers` and turns those that must be turned.
  Flips look_at(std::span<const IdentifierIndex> identifiers);
  bool evaluate(IdentifierIndex identifier);
  void turn(IdentifierIndex identifier, StopKind kind, Bilingual reason);
  Bilingual frequent_reason(IdentifierIndex identifier, const StopEvidence& evidence) const;
  Cause cause_of(std::vector<IdentifierIndex> turned, Bilingual otherwise) const;
  void relink_turned(std::vector<IdentifierIndex> turned);
  void relink(std::span<const ReportIndex> seeds, LinkChange change, const Cause& cause);
  void carry_out(const LinkPlan& plan, const Cause& cause);
  ClusterIndex open_cluster();
  void absorb_all(const CasePart& part, ClusterIndex base);
  Chronicle::Named named(ClusterIndex cluster) const;
  void tell_merges(const LinkPlan& plan, const std::vector<ClusterIndex>& bases, Chronicle& chronicle) const;
  void tell_moves(const CasePart& part, std::size_t number, ClusterIndex base, Chronicle& chronicle) const;
  std::vector<ReportIndex> reports_of(std::span<const IdentifierIndex> identifiers) const;
  Bilingual about(std::string_view sentence, ReportIndex report) const;

  LinkIndex& index_;
  Random& random_;
  const Rules rules_;
  const Time now_;
  LinkingChange change_;
  bool has_acted_ = false;
};

}  // namespace dijkwacht::cases
