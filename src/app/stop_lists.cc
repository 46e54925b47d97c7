#include "app/stop_lists.h"

#include <fmt/core.h>

#include <unordered_map>

#include "cases/stop_list.h"
#include "identifiers/identifier.h"

namespace dijkwacht::app {
namespace {

std::unexpected<Error> bad_row(const cases::StopListEntry& entry, std::string_view problem) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' {}", entry.row, entry.value, problem), entry.row);
}

Result<std::vector<crypto::TokenInput>> canonical_values(const std::vector<cases::StopListEntry>& entries) {
  std::vector<crypto::TokenInput> inputs;
  for (const auto& entry : entries) {
    const auto type = identifiers::parse_type(entry.type);
    if (!type) return bad_row(entry, fmt::format("is of no type that is known: '{}'", entry.type));
    const auto parsed = identifiers::parse(*type, entry.value);
    if (!parsed) return bad_row(entry, fmt::format("is no {}: {}", entry.type, parsed.error().message));
    inputs.push_back({.type = entry.type, .canonical = parsed->canonical()});
  }
  return inputs;
}

}  // namespace

Result<cases::ListedStops> load_stop_lists(const std::filesystem::path& folder, crypto::KeyService& keys) {
  const auto entries = TRY(cases::read_stop_lists(folder));
  const auto tokens = TRY(keys.tokenise(crypto::KeyDomain::kCasework, TRY(canonical_values(entries))));
  cases::ListedStops listed;
  std::unordered_map<crypto::Token, const cases::StopListEntry*> rows;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [first, is_new] = rows.emplace(tokens[i], &entries[i]);
    if (!is_new)
      return bad_row(entries[i], fmt::format("is listed already: {}, as '{}'", first->second->row, first->second->value));
    listed.emplace(tokens[i], entries[i].reason);
  }
  return listed;
}

}  // namespace dijkwacht::app
