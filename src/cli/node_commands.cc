#include <CLI/CLI.hpp>
#include <memory>

#include "app/serve.h"
#include "cli/commands.h"

namespace dijkwacht::cli {

void add_node_commands(CLI::App& program, int& outcome) {
  auto choice = std::make_shared<NodeChoice>();
  auto* serve = program.add_subcommand("serve", "Run one node until Ctrl-C or SIGTERM");
  add_node_options(*serve, *choice, "police");
  serve->callback([choice, &outcome] { outcome = exit_code(app::serve(choice->directory(), executable())); });

  auto* keys = program.add_subcommand("keys", "A node's private keys");
  keys->require_subcommand(1);
  auto* serve_keys = keys->add_subcommand("serve", "The key process: started by its node, never by hand");
  serve_keys->add_option("--data", choice->data, "the node's data directory")->required();
  serve_keys->callback([choice, &outcome] { outcome = exit_code(app::serve_keys(choice->data)); });
}

}  // namespace dijkwacht::cli
