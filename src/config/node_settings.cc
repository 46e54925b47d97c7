#include "config/node_settings.h"

#include <fmt/core.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "config/toml_file.h"

namespace dijkwacht::config {
namespace {

constexpr std::array<std::pair<NodeRole, std::string_view>, 6> kRoleNames{{
    {NodeRole::kDesk, "desk"},
    {NodeRole::kCasework, "casework"},
    {NodeRole::kExchange, "exchange"},
    {NodeRole::kPartner, "partner"},
    {NodeRole::kPayments, "payments"},
    {NodeRole::kProgramme, "programme"},
}};
constexpr std::int64_t kPortMax = 65535;

Result<Listener> read_listener(const TomlTable& table) {
  const auto port = TRY(table.integer("port"));
  if (port < 0 || port > kPortMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: 'port' must be between 0 and {}", table.where(), kPortMax), "port");
  }
  return Listener{TRY(table.text_or("address", "127.0.0.1")), static_cast<std::uint16_t>(port)};
}

Result<ProcessingEntry> read_processing(const TomlTable& root) {
  if (!root.has("processing")) return ProcessingEntry{};
  const auto table = TRY(root.table("processing"));
  return ProcessingEntry{
      .controller = TRY(table.text_or("controller", "")),
      .joint_controllers = TRY(table.text_or("joint_controllers", "")),
      .dpia = TRY(table.text_or("dpia", "")),
      .register_entry = TRY(table.text_or("register_entry", "")),
  };
}

toml::table listener_table(const Listener& listener) {
  return toml::table{{"address", listener.address}, {"port", static_cast<std::int64_t>(listener.port)}};
}

}  // namespace

std::string_view name_of(NodeRole role) {
  return std::ranges::find(kRoleNames, role, [](const auto& pair) { return pair.first; })->second;
}

Result<NodeRole> parse_node_role(std::string_view text) {
  const auto found = std::ranges::find(kRoleNames, text, [](const auto& pair) { return pair.second; });
  if (found == kRoleNames.end()) {
    return fail(ErrorCode::kInvalidArgument, "a node role is desk, casework, exchange, partner, payments or programme", "roles");
  }
  return found->first;
}

bool NodeSettings::has_role(NodeRole role) const { return std::ranges::find(roles, role) != roles.end(); }

Result<NodeSettings> load_node_settings(const std::filesystem::path& data_directory) {
  const auto root = TRY(read_toml(data_directory / "node.toml"));
  NodeSettings settings{
      .id = TRY(root.text("id")),
      .sector = TRY(root.text("sector")),
      .name_nl = TRY(root.text("name_nl")),
      .name_en = TRY(root.text("name_en")),
      .is_synthetic = TRY(root.flag_or("synthetic", false)),
      .origin = TRY(root.text("origin")),
      .pages = TRY(read_listener(TRY(root.table("pages")))),
      .node_to_node = TRY(read_listener(TRY(root.table("node_to_node")))),
      .countersigner = TRY(root.text_or("countersigner", "")),
      .has_key_process = TRY(root.flag_or("key_process", false)),
      .processing = TRY(read_processing(root)),
      .open_requests_per_second = TRY(root.integer_or("open_requests_per_second", 0)),
      .data_directory = data_directory,
      .rules_directory = TRY(root.text("rules_directory")),
      .pages_directory = TRY(root.text("pages_directory")),
  };
  for (const auto& role : TRY(root.texts("roles"))) settings.roles.push_back(TRY(parse_node_role(role)));
  if (settings.has_role(NodeRole::kPayments) && !settings.has_role(NodeRole::kPartner))
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: role 'payments' needs role 'partner' too", root.where()), "roles");
  return settings;
}

Status save_node_settings(const NodeSettings& settings) {
  toml::array roles;
  for (const auto role : settings.roles) roles.push_back(std::string(name_of(role)));
  const toml::table root{
      {"id", settings.id},
      {"sector", settings.sector},
      {"name_nl", settings.name_nl},
      {"name_en", settings.name_en},
      {"roles", roles},
      {"synthetic", settings.is_synthetic},
      {"origin", settings.origin},
      {"pages", listener_table(settings.pages)},
      {"node_to_node", listener_table(settings.node_to_node)},
      {"countersigner", settings.countersigner},
      {"key_process", settings.has_key_process},
      {"processing", toml::table{{"controller", settings.processing.controller},
                                 {"joint_controllers", settings.processing.joint_controllers},
                                 {"dpia", settings.processing.dpia},
                                 {"register_entry", settings.processing.register_entry}}},
      {"open_requests_per_second", settings.open_requests_per_second},
      {"rules_directory", settings.rules_directory.string()},
      {"pages_directory", settings.pages_directory.string()},
  };
  std::ofstream file(settings.data_directory / "node.toml", std::ios::trunc);
  file << "# Settings of one node. docs/operations.md explains each key.\n" << root << '\n';
  if (!file.flush())
    return fail(ErrorCode::kUnavailable, fmt::format("cannot write node.toml in {}", settings.data_directory.string()));
  return {};
}

}  // namespace dijkwacht::config
