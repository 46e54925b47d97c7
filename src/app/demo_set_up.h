#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::app {

/// The demo's nodes, in the order in which their ports count.
struct DemoNode {
  const char* folder;  ///< also the first word of its host name: "fhd" is fhd.localhost
  const char* id;      ///< partner id
  bool can_be_left_out = false;
};
inline constexpr DemoNode kDemoNodes[] = {{"fhd", "fhd"},   {"police", "police"},         {"bank", "demobank"},
                                          {"jenv", "jenv"}, {"shop", "demowinkel", true}, {"carrier", "demovervoer", true}};

/// Where the demo lives and listens, and who is in it.
struct DemoPlace {
  std::filesystem::path folder;           ///< one data directory a node below it, and demo.json
  std::filesystem::path project;          ///< where data/ and web/dist are
  std::uint16_t port_base = 8080;         ///< pages at this port and the next ones, one a node; node to node a thousand higher
  std::vector<std::string> without = {};  ///< folders of nodes that are not made
};

/// The demo's nodes but those named. Errors: kInvalidArgument for a name that no node has, or of one that the demo cannot do
/// without.
Result<std::vector<DemoNode>> demo_nodes(const std::vector<std::string>& without);

/// Makes nodes that know each other: settings, keys, certificates of an authority of their own, partner register, accounts
/// and API keys; and demo.json, which tells the driver and tests where they are. What exists stays as it is.
/// Errors: those of `demo_nodes`; kUnavailable when the folder cannot be written; those of the rooms.
Status set_up_demo(const DemoPlace& place, const Clock& clock);

}  // namespace dijkwacht::app
