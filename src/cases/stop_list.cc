#include "cases/stop_list.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "config/toml_file.h"

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kFigures = "frequent.toml";

Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml" && entry.path().filename() != kFigures) files.push_back(entry.path());
  }
  if (error) return fail(ErrorCode::kNotFound, "there is no folder of stop lists: " + folder.string());
  std::ranges::sort(files);
  return files;
}

/// A list says why for all its values at once.
Status read_list(const config::TomlTable& list, std::vector<StopListEntry>& entries) {
  const auto type = TRY(list.text("type"));
  const auto reason_table = TRY(list.table("reason"));
  auto nl = TRY(reason_table.text("nl"));
  auto en = TRY(reason_table.text("en"));
  std::size_t place = 0;
  for (auto& value : TRY(list.texts("values"))) {
    entries.push_back({type, std::move(value), {nl, en}, fmt::format("{}: values[{}]", list.where(), place++)});
  }
  return {};
}

Status check_once(const std::vector<StopListEntry>& entries) {
  std::map<std::pair<std::string, std::string>, std::string> rows;
  for (const auto& entry : entries) {
    const auto [first, is_new] = rows.emplace(std::pair(entry.type, entry.value), entry.row);
    if (is_new) continue;
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' is listed already: {}", entry.row, entry.value, first->second),
                entry.row);
  }
  return {};
}

}  // namespace

Result<std::vector<StopListEntry>> read_stop_lists(const std::filesystem::path& folder) {
  std::vector<StopListEntry> entries;
  for (const auto& file : TRY(list_files(folder))) {
    const auto root = TRY(config::read_toml(file));
    for (const auto& list : TRY(root.tables("lists"))) TRY(read_list(list, entries));
  }
  TRY(check_once(entries));
  return entries;
}

}  // namespace dijkwacht::cases
