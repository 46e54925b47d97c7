#include "app/linking_accuracy.h"

#include <fmt/core.h>
#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

#include "base/json.h"
#include "identifiers/identifier.h"

namespace dijkwacht::app {
namespace {

/// Numbers texts in the order in which they come.
class Numbering {
 public:
  std::uint64_t operator()(const std::string& text) { return numbers_.emplace(text, numbers_.size()).first->second; }

 private:
  std::map<std::string, std::uint64_t> numbers_;
};

struct Truth {
  std::string group;
  std::set<std::int64_t> shared_accounts;  ///< places in the report's list
};

Status for_each_line(const std::filesystem::path& file, const std::function<Status(const JsonValue&)>& visit) {
  std::ifstream stream(file);
  if (!stream) return fail(ErrorCode::kNotFound, fmt::format("cannot read {}", file.string()));
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) TRY(visit(TRY(JsonDocument::parse(line)).root()));
  }
  return {};
}

Result<std::map<std::string, Truth>> read_truth(const std::filesystem::path& file) {
  std::map<std::string, Truth> truths;
  TRY(for_each_line(file, [&](const JsonValue& line) -> Status {
    Truth truth{.group = std::string(TRY(line.string("groupId"))), .shared_accounts = {}};
    for (const auto& place : TRY(line.array("sharedAccounts"))) truth.shared_accounts.insert(TRY(place.integer()));
    truths[std::string(TRY(line.string("reportId")))] = std::move(truth);
    return {};
  }));
  return truths;
}

/// "iban|NL…" of every identifier that parses and is not a payment provider's account.
Result<std::set<std::string>> true_links(const JsonValue& report, const Truth& truth) {
  const identifiers::ParseOptions options{.region = "NL", .accept_synthetic_numbers = true};
  std::set<std::string> links;
  std::int64_t place = 0;
  for (const auto& row : TRY(report.array("counterparty"))) {
    const bool is_shared = truth.shared_accounts.contains(place++);
    const auto type = TRY(identifiers::parse_type(TRY(row.string("type"))));
    const auto parsed = identifiers::parse(type, TRY(row.string("value")), options);
    if (parsed && !is_shared) {
      links.insert(fmt::format("{}|{}", identifiers::name_of(type), parsed->canonical().reveal("score against the truth")));
    }
  }
  return links;
}

}  // namespace

Result<cases::LinkingScore> score_against_truth(const std::filesystem::path& country, const Memberships& memberships) {
  const auto truths = TRY(read_truth(country / "truth.ndjson"));
  Numbering clusters;
  Numbering groups;
  Numbering identifiers;
  std::vector<cases::ScoredReport> scored;
  TRY(for_each_line(country / "reports.ndjson", [&](const JsonValue& report) -> Status {
    const std::string id(TRY(report.string("reportId")));
    const auto place = memberships.find(id);
    const auto truth = truths.find(id);
    if (place == memberships.end() || truth == truths.end()) return {};
    cases::ScoredReport row{.cluster = clusters(place->second), .truth = groups(truth->second.group), .identifiers = {}};
    for (const auto& link : TRY(true_links(report, truth->second))) row.identifiers.push_back(identifiers(link));
    scored.push_back(std::move(row));
    return {};
  }));
  return cases::score_linking(scored);
}

}  // namespace dijkwacht::app
