#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "app/demo.h"
#include "app/simulate.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

void add_demo(CLI::App& program, int& outcome) {
  auto options = std::make_shared<app::DemoOptions>();
  auto as_json = std::make_shared<bool>(false);
  auto* demo = program.add_subcommand("demo", "Three nodes, a synthetic country and a real feed of scam domains, served");
  demo->add_option("--dir", options->folder, "where the demo lives (default: var/demo)");
  demo->add_option("--port-base", options->port_base, "pages at this port and the next two; node to node a thousand higher")
      ->capture_default_str()
      ->check(CLI::Range(1024, 60000));
  demo->add_option("--reports", options->reports, "reports of the synthetic country")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  demo->add_option("--seed", options->seed, "another seed, another country")->capture_default_str();
  demo->add_option("--days", options->days, "days over which people report")->capture_default_str()->check(CLI::PositiveNumber);
  demo->add_flag("--once", options->once, "fill it, print one summary line, and stop");
  demo->add_flag("--json", *as_json, "the summary as one line of JSON (it always is)");
  demo->add_flag("--fresh", options->fresh, "throw away what an earlier demo left");
  demo->add_flag("--set-up-only", options->set_up_only, "make folders, keys and accounts; start nothing");
  demo->callback([options, &outcome] {
    if (options->folder.empty()) options->folder = demo_directory();
    options->folder = std::filesystem::absolute(options->folder);
    options->project = project_directory();
    const auto summary = app::run_demo(*options, executable());
    if (!summary) {
      outcome = report(summary.error());
      return;
    }
    if (options->once) fmt::print("{}\n", *summary);
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
