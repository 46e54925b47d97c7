#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "reports/routing_table.h"

/// What the tests of the wayfinder share.
namespace dijkwacht::reports::testing {

inline const std::filesystem::path kRoutingFolder = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "routing";

/// The table of data/routing.
inline const RoutingTable& routing_table() {
  static const auto loaded = RoutingTable::load(kRoutingFolder);
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
  return *loaded;
}

inline std::vector<std::string> ids(const std::vector<Desk>& desks) {
  std::vector<std::string> found;
  for (const auto& desk : desks) found.push_back(desk.id);
  return found;
}

}  // namespace dijkwacht::reports::testing
