#pragma once

#include <filesystem>

#include "base/result.h"
#include "formats/csv.h"

namespace dijkwacht::app {

/// Errors: kNotFound when there is no such file, kTooLarge before anything is read, those of `Csv::parse`.
Result<formats::Csv> read_csv_file(const std::filesystem::path& file);

}  // namespace dijkwacht::app
