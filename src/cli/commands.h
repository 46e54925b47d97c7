#pragma once

#include <filesystem>
#include <string>

#include "app/told.h"
#include "base/result.h"

namespace CLI {
class App;
}

namespace dijkwacht::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUse = 2;

/// Adds every command; the chosen one leaves its exit code in `outcome`.
void add_commands(CLI::App& program, int& outcome);

// One file a group of commands.
void add_node_commands(CLI::App& program, int& outcome);        ///< serve, keys
void add_account_commands(CLI::App& program, int& outcome);     ///< accounts add, set-password, disable
void add_demo_commands(CLI::App& program, int& outcome);        ///< demo, simulate
void add_signal_commands(CLI::App& program, int& outcome);      ///< check, import
void add_policy_commands(CLI::App& program, int& outcome);      ///< policy explain|simulate
void add_assurance_commands(CLI::App& program, int& outcome);   ///< audit verify, evidence verify, identifiers verify, openapi
void add_statistics_commands(CLI::App& program, int& outcome);  ///< effect its, did and ab; burst
void add_barrier_commands(CLI::App& program, int& outcome);     ///< decide
void add_programme_commands(CLI::App& program, int& outcome);   ///< programme report

/// One line on stderr for an error; 2 when the input is at fault, otherwise 1.
int report(const Error& error);
/// `report` of an error, or `kDone`.
int exit_code(const Status& status);
/// Prints an answer, as one line of JSON or in words; `report` of an error.
int show(const Result<app::Told>& told, bool as_json);

/// Which node a command speaks to.
struct NodeChoice {
  std::string name;            ///< of the demo: fhd, police, bank, jenv
  std::filesystem::path data;  ///< any node's data directory; wins over `name`
  std::filesystem::path directory() const;
};
/// `--node` and `--data`.
void add_node_options(CLI::App& command, NodeChoice& choice, std::string default_name);

/// This program's own file, to start others with.
std::filesystem::path executable();
/// Where data/ and web/dist are: `DIJKWACHT_PROJECT`, or the nearest folder above the working directory or the program that has
/// a data/policy.
std::filesystem::path project_directory();
/// The demo's folder: `DIJKWACHT_DEMO`, or var/demo of the project.
std::filesystem::path demo_directory();

}  // namespace dijkwacht::cli
