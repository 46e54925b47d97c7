#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/decision.h"
#include "reports/evidence.h"
#include "reports/node_context.h"

namespace dijkwacht::reports {

/// A file that was opened. Personal data: in memory only, for the one who asked.
struct OpenedEvidence {
  EvidenceFile file;
  const EvidenceType* type = nullptr;  ///< by its content, of the rules; null when it is none of what may be added
  Sensitive<Bytes> content;            ///< empty when `type` is null: it is named and not given
};

/// Files that reporters sealed to the police. A list names them, with fingerprint and key; the first list is in the report's own
/// part, so that the receipt covers it. Thread-safe.
class EvidenceService {
 public:
  /// `rules` outlive the service.
  EvidenceService(const NodeContext& node, const EvidenceRules& rules) : node_(node), rules_(rules) {}

  struct Addition {
    ReportId report;
    std::string identification_token;
    PartId part;       ///< the list, left in the depot before
    std::string hash;  ///< of that part, as in its receipt
    Bytes wrap;
  };
  /// More evidence for a report that the police hold; the reporter's page hears of it. The same again changes nothing.
  /// Errors: kNotFound for a token of no report; kFailedPrecondition unless the report is held; kInvalidArgument (field "partId")
  /// for a part that does not lie here with that content; kTooLarge above the rules' number of additions.
  Status add(const Addition& addition);

  /// The files that every list of the report names. Recorded before it is given. Errors: kPermissionDenied when `decision` is for
  /// something else, or the report is no longer held; kDataCorrupt when a list does not open; kUnavailable without keys.
  Result<std::vector<EvidenceFile>> list(policy::Decision decision, std::string_view actor);

  /// Opens one file under `decision`. What it is, is decided here by its content, whatever the browser thought. Recorded before
  /// it is given, with what it turned out to be. Errors: as `list`; kNotFound (field "partId") when no list names it;
  /// kDataCorrupt also when it is not what its list says.
  Result<OpenedEvidence> open(policy::Decision decision, const PartId& file, std::string_view actor);

 private:
  Result<std::vector<EvidenceFile>> read_lists(const ReportId& report);
  Result<OpenedEvidence> read_file(const ReportId& report, EvidenceFile file);
  Status record(const policy::Decision& decision, const ReportId& report, std::string_view actor, std::string_view action,
                std::string_view outcome);

  const NodeContext& node_;
  const EvidenceRules& rules_;
};

}  // namespace dijkwacht::reports
