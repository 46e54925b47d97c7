#include "app/demo.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <thread>

#include "app/ask.h"
#include "app/child_process.h"
#include "app/demo_set_up.h"
#include "app/key_domains.h"
#include "app/linking_accuracy.h"
#include "app/node_files.h"
#include "app/progress_bar.h"
#include "app/simulate.h"
#include "app/stop_signals.h"
#include "base/json.h"
#include "config/node_settings.h"
#include "crypto/key_ring.h"
#include "formats/eth_phishing_detect.h"
#include "http/client.h"

namespace dijkwacht::app {
namespace {

using std::chrono::steady_clock;

constexpr auto kReadyWithin = std::chrono::seconds(30);
constexpr auto kReadyPause = std::chrono::milliseconds(50);
constexpr std::size_t kMembershipsPerQuestion = 5000;
constexpr const char* kFeedPath = "tools/demo/node_modules/eth-phishing-detect/src/config.json";
constexpr const char* kBlockOwner = "eth-phishing-detect";
constexpr const char* kAllowOwner = "eth-phishing-detect-allow";
/// Domains of the feed that the demo's payments name.
constexpr std::size_t kDomainsInPayments = 50;

/// What demo.json says of one node.
struct NodeAddress {
  std::string origin;
  std::map<std::string, std::string> keys;
};
using Addresses = std::map<std::string, NodeAddress>;

Result<Addresses> read_addresses(const std::filesystem::path& folder) {
  const auto document = TRY(JsonDocument::parse(TRY(read_text_file(folder / "demo.json"))));
  Addresses addresses;
  for (const auto& [name, node] : TRY(TRY(document.root().at("nodes")).members())) {
    NodeAddress address{.origin = std::string(TRY(node.string("origin"))), .keys = {}};
    for (const auto& [key, text] : TRY(TRY(node.at("keys")).members())) address.keys[std::string(key)] = TRY(text.string());
    addresses[std::string(name)] = std::move(address);
  }
  return addresses;
}

Result<http::Client> client_of(const NodeAddress& address) {
  auto settings = TRY(http::parse_client_address(std::string_view(address.origin).substr(std::string_view("http://").size())));
  settings.exchange_time = std::chrono::minutes(5);
  return http::Client(settings);
}

/// A request with one of the demo's keys; anything but a good answer is an error with the node's own words.
Result<JsonDocument> ask(http::Client& client, const std::string& key, http::Method method, const std::string& target,
                         std::string body) {
  http::Headers headers;
  headers.set("Authorization", "Bearer " + key);
  if (!body.empty()) headers.set("Content-Type", "application/json");
  const auto response = TRY(client.send({.method = method, .target = target, .headers = headers, .body = std::move(body)}));
  constexpr int kFirstFailure = 300;
  if (response.status >= kFirstFailure) {
    return fail(ErrorCode::kUnavailable, fmt::format("{} answered {}: {}", target, response.status, response.body));
  }
  return JsonDocument::parse(response.body, std::size_t{64} << 20);
}

/// The demo's nodes, running.
class Nodes {
 public:
  static Result<Nodes> start(const DemoOptions& options, const std::filesystem::path& executable, const Addresses& addresses) {
    Nodes nodes;
    const auto chosen = TRY(demo_nodes(options.without));
    for (const auto& node : chosen) {
      const auto data = options.folder / node.folder;
      nodes.processes_.push_back(
          TRY(ChildProcess::start({executable.string(), "serve", "--data", data.string()}, data / "node.log")));
    }
    for (std::size_t i = 0; i < nodes.processes_.size(); ++i) {
      TRY(wait_until_ready(nodes.processes_[i], addresses.at(chosen[i].folder), options.folder / chosen[i].folder / "node.log"));
    }
    return nodes;
  }

  std::int64_t peak_memory_mb() const {
    std::int64_t sum = 0;
    for (const auto& process : processes_) sum += process.peak_memory_mb();
    return sum;
  }

 private:
  static Status wait_until_ready(const ChildProcess& process, const NodeAddress& address, const std::filesystem::path& log) {
    auto client = TRY(client_of(address));
    const auto end = steady_clock::now() + kReadyWithin;
    while (steady_clock::now() < end && process.is_running()) {
      const auto answer = client.get("/readyz");
      if (answer && answer->status == 200) return {};
      std::this_thread::sleep_for(kReadyPause);
    }
    return fail(ErrorCode::kUnavailable,
                fmt::format("the node at {} did not start; is its port taken? See {}", address.origin, log.string()));
  }

  std::vector<ChildProcess> processes_;
};

struct Imported {
  std::int64_t imported = 0;
  std::int64_t refused = 0;
  std::vector<std::string> domains;  ///< some of the block-list
};

Status import_list(http::Client& police, const std::string& key, const char* owner, const char* listing,
                   const std::vector<signals::ImportRow>& rows, Imported& total) {
  const auto answer = TRY(ask(police, key, http::Method::kPost, "/api/v1/signal-imports", import_body(owner, listing, rows)));
  total.imported += TRY(answer.root().integer("imported")) + TRY(answer.root().integer("unchanged"));
  total.refused += static_cast<std::int64_t>(TRY(answer.root().array("refused")).size());
  return {};
}

Result<Imported> import_feed(const DemoOptions& options, const NodeAddress& police) {
  const auto text = read_text_file(options.project / kFeedPath);
  if (!text) return fail(ErrorCode::kNotFound, fmt::format("{} is missing; run tools/demo/install.sh", kFeedPath));
  const auto feed = TRY(formats::read_eth_phishing_detect(*text));
  auto client = TRY(client_of(police));
  Imported total;
  TRY(import_list(client, police.keys.at("feed"), kBlockOwner, "block", feed.block, total));
  Imported allowed;
  TRY(import_list(client, police.keys.at("feed"), kAllowOwner, "allow", feed.allow, allowed));
  for (std::size_t i = 0; i < feed.block.size() && total.domains.size() < kDomainsInPayments;
       i += feed.block.size() / kDomainsInPayments) {
    total.domains.push_back(feed.block[i].value);
  }
  return total;
}

Status write_driver_settings(const DemoOptions& options, const Addresses& addresses, const Imported& feed) {
  JsonWriter json;
  json.object([&] {
    json.member("country", (options.folder / "country").string()).member("reports", options.reports);
    json.array("scamDomains", [&] {
      for (const auto& domain : feed.domains) json.value(domain);
    });
    json.object("nodes", [&] {
      for (const auto& [name, address] : addresses) {
        json.object(name, [&] {
          json.member("origin", address.origin);
          json.object("keys", [&] {
            for (const auto& [key, text] : address.keys) json.member(key, text);
          });
        });
      }
    });
  });
  return write_private_file(options.folder / "driver.json", json.take());
}

/// Runs the driver, showing how far it is; gives its summary.
Result<std::string> drive(const DemoOptions& options) {
  ProgressBar bar;
  const auto script = options.project / "tools/demo/drive.mjs";
  const auto settings = options.folder / "driver.json";
  auto output = run_to_end({"node", script.string(), settings.string()}, [&](std::string_view line) {
    const auto message = JsonDocument::parse(line);
    if (!message) return bar.say(line);
    if (const auto error = message->root().string_or("error", ""); error && !error->empty()) return bar.say(*error);
    const auto stage = message->root().string_or("stage", "");
    const auto done = message->root().integer_or("done", 0);
    const auto of = message->root().integer_or("of", 0);
    if (stage && done && of) bar.show(*stage, *done, *of);
  });
  bar.finish();
  return output;
}

Result<Memberships> read_memberships(const DemoOptions& options, const NodeAddress& police) {
  auto client = TRY(client_of(police));
  std::ifstream reports(options.folder / "country" / "reports.ndjson");
  Memberships memberships;
  std::vector<std::string> ids;
  const auto ask_about_ids = [&]() -> Status {
    JsonWriter json;
    json.object([&] { json.texts("reports", ids); });
    const auto answer = TRY(ask(client, police.keys.at("analyst"), http::Method::kPost, "/api/v1/case-memberships", json.take()));
    for (const auto& item : TRY(answer.root().array("items"))) {
      memberships[std::string(TRY(item.string("reportId")))] = TRY(item.string("caseId"));
    }
    ids.clear();
    return {};
  };
  for (std::string line; std::getline(reports, line);) {
    const auto report = TRY(JsonDocument::parse(line));
    ids.emplace_back(TRY(report.root().string("reportId")));
    if (ids.size() == kMembershipsPerQuestion) TRY(ask_about_ids());
  }
  if (!ids.empty()) TRY(ask_about_ids());
  return memberships;
}

struct Outcome {
  std::string driver;  ///< JSON
  Imported feed;
  cases::LinkingScore linking;
  std::int64_t cases = 0;
};

std::string summary_of(const Outcome& outcome, const JsonValue& driver, std::int64_t wall_seconds, std::int64_t peak_memory_mb) {
  JsonWriter json;
  json.object([&] {
    json.member("reports", driver.integer_or("reports", 0).value()).member("cases", outcome.cases);
    json.object("linking", [&] {
      json.member("precision", outcome.linking.precision()).member("recall", outcome.linking.recall());
      json.member("bCubedF1", outcome.linking.b_cubed_f1());
    });
    json.member("opinions", driver.integer_or("opinions", 0).value()).member("signals", driver.integer_or("signals", 0).value());
    json.member("domainsImported", outcome.feed.imported).member("rowsRefused", outcome.feed.refused);
    if (const auto decisions = driver.find("decisions"); decisions && *decisions) json.key("decisions").raw((*decisions)->text());
    if (const auto effect = driver.find("knownEffect"); effect && *effect) json.key("knownEffect").raw((*effect)->text());
    json.member("withdrawn", driver.integer_or("withdrawn", 0).value());
    json.member("signalsWithdrawn", driver.integer_or("signalsWithdrawn", 0).value());
    json.member("wallSeconds", wall_seconds).member("peakMemoryMb", peak_memory_mb);
  });
  return json.take();
}

Result<std::string> fill(const DemoOptions& options, const Addresses& addresses, const Nodes& nodes,
                         steady_clock::time_point start) {
  TRY(simulate({.reports = options.reports,
                .seed = options.seed,
                .days = options.days,
                .folder = options.folder / "country",
                .settings = options.project / "data/simulation/country.toml"}));
  Outcome outcome;
  outcome.feed = TRY(import_feed(options, addresses.at("police")));
  TRY(write_driver_settings(options, addresses, outcome.feed));
  outcome.driver = TRY(drive(options));
  const auto memberships = TRY(read_memberships(options, addresses.at("police")));
  outcome.linking = TRY(score_against_truth(options.folder / "country", memberships));
  auto police = TRY(client_of(addresses.at("police")));
  const auto progress =
      TRY(ask(police, addresses.at("police").keys.at("analyst"), http::Method::kGet, "/api/v1/casework-progress", ""));
  outcome.cases = TRY(progress.root().integer("cases"));
  const auto driver = TRY(JsonDocument::parse(outcome.driver));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - start).count();
  auto summary = summary_of(outcome, driver.root(), seconds, nodes.peak_memory_mb());
  TRY(write_private_file(options.folder / "summary.json", summary));
  return summary;
}

/// Was an earlier filling cut off? It cannot go on: what only its reporters knew went with the driver.
bool is_half_filled(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "driver.json") && !std::filesystem::exists(folder / "summary.json");
}

/// Was it made by a version with fewer nodes, or without some? The others do not know those.
bool lacks_a_node(const std::filesystem::path& folder, const std::vector<DemoNode>& chosen) {
  const auto addresses = read_addresses(folder);
  if (!addresses) return false;
  return std::ranges::any_of(chosen, [&](const DemoNode& node) { return !addresses->contains(node.folder); });
}

/// Was it made by a version whose nodes had fewer keys? A node does not start without one of its own.
bool lacks_a_key(const std::filesystem::path& folder, const std::vector<DemoNode>& chosen) {
  return std::ranges::any_of(chosen, [&](const DemoNode& node) {
    const auto settings = config::load_node_settings(folder / node.folder);
    if (!settings) return false;
    const auto ring = crypto::KeyRing::load(NodeFiles{settings->data_directory}.keys(), key_domains(*settings));
    return !ring && ring.error().code == ErrorCode::kNotFound;
  });
}

void tell_addresses(const Addresses& addresses, const std::vector<DemoNode>& nodes, const std::string& summary) {
  fmt::print(stderr, "\n{}\n\nThe demo is served. Open\n", summary);
  for (const auto& node : nodes) fmt::print(stderr, "  {}\n", addresses.at(node.folder).origin);
  fmt::print(stderr, "Everyone in it is invented. Ctrl-C stops it; the next start continues where it is.\n");
}

}  // namespace

Result<std::string> run_demo(const DemoOptions& options, const std::filesystem::path& executable) {
  const auto start = steady_clock::now();
  const bool was_cut_off = is_half_filled(options.folder);
  if (was_cut_off) fmt::print(stderr, "An earlier filling was cut off; starting anew.\n");
  const auto chosen = TRY(demo_nodes(options.without));
  const bool is_older = lacks_a_node(options.folder, chosen) || lacks_a_key(options.folder, chosen);
  if (is_older) fmt::print(stderr, "An earlier version made this demo, or it lacks a node; starting anew.\n");
  if (options.fresh || was_cut_off || is_older) std::filesystem::remove_all(options.folder);
  std::filesystem::create_directories(options.folder);
  const SystemClock clock;
  TRY(set_up_demo(
      {.folder = options.folder, .project = options.project, .port_base = options.port_base, .without = options.without}, clock));
  const auto addresses = TRY(read_addresses(options.folder));
  if (options.set_up_only) return std::string("{}");

  const auto signals = block_stop_signals();
  const auto nodes = TRY(Nodes::start(options, executable, addresses));
  const auto filled = read_text_file(options.folder / "summary.json");
  const auto summary = filled ? *filled : TRY(fill(options, addresses, nodes, start));
  if (options.once) return summary;
  tell_addresses(addresses, chosen, summary);
  int caught = 0;
  sigwait(&signals, &caught);
  return summary;
}

}  // namespace dijkwacht::app
