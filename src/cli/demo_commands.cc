#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "app/demo.h"
#include "app/simulate.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

void add_demo(CLI::App& program, int& outcome) {
  struct Options {
    app::DemoOptions demo;
    bool as_json = false;
  };
  auto shared = std::make_shared<Options>();
  auto& options = shared->demo;
  auto* command = program.add_subcommand("demo", "Six nodes, a synthetic country and a real feed of scam domains, served");
  command->add_option("--dir", options.folder, "where the demo lives (default: var/demo)");
  command
      ->add_option("--port-base", options.port_base,
                   "pages at this port and the next ones, one a node; node to node a thousand higher")
      ->capture_default_str()
      ->check(CLI::Range(1024, 60000));
  command->add_option("--reports", options.reports, "reports of the synthetic country")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", options.seed, "another seed, another country")->capture_default_str();
  command->add_option("--days", options.days, "days over which people report")->capture_default_str()->check(CLI::PositiveNumber);
  command->add_flag("--once", options.once, "fill it, print one summary line, and stop");
  command->add_flag("--json", shared->as_json, "the summary as one line of JSON (it always is)");
  command->add_flag("--fresh", options.fresh, "throw away what an earlier demo left");
  command->add_option("--without", options.without, "nodes to leave out: shop, carrier");
  command->add_flag("--set-up-only", options.set_up_only, "make folders, keys and accounts; start nothing");
  command->callback([shared, &outcome] {
    auto& demo = shared->demo;
    if (demo.folder.empty()) demo.folder = demo_directory();
    demo.folder = std::filesystem::absolute(demo.folder);
    demo.project = project_directory();
    const auto summary = app::run_demo(demo, executable());
    if (!summary) {
      outcome = report(summary.error());
      return;
    }
    if (demo.once) fmt::print("{}\n", *summary);
  });
}

void add_simulate(CLI::App& program, int& outcome) {
  auto options = std::make_shared<app::SimulationOptions>();
  auto* simulate =
      program.add_subcommand("simulate", "Write a synthetic country: reports.ndjson, and apart from it truth.ndjson");
  simulate->add_option("--reports", options->reports, "how many reports")->required()->check(CLI::PositiveNumber);
  simulate->add_option("--seed", options->seed, "the same seed gives the same bytes")->required();
  simulate->add_option("--days", options->days, "over how many days")->required()->check(CLI::PositiveNumber);
  simulate->add_option("--out", options->folder, "folder to write into")->required();
  simulate->callback([options, &outcome] {
    options->settings = project_directory() / "data/simulation/country.toml";
    outcome = exit_code(app::simulate(*options));
  });
}

}  // namespace

void add_demo_commands(CLI::App& program, int& outcome) {
  add_demo(program, outcome);
  add_simulate(program, outcome);
}

}  // namespace dijkwacht::cli
