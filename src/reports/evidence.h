#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/bytes.h"
#include "base/json.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// A kind of file that a report may have with it.
struct EvidenceType {
  std::string media_type;
  std::string extension;  ///< of a downloaded file
  Bilingual name;
};

/// Which files, how large and how many (data/forms/evidence.toml). Immutable after loading.
class EvidenceRules {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also for a type that content does not show.
  static Result<EvidenceRules> load(const std::filesystem::path& file);

  std::size_t files_max() const { return files_max_; }            ///< in one list
  std::size_t file_bytes_max() const { return file_bytes_max_; }  ///< before sealing
  std::size_t additions_max() const { return additions_max_; }    ///< lists after the first, of one report
  const std::vector<EvidenceType>& types() const { return types_; }
  /// What the file is, by what is in it; null for content that is no evidence (what a browser could run, programs, archives).
  const EvidenceType* type_of(ByteView content) const;

 private:
  std::vector<EvidenceType> types_;
  std::size_t files_max_ = 0;
  std::size_t file_bytes_max_ = 0;
  std::size_t additions_max_ = 0;
};

/// `GET /api/v1/evidence-rules`. Pure.
std::string to_json(const EvidenceRules& rules);

/// A file as a sealed list names it: the file itself lies sealed under `part`, with its key wrapped in the list.
struct EvidenceFile {
  PartId part;
  Sensitive<std::string> name;  ///< as the reporter's machine called it
  std::int64_t bytes = 0;
  std::string sha256;  ///< hexadecimal
  Bytes wrap;
  std::optional<PartId> list;  ///< the sealed part whose list names it
  Time added;                  ///< when that part came here
};

/// The member "evidence" of an opened part: of the report's own, or of one that was added later; empty when there is none.
/// Errors: kDataCorrupt for what no page of ours writes, also more than 50 files. Pure.
Result<std::vector<EvidenceFile>> parse_evidence(ByteView padded);

/// "<report id>|evidence|1": a list that was added later.
std::string evidence_context(const ReportId& report);
/// "<report id>|evidence/<part id>|1": a file.
std::string evidence_context(const ReportId& report, const PartId& file);

}  // namespace dijkwacht::reports
