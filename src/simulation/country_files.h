#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "simulation/country.h"

namespace dijkwacht::simulation {

/// One report as a line of reports.ndjson, without line break: what the doors take, in clear.
std::string report_line(const SimulatedReport& report);
/// One line of truth.ndjson: `{"reportId","groupId":"G…","campaignId":"C…","sharedAccounts":[place],"typingErrors":[place]}`; the
/// places count in the report's `counterparty`.
std::string truth_line(const SimulatedTruth& truth);

/// How far the writing is.
using Progress = std::function<void(std::size_t done, std::size_t of)>;

/// Writes reports.ndjson, truth.ndjson, barrier.json (stepped_barrier.h) and manifest.json (what was asked and what came out,
/// counted) into `out_dir`, which is made when missing. Each file is written beside its place and moved there when whole; the
/// manifest comes last, so that where it lies all is whole. `progress` may be empty. Errors: those of Country::make; kUnavailable
/// when a file cannot be written.
Status write_country(const Settings& settings, const Scale& scale, const std::filesystem::path& out_dir,
                     const Progress& progress);

}  // namespace dijkwacht::simulation
