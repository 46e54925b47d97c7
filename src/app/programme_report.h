#pragma once

#include <filesystem>
#include <string>

#include "app/told.h"
#include "base/result.h"

namespace dijkwacht::app {

struct ProgrammeReportOrder {
  std::string period;  ///< "2026-H1"
  std::string language = "nl";
  std::filesystem::path out;  ///< where the PDF goes; what stands there is replaced
};

/// Fetches the half-year report of a programme node as a PDF. The file is there whole or not at all. Errors: those of the node;
/// kUnavailable when the file cannot be written.
Result<Told> programme_report(const std::filesystem::path& data_directory, const std::filesystem::path& executable,
                              const ProgrammeReportOrder& order);

}  // namespace dijkwacht::app
