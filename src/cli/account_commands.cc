#include <fmt/core.h>
#include <termios.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/accounts.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

/// A terminal that does not show what is typed, for as long as this lives.
class QuietTerminal {
 public:
  QuietTerminal() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;
  ~QuietTerminal() {
    if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  bool is_terminal() const { return is_terminal_; }

 private:
  termios before_{};
  const bool is_terminal_;
};

/// One line of standard input: never an argument, which every process on the machine may read.
Sensitive<std::string> read_password() {
  const QuietTerminal terminal;
  if (terminal.is_terminal()) fmt::print(stderr, "Password: ");
  std::string line;
  std::getline(std::cin, line);
  if (terminal.is_terminal()) fmt::print(stderr, "\n");
  return Sensitive<std::string>(std::move(line));
}

}  // namespace

void add_account_commands(CLI::App& program, int& outcome) {
  struct Options {
    NodeChoice node;
    app::NewAccount account;
  };
  auto options = std::make_shared<Options>();
  auto& account = options->account;

  auto* accounts = program.add_subcommand("accounts", "People who log in to a node; while it does not run");
  accounts->require_subcommand(1);
  const auto add = [&](const char* name, const char* purpose) {
    auto* command = accounts->add_subcommand(name, purpose);
    command->add_option("ACCOUNT", account.name, "what someone types to log in")->required();
    add_node_options(*command, options->node, "police");
    return command;
  };
  auto* make = add("add", "Make an account; its password is one line of standard input");
  make->add_option("--role", account.role,
                   "helpdesk-agent, routing-editor, police-analyst, bank-analyst, fraud-analyst, programme-officer, "
                   "partner-contact, privacy-officer or "
                   "administrator")
      ->required();
  make->add_option("--name", account.display_name, "what the pages show")->required();
  make->callback([options, &outcome] {
    outcome = exit_code(app::add_account(options->node.directory(), options->account, read_password()));
  });
  add("set-password", "Set a password, one line of standard input; ends the account's sessions")->callback([options, &outcome] {
    outcome = exit_code(app::set_account_password(options->node.directory(), options->account.name, read_password()));
  });
  add("disable", "Let someone in no more; ends the account's sessions")->callback([options, &outcome] {
    outcome = exit_code(app::disable_account(options->node.directory(), options->account.name));
  });
}

}  // namespace dijkwacht::cli
