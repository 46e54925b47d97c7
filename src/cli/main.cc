#include <CLI/CLI.hpp>

#include "cli/commands.h"

// `dijkwacht <command>`: exit code 0 done, 1 failed, 2 wrong use or bad input.
int main(int argument_count, char** arguments) {
  CLI::App program{
      "Dijkwacht: the shared system of a partnership against online fraud.\n"
      "Each command has --help. Most take --json, --node NAME (a node of the demo) or --data DIR (any node)."};
  program.name("dijkwacht");
  program.set_version_flag("--version", DIJKWACHT_VERSION);
  program.require_subcommand(1);
  program.failure_message(CLI::FailureMessage::help);
  int outcome = 0;
  dijkwacht::cli::add_commands(program, outcome);
  try {
    program.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : dijkwacht::cli::kWrongUse;
  }
  return outcome;
}
