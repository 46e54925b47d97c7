// Links the reports of a synthetic country and compares the cases with the truth, which the linking never reads.
//
//   linking_bench FOLDER      FOLDER holds reports.ndjson and truth.ndjson, as `dijkwacht simulate` writes them.
//
// Prints one JSON object. Two runs over the same reports in the same order:
// - in memory, one report at a time: what one report costs (median, 99th percentile, longest), and the score before and after
// `settle`;
// - through CaseService in batches of 500, durable on SQLite with audit entries: reports a second. Its cases must be the same.
// Estimate: a report has some 2.5 identifiers; in memory a few microseconds, durable some 12 rows of 5 µs.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "audit/audit_log.h"
#include "base/json.h"
#include "cases/case_service.h"
#include "cases/linking_score.h"
#include "crypto/seal.h"
#include "crypto/secret.h"
#include "identifiers/identifier.h"
#include "store/database_testing.h"

namespace dijkwacht::bench {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t kBatch = 500;

double seconds_since(Steady::time_point start) { return std::chrono::duration<double>(Steady::now() - start).count(); }

/// A report ready to link, and what it truly is.
struct Input {
  cases::LinkableReport report;
  std::string group;
  std::vector<std::size_t> shared;  ///< places in the counterparty that are a payment provider's account
  std::vector<std::size_t> places;  ///< of each identifier of `report`
};

class Reader {
 public:
  Status read(const std::string& folder) {
    TRY(each_line(folder + "/truth.ndjson", [&](const JsonValue& line) { return read_truth(line); }));
    return each_line(folder + "/reports.ndjson", [&](const JsonValue& line) { return read_report(line); });
  }
  std::vector<Input> take() { return std::move(inputs_); }
  std::int64_t unreadable() const { return unreadable_; }

 private:
  template <typename Visit>
  static Status each_line(const std::string& file, Visit visit) {
    std::ifstream in(file);
    if (!in) return fail(ErrorCode::kNotFound, "cannot open " + file);
    for (std::string line; std::getline(in, line);) TRY(visit(TRY(JsonDocument::parse(line)).root()));
    return {};
  }

  Status read_truth(const JsonValue& line) {
    Input input{.group = std::string(TRY(line.string("groupId")))};
    input.report.report_id = TRY(reports::ReportId::parse(TRY(line.string("reportId"))));
    const auto shared = TRY(line.array("sharedAccounts"));
    for (const auto& place : shared) input.shared.push_back(static_cast<std::size_t>(TRY(place.integer())));
    places_.emplace(input.report.report_id, inputs_.size());
    inputs_.push_back(std::move(input));
    return {};
  }

  Status read_report(const JsonValue& line) {
    const auto id = TRY(reports::ReportId::parse(TRY(line.string("reportId"))));
    auto& input = inputs_.at(places_.at(id));
    auto& report = input.report;
    report.fraud_type = TRY(line.string("fraudType"));
    report.channel = TRY(line.string("channel"));
    report.occurred_on = TRY(parse_date(TRY(line.string("occurredOn"))));
    report.received_at = TRY(parse_time(TRY(line.string("reportedAt"))));
    if (const auto amount = TRY(line.find("amount"))) report.amount = Money{TRY(amount->integer("minor"))};
    const auto counterparty = TRY(line.array("counterparty"));
    for (std::size_t place = 0; place < counterparty.size(); ++place) {
      const auto type = TRY(counterparty[place].string("type"));
      const auto value = TRY(counterparty[place].string("value"));
      add(input, place, type, value);
    }
    return {};
  }

  void add(Input& input, std::size_t place, std::string_view type, std::string_view value) {
    const auto known = identifiers::parse_type(type);
    const auto parsed = known ? identifiers::parse(*known, value, {.region = "NL", .accept_synthetic_numbers = true})
                              : Result<identifiers::Identifier>(std::unexpect, known.error());
    if (!parsed) {
      ++unreadable_;
      return;
    }
    const auto& canonical = parsed->canonical().reveal("tokenise");
    input.report.identifiers.push_back({.type = std::string(type),
                                        .token = crypto::tokenise(key_, type, canonical),
                                        .sealed = crypto::seal_box(sealing_.public_key, as_bytes(canonical))});
    input.places.push_back(place);
  }

  crypto::SecretKey key_ = crypto::SecretKey::from_bytes(Bytes(32, 7)).value();  // fixed: equal runs give equal tokens
  crypto::SealingKeyPair sealing_ = crypto::SealingKeyPair::random();
  std::vector<Input> inputs_;
  std::unordered_map<reports::ReportId, std::size_t> places_;
  std::int64_t unreadable_ = 0;
};

/// Identifiers that truly are a payment provider's account, whoever mistyped what.
std::unordered_set<crypto::Token> shared_tokens(const std::vector<Input>& inputs) {
  std::unordered_set<crypto::Token> shared;
  for (const auto& input : inputs) {
    for (std::size_t i = 0; i < input.places.size(); ++i) {
      if (std::ranges::find(input.shared, input.places[i]) != input.shared.end())
        shared.insert(input.report.identifiers[i].token);
    }
  }
  return shared;
}

/// Scores `cluster_of`, a numbering of cases by report.
template <typename ClusterOf>
cases::LinkingScore score(const std::vector<Input>& inputs, const ClusterOf& cluster_of) {
  const auto shared = shared_tokens(inputs);
  std::unordered_map<std::string, std::uint64_t> groups;
  std::vector<cases::ScoredReport> scored;
  for (const auto& input : inputs) {
    cases::ScoredReport report{.cluster = cluster_of(input.report.report_id),
                               .truth = groups.emplace(input.group, groups.size()).first->second};
    for (const auto& identifier : input.report.identifiers) {
      if (!shared.contains(identifier.token)) report.identifiers.push_back(std::hash<crypto::Token>{}(identifier.token));
    }
    scored.push_back(std::move(report));
  }
  return cases::score_linking(scored).value();
}

void write_score(JsonWriter& json, std::string_view name, const cases::LinkingScore& result) {
  json.object(name, [&] {
    json.member("precision", result.precision());
    json.member("recall", result.recall());
    json.member("bCubedF1", result.b_cubed_f1());
    json.member("pairsPlaced", result.pairs_placed);
    json.member("pairsSought", result.pairs_sought);
  });
}

struct Rules {
  cases::StopThresholds thresholds;
  cases::CaseTexts texts;
};

/// One report at a time, in memory.
cases::LinkIndex link_in_memory(const std::vector<Input>& inputs, const Rules& rules, JsonWriter& json) {
  cases::LinkIndex index;
  SeededRandom random(1);
  const cases::ListedStops listed;
  std::vector<double> microseconds;
  microseconds.reserve(inputs.size());
  const auto start = Steady::now();
  for (const auto& input : inputs) {
    const auto begin = Steady::now();
    cases::Linker(index, random, {rules.thresholds, listed, rules.texts}, input.report.received_at).add(input.report).value();
    microseconds.push_back(1e6 * seconds_since(begin));
  }
  const auto seconds = seconds_since(start);
  const auto cluster_of = [&](const reports::ReportId& id) { return index.report(index.find_report(id)).cluster; };
  std::ranges::sort(microseconds);
  json.object("memory", [&] {
    json.member("reportsPerSecond", static_cast<double>(inputs.size()) / seconds);
    json.member("linkMicrosecondsMedian", microseconds[microseconds.size() / 2]);
    json.member("linkMicrosecondsP99", microseconds[microseconds.size() * 99 / 100]);
    json.member("linkMicrosecondsMax", microseconds.back());
    write_score(json, "beforeSettling", score(inputs, cluster_of));
    const auto settling = Steady::now();
    cases::Linker(index, random, {rules.thresholds, listed, rules.texts}, inputs.back().report.received_at).settle();
    json.member("settleSeconds", seconds_since(settling));
    write_score(json, "settled", score(inputs, cluster_of));
  });
  return index;
}

void write_stops(const std::vector<Input>& inputs, const cases::LinkIndex& index, JsonWriter& json) {
  const auto shared = shared_tokens(inputs);
  std::int64_t right = 0;
  std::int64_t wrong = 0;
  std::int64_t missed = 0;
  for (cases::IdentifierIndex i = 0; i < index.link_count(); ++i) {
    const bool is_shared = shared.contains(index.link(i).token);
    right += is_shared && !index.link(i).links();
    wrong += !is_shared && !index.link(i).links();
    missed += is_shared && index.link(i).links() && index.link(i).reports.size() > 1;
  }
  json.object("stops", [&] {
    json.member("right", right);
    json.member("wrong", wrong);
    json.member("missed", missed);
  });
}

/// Durable, in batches, with audit. False when its cases differ from those of the index.
bool link_durably(const std::vector<Input>& inputs, const Rules& rules, const cases::LinkIndex& index, JsonWriter& json) {
  auto steps = audit::migrations();
  for (const auto& step : cases::migrations()) steps.push_back(step);
  store::testing::TemporaryDatabase database(steps);
  SystemClock clock;
  SystemRandom random;
  auto service = cases::CaseService::create(database.get(), clock, random, {rules.thresholds, rules.texts}).value();
  std::vector<cases::LinkableReport> reports;
  for (const auto& input : inputs) reports.push_back(input.report);
  const auto start = Steady::now();
  for (std::size_t i = 0; i < reports.size(); i += kBatch) {
    const auto batch = std::span(reports).subspan(i, std::min(kBatch, reports.size() - i));
    service->add_many(batch, "system").value();
  }
  const auto seconds = seconds_since(start);
  service->settle("system").value();
  const auto restart = Steady::now();
  service = cases::CaseService::create(database.get(), clock, random, {rules.thresholds, rules.texts}).value();
  json.object("durable", [&] {
    json.member("reportsPerSecond", static_cast<double>(reports.size()) / seconds);
    json.member("startSeconds", seconds_since(restart));
    json.member("storeBytesPerReport",
                static_cast<std::int64_t>(std::filesystem::file_size(database.folder() / "store.db") / reports.size()));
  });
  // Same cases: each pair of maps from one numbering to the other is a function.
  std::unordered_map<cases::CaseId, cases::ClusterIndex> there;
  std::unordered_map<cases::ClusterIndex, cases::CaseId> back;
  for (const auto& report : reports) {
    const auto id = service->case_of(report.report_id).value().id;
    const auto cluster = index.report(index.find_report(report.report_id)).cluster;
    if (there.emplace(id, cluster).first->second != cluster || back.emplace(cluster, id).first->second != id) return false;
  }
  return true;
}

Status run(const std::string& folder) {
  Reader reader;
  TRY(reader.read(folder));
  const auto inputs = reader.take();
  if (inputs.empty()) return fail(ErrorCode::kInvalidArgument, "there are no reports in " + folder);
  const std::filesystem::path data = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";
  const Rules rules{TRY(cases::StopThresholds::load(data / "stop-identifiers/frequent.toml")),
                    TRY(cases::CaseTexts::load(data / "texts/cases.toml"))};
  JsonWriter json;
  bool is_same = false;
  json.begin_object();
  json.member("reports", inputs.size());
  json.member("unreadableIdentifiers", reader.unreadable());
  const auto index = link_in_memory(inputs, rules, json);
  json.member("cases", index.open_cluster_count());
  write_stops(inputs, index, json);
  is_same = link_durably(inputs, rules, index, json);
  json.member("durableGivesTheSameCases", is_same);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json.member("peakMemoryMb", static_cast<std::int64_t>(usage.ru_maxrss / 1024));
  json.end_object();
  std::cout << json.take() << "\n";
  if (!is_same) return fail(ErrorCode::kInternal, "the two runs give different cases");
  return {};
}

}  // namespace
}  // namespace dijkwacht::bench

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "use: linking_bench FOLDER   (with reports.ndjson and truth.ndjson; see dijkwacht simulate)\n";
    return 2;
  }
  const auto done = dijkwacht::bench::run(arguments[1]);
  if (done) return 0;
  std::cerr << done.error().message << "\n";
  return 1;
}
