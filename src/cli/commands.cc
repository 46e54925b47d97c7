#include "cli/commands.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

namespace dijkwacht::cli {
namespace {

/// The nearest folder at or above `from` that holds data/policy; empty when there is none.
std::filesystem::path project_above(std::filesystem::path from) {
  for (; from.has_relative_path(); from = from.parent_path()) {
    if (std::filesystem::exists(from / "data" / "policy")) return from;
  }
  return {};
}

}  // namespace

void add_commands(CLI::App& program, int& outcome) {
  add_demo_commands(program, outcome);
  add_node_commands(program, outcome);
  add_account_commands(program, outcome);
  add_signal_commands(program, outcome);
  add_policy_commands(program, outcome);
  add_assurance_commands(program, outcome);
  add_statistics_commands(program, outcome);
  add_barrier_commands(program, outcome);
  add_programme_commands(program, outcome);
}

int report(const Error& error) {
  const auto field = error.field.empty() ? "" : fmt::format(" ({})", error.field);
  fmt::print(stderr, "dijkwacht: {}{}\n", error.message, field);
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kTooLarge: return kWrongUse;
    default: return kFailed;
  }
}

int exit_code(const Status& status) { return status ? kDone : report(status.error()); }

int show(const Result<app::Told>& told, bool as_json) {
  if (!told) return report(told.error());
  fmt::print("{}\n", as_json ? told->json : told->words);
  return kDone;
}

std::filesystem::path NodeChoice::directory() const { return data.empty() ? demo_directory() / name : data; }

void add_node_options(CLI::App& command, NodeChoice& choice, std::string default_name) {
  choice.name = std::move(default_name);
  command.add_option("--node", choice.name, "a node of the demo: fhd, police or bank")->capture_default_str();
  command.add_option("--data", choice.data, "data directory of any node; wins over --node");
}

std::filesystem::path executable() { return std::filesystem::read_symlink("/proc/self/exe"); }

std::filesystem::path project_directory() {
  if (const auto* given = std::getenv("DIJKWACHT_PROJECT")) return given;
  if (auto found = project_above(std::filesystem::current_path()); !found.empty()) return found;
  return project_above(executable().parent_path());
}

std::filesystem::path demo_directory() {
  if (const auto* given = std::getenv("DIJKWACHT_DEMO")) return given;
  return project_directory() / "var" / "demo";
}

}  // namespace dijkwacht::cli
