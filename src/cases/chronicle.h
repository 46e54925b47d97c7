#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "cases/case_texts.h"
#include "cases/ids.h"
#include "cases/link_index.h"
#include "cases/linking_plan.h"

namespace dijkwacht::cases {

enum class HistoryKind : std::uint8_t {
  kCreated,
  kMerged,  ///< two cases became one
  kSplit,   ///< one case became two
  kMoved,   ///< reports went from one living case to another
};
std::string_view name_of(HistoryKind kind);

/// One step in the life of a case, as the history table keeps it.
struct HistoryStep {
  CaseId case_id;
  HistoryKind kind = HistoryKind::kCreated;
  Bilingual text;
  std::optional<CaseId> other;  ///< when there is one other case only; the text names them all
  std::optional<DecisionId> decision;
};

/// Why the cases are changed.
struct Cause {
  Bilingual otherwise;  ///< said of a change that no turned identifier explains
  std::optional<DecisionId> decision = {};
  std::vector<IdentifierIndex> turned = {};           ///< identifiers that link again, or no more
  std::map<IdentifierIndex, Bilingual> reasons = {};  ///< of those of `turned` that people listed
};

/// Writes down what one plan does to each case: which cases or reports joined or parted, and which identifier made it so. One
/// step for each case and kind of change, however many others it concerns; a case to which nothing happens has none. Follows
/// `Linker`, which carries the plan out. Pure.
class Chronicle {
 public:
  /// Before anything is moved: finds out which turned identifier explains which part of the plan.
  Chronicle(const LinkIndex& index, const CaseTexts& texts, const LinkPlan& plan, const Cause& cause);

  /// A case as people name it.
  struct Named {
    CaseId id;
    std::string number;
  };
  // `part` numbers the parts of the plan.
  void created(std::size_t part, const Named& made, ReportIndex first);
  void merged(std::size_t part, const Named& remains, const Named& ended);
  /// `report` leaves `from` for `to`, which the plan made or which was there before.
  void parted(std::size_t part, const Named& from, const Named& to, ReportIndex report);

  /// In the order in which things happened.
  std::vector<HistoryStep> steps() const;

 private:
  enum class Event : std::uint8_t { kCreated, kTookIn, kEnded, kGaveOff, kSplitOff, kLost, kGained };
  /// What a case's step will tell.
  struct Entry {
    CaseId case_id;
    Event event = Event::kCreated;
    std::vector<Named> others;
    std::set<CaseId> known_others;
    std::vector<ReportIndex> reports;
    std::set<IdentifierIndex> turned;
  };

  Entry& entry(std::size_t part, const CaseId& id, Event event);
  void add(std::size_t part, const CaseId& id, Event event, const Named& other, std::optional<ReportIndex> report);
  Bilingual what(const Entry& entry) const;
  Bilingual why(const Entry& entry) const;
  Bilingual why(IdentifierIndex turned) const;
  Bilingual names_of(const std::vector<std::string>& names) const;

  const LinkIndex& index_;
  const CaseTexts& texts_;
  const Cause& cause_;
  std::vector<bool> is_new_;                          ///< by part
  std::vector<std::vector<IdentifierIndex>> turned_;  ///< by part: what explains it
  std::vector<Entry> entries_;
  std::map<std::pair<CaseId, Event>, std::size_t> places_;
};

}  // namespace dijkwacht::cases
