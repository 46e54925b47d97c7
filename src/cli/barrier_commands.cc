#include <CLI/CLI.hpp>
#include <memory>

#include "app/backtest_question.h"
#include "cli/commands.h"

namespace dijkwacht::cli {

void add_barrier_commands(CLI::App& program, int& outcome) {
  auto question = std::make_shared<app::BackTestQuestion>();
  auto as_json = std::make_shared<bool>(false);
  auto* decide = program.add_subcommand(
      "decide",
      "What would barrier rules have done to payments of the past? Needs no node and no account numbers\n"
      "The file has one payment a line, as JSON or (.csv) under a row of names, with what was known about each place:\n"
      "  {\"payment\":\"p-1\",\"creditor\":\"ACC:receiving-account\",\"text\":\"TECH\",\"amountMinor\":12500,\"fraud\":true}\n"
      "A rule stands where its row says: an active one decides, one in shadow is counted.\n"
      "Example: decide payments.ndjson --rules data/barriers --out decided.ndjson");
  decide->add_option("FILE", question->file, "payments: NDJSON, or CSV of at most 64 MB")->required();
  decide->add_option("--rules", question->rules, "folder with payment-rules.toml")->required();
  decide->add_option("--out", question->out, "one line of JSON a payment; written whole or not at all")->required();
  decide->add_flag("--json", *as_json, "one line of JSON");
  decide->callback([question, as_json, &outcome] { outcome = show(app::backtest(*question), *as_json); });
}

}  // namespace dijkwacht::cli
