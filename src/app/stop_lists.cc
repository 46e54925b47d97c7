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

/// Values in canonical form, and the row that each stands for.
struct Values {
  std::vector<crypto::TokenInput> inputs;
  std::vector<const cases::StopListEntry*> rows;

  void add(const identifiers::Identifier& identifier, const cases::StopListEntry& row) {
    inputs.push_back({.type = std::string(identifiers::name_of(identifier.type())), .canonical = identifier.canonical()});
    rows.push_back(&row);
  }
};

Result<Values> as_listed(const std::vector<cases::StopListEntry>& entries) {
  Values values;
  for (const auto& entry : entries) {
    const auto type = identifiers::parse_type(entry.type);
    if (!type) return bad_row(entry, fmt::format("is of no type that is known: '{}'", entry.type));
    const auto parsed = identifiers::parse(*type, entry.value);
    if (!parsed) return bad_row(entry, fmt::format("is no {}: {}", entry.type, parsed.error().message));
    values.add(*parsed, entry);
  }
  return values;
}

/// What people type who mean a website itself and not a page of it: with "www.", or as a link to its front page.
Values front_doors(const std::vector<cases::StopListEntry>& entries) {
  using identifiers::IdentifierType;
  Values values;
  for (const auto& entry : entries) {
    if (entry.type != identifiers::name_of(IdentifierType::kDomain)) continue;
    const auto add = [&](IdentifierType type, const std::string& text) {
      if (const auto parsed = identifiers::parse(type, text)) values.add(*parsed, entry);
    };
    add(IdentifierType::kDomain, "www." + entry.value);
    for (const auto* prefix : {"https://", "https://www.", "http://", "http://www."})
      add(IdentifierType::kUrl, prefix + entry.value);
  }
  return values;
}

}  // namespace

Result<cases::ListedStops> load_stop_lists(const std::filesystem::path& folder, crypto::KeyService& keys) {
  const auto entries = TRY(cases::read_stop_lists(folder));
  const auto values = TRY(as_listed(entries));
  const auto tokens = TRY(keys.tokenise(crypto::KeyDomain::kCasework, values.inputs));
  cases::ListedStops listed;
  std::unordered_map<crypto::Token, const cases::StopListEntry*> rows;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& row = *values.rows[i];
    const auto [first, is_new] = rows.emplace(tokens[i], &row);
    if (!is_new) return bad_row(row, fmt::format("is listed already: {}, as '{}'", first->second->row, first->second->value));
    listed.emplace(tokens[i], row.reason);
  }
  const auto doors = front_doors(entries);
  const auto door_tokens = TRY(keys.tokenise(crypto::KeyDomain::kCasework, doors.inputs));
  for (std::size_t i = 0; i < door_tokens.size(); ++i) listed.emplace(door_tokens[i], doors.rows[i]->reason);
  return listed;
}

}  // namespace dijkwacht::app
