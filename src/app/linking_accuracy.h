#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "cases/linking_score.h"

namespace dijkwacht::app {

/// Which case each report stands in: report id to case id.
using Memberships = std::map<std::string, std::string>;

/// Compares cases with the truth of a synthetic country (`country`: reports.ndjson and truth.ndjson), which linking never reads.
/// Reports outside any case do not count. Errors: kNotFound; kInvalidArgument for lines that are not of that shape.
Result<cases::LinkingScore> score_against_truth(const std::filesystem::path& country, const Memberships& memberships);

}  // namespace dijkwacht::app
