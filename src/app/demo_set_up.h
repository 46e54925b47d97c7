#pragma once

#include <cstdint>
#include <filesystem>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::app {

/// Where the demo lives and listens.
struct DemoPlace {
  std::filesystem::path folder;    ///< one data directory a node below it, and demo.json
  std::filesystem::path project;   ///< where data/ and web/dist are
  std::uint16_t port_base = 8080;  ///< pages at base, base+1, base+2, base+3; node to node a thousand higher
};

/// The demo's nodes, in the order in which their ports count.
struct DemoNode {
  const char* folder;  ///< also the first word of its host name: "fhd" is fhd.localhost
  const char* id;      ///< partner id
};
inline constexpr DemoNode kDemoNodes[] = {{"fhd", "fhd"}, {"police", "police"}, {"bank", "demobank"}, {"jenv", "jenv"}};

/// Makes four nodes that know each other: settings, keys, certificates of an authority of their own, partner register, accounts
/// and API keys; and demo.json, which tells the driver and tests where they are. What exists stays as it is.
/// Errors: kUnavailable when the folder cannot be written; those of the rooms.
Status set_up_demo(const DemoPlace& place, const Clock& clock);

}  // namespace dijkwacht::app
