#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "cases/case_texts.h"
#include "cases/link_index.h"

namespace dijkwacht::cases {

enum class StepKind : std::uint8_t { kReport, kIdentifier, kDecision };
std::string_view name_of(StepKind kind);

/// A place on the path from one report to another.
struct ExplanationStep {
  StepKind kind = StepKind::kReport;
  std::string id;    ///< of the report, identifier or decision
  std::string type;  ///< of an identifier ("iban"); empty otherwise
  Bilingual label;   ///< "melding M-1A2B3C4D", "rekening"
};

/// Why two reports stand together: report, identifier, report, …
struct PathExplanation {
  std::vector<ExplanationStep> path;
  Bilingual text;
};

/// What holds a case together.
struct Hub {
  IdentifierIndex node = kNoIndex;
  std::int64_t reports = 0;  ///< of this case
};

struct CaseExplanation {
  std::vector<Hub> hubs;  ///< most reports first; those that bind at least two reports
  Bilingual text;
};

/// Nodes looked at in search of a path: a case of a hundred thousand reports takes about a tenth of a second.
inline constexpr std::size_t kExplanationVisitsMax = 500'000;
/// Hubs that a sentence can carry.
inline constexpr std::size_t kHubsTold = 3;

/// A shortest path through identifiers that link, within the case. Errors: kNotFound (field "from" or "to") when a report is
/// unknown or withdrawn; kFailedPrecondition when they stand in different cases; kTooLarge beyond kExplanationVisitsMax. Pure.
Result<PathExplanation> explain_path(const LinkIndex& index, const CaseTexts& texts, const reports::ReportId& from,
                                     const reports::ReportId& to);

/// At most `hubs_max` hubs. Time linear in the case. Pure.
CaseExplanation explain_case(const LinkIndex& index, const CaseTexts& texts, ClusterIndex cluster, std::size_t hubs_max);

}  // namespace dijkwacht::cases
