#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::config {

/// What a node does: a choice of rooms wired in app/.
enum class NodeRole : std::uint8_t {
  kDesk,
  kCasework,
  kExchange,
  kPartner,   ///< gets signals that its sector may have, and checks against them
  kPayments,  ///< a partner that decides over payments too: a bank
  kProgramme,
};
std::string_view name_of(NodeRole role);
/// Errors: kInvalidArgument.
Result<NodeRole> parse_node_role(std::string_view text);

/// Where a node listens. Port 0 asks the system for a free one.
struct Listener {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;
};

/// What the law wants on paper before personal data comes in (invariant 13). Texts refer to the controller's own registers.
struct ProcessingEntry {
  std::string controller;
  std::string joint_controllers;
  std::string dpia;
  std::string register_entry;
};

/// A node's settings: `<data>/node.toml`. A value.
struct NodeSettings {
  std::string id;  ///< partner id, as in the partner register
  std::string sector;
  std::string name_nl;
  std::string name_en;
  std::vector<NodeRole> roles;
  /// The persons in this node are invented and marked so; sandbox rules may answer here.
  bool is_synthetic = false;
  std::string origin;     ///< where people reach the pages: "http://fhd.localhost:8080"
  Listener pages;         ///< plain HTTP, behind the organisation's own TLS front
  Listener node_to_node;  ///< mutual TLS
  /// The node that countersigns this one's audit heads; empty: none (verify then says so).
  std::string countersigner;
  /// Keys in a process of their own (the police) or in the node's (others).
  bool has_key_process = false;
  ProcessingEntry processing;
  /// Requests a second from one address on routes open to all; 0: as data/settings/auth.toml says. For nodes behind a proxy that
  /// limits by itself, and for the demo, where twenty thousand people share one address.
  std::int64_t open_requests_per_second = 0;

  std::filesystem::path data_directory;   ///< where this file stands
  std::filesystem::path rules_directory;  ///< the project's data/ folder
  std::filesystem::path pages_directory;  ///< web/dist

  bool has_role(NodeRole role) const;
};

/// Reads `<data>/node.toml`. Errors: kNotFound when there is none, kInvalidArgument naming the key.
Result<NodeSettings> load_node_settings(const std::filesystem::path& data_directory);
/// Writes it (demo set-up). Errors: kUnavailable.
Status save_node_settings(const NodeSettings& settings);

}  // namespace dijkwacht::config
