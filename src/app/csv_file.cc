#include "app/csv_file.h"

#include <fmt/core.h>

#include "app/node_files.h"

namespace dijkwacht::app {

Result<formats::Csv> read_csv_file(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return fail(ErrorCode::kNotFound, fmt::format("there is no file {}: name a CSV file", file.string()));
  if (size > formats::kCsvBytesMax) return fail(ErrorCode::kTooLarge, fmt::format("{} has more than 64 MB", file.string()));
  return formats::Csv::parse(TRY(read_text_file(file)));
}

}  // namespace dijkwacht::app
