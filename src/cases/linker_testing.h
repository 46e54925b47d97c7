#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cases/linker.h"
#include "cases/synthetic_groups_testing.h"

/// An index with what acts on it need, and reports written down in a line. For tests of this room.
namespace dijkwacht::cases::testing {

inline const CaseTexts& texts() {
  static const auto loaded = CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value();
  return loaded;
}

struct Bench {
  LinkIndex index;
  SeededRandom random{5};
  StopThresholds thresholds;
  ListedStops listed;

  Linker linker() { return {index, random, {thresholds, listed, texts()}, moment()}; }
  LinkingChange add(const LinkableReport& report) {
    auto acting = linker();
    acting.add(report).value();
    return acting.change();
  }
  LinkingChange apply_lists() {
    auto acting = linker();
    acting.apply_lists();
    return acting.change();
  }
  LinkingChange settle() {
    auto acting = linker();
    acting.settle();
    return acting.change();
  }
  LinkingChange withdraw(ReportIndex report) {
    auto acting = linker();
    acting.withdraw(report);
    return acting.change();
  }
  const Cluster& case_of(ReportIndex report) const { return index.cluster(index.report(report).cluster); }
};

inline LinkableReport report_of(std::uint64_t number, std::vector<LinkableIdentifier> identifiers,
                                std::string fraud_type = "purchase", int day_of_fraud = 0) {
  SeededRandom random(number);
  return {.report_id = reports::ReportId::random(random),
          .fraud_type = std::move(fraud_type),
          .occurred_on = day(day_of_fraud),
          .amount = Money{100},
          .received_at = moment(),
          .identifiers = std::move(identifiers)};
}

/// Kinds of fraud that differ, so that reports have nothing in common but what they name.
inline constexpr const char* kFraudTypes[] = {"purchase", "web-shop", "bank-helpdesk", "friend", "investment"};

}  // namespace dijkwacht::cases::testing
