#include <CLI/CLI.hpp>
#include <memory>

#include "app/programme_report.h"
#include "cli/commands.h"

namespace dijkwacht::cli {

void add_programme_commands(CLI::App& program, int& outcome) {
  struct Options {
    NodeChoice node;
    app::ProgrammeReportOrder order;
    bool as_json = false;
  };
  auto options = std::make_shared<Options>();
  auto& order = options->order;

  auto* programme = program.add_subcommand("programme", "What partners promised and did");
  programme->require_subcommand(1);
  auto* half_year = programme->add_subcommand("report",
                                              "The half-year report as a PDF, from the register as it is now\n"
                                              "Example: programme report --period 2026-H1 --out report.pdf");
  half_year->add_option("--period", order.period, "a half-year, such as 2026-H1")->required();
  half_year->add_option("--out", order.out, "the file to write; what stands there is replaced")->required();
  half_year->add_option("--language", order.language, "nl or en (default: nl)");
  add_node_options(*half_year, options->node, "jenv");
  half_year->add_flag("--json", options->as_json, "one line of JSON");
  half_year->callback([options, &outcome] {
    outcome = show(app::programme_report(options->node.directory(), executable(), options->order), options->as_json);
  });
}

}  // namespace dijkwacht::cli
