#include <CLI/CLI.hpp>
#include <memory>

#include "app/ask.h"
#include "cli/commands.h"

namespace dijkwacht::cli {

void add_signal_commands(CLI::App& program, int& outcome) {
  struct Options {
    NodeChoice asked;
    NodeChoice importing;
    std::string type;
    std::string value;
    app::ImportOrder order;
    bool as_json = false;
  };
  auto options = std::make_shared<Options>();

  auto* check = program.add_subcommand("check", "What does a partner know of an identifier?");
  check->add_option("TYPE", options->type, "iban, phone, email, url, domain or ip")->required();
  check->add_option("VALUE", options->value, "the account, number or name")->required();
  add_node_options(*check, options->asked, "bank");
  check->add_flag("--json", options->as_json, "one line of JSON");
  check->callback([options, &outcome] {
    outcome = show(app::check(options->asked.directory(), executable(), options->type, options->value), options->as_json);
  });

  auto* import = program.add_subcommand("import", "Bring in a feed partner's list");
  import->require_subcommand(1);
  auto* feed = import->add_subcommand("feed", "A list of scam sites: config.json of eth-phishing-detect, or one domain a line");
  feed->add_option("FILE", options->order.file, "the list")->required()->check(CLI::ExistingFile);
  feed->add_option("--owner", options->order.owner, "feed partner of the block-list (its allow-list gets -allow behind it)")
      ->default_val("eth-phishing-detect");
  add_node_options(*feed, options->importing, "police");
  feed->add_flag("--json", options->as_json, "one line of JSON");
  feed->callback([options, &outcome] {
    outcome = show(app::import_feed(options->importing.directory(), executable(), options->order), options->as_json);
  });
}

}  // namespace dijkwacht::cli
