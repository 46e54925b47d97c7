#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::app {

struct DemoOptions {
  std::filesystem::path folder;
  std::filesystem::path project;  ///< data/, web/dist, tools/demo
  std::uint16_t port_base = 8080;
  std::int64_t reports = 20'000;
  std::uint64_t seed = 2026;
  std::int64_t days = 365;
  bool once = false;                      ///< fill, tell, stop
  bool set_up_only = false;               ///< folders, keys and accounts; start nothing
  bool fresh = false;                     ///< throw away what an earlier demo left
  std::vector<std::string> without = {};  ///< nodes to leave out: "shop", "carrier"
};

/// Nodes in processes of their own, filled with a synthetic country and a real feed through the doors that people and
/// partners use; then served until Ctrl-C, or stopped at once. A filled demo is served again as it is.
/// Returns the summary as one JSON object. Errors: kUnavailable when a node does not start (its log is named); those of the
/// rooms.
Result<std::string> run_demo(const DemoOptions& options, const std::filesystem::path& executable);

}  // namespace dijkwacht::app
