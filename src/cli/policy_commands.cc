#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "app/policy_question.h"
#include "app/policy_simulation.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

void add_simulate(CLI::App& policy, int& outcome) {
  struct Options {
    NodeChoice node;
    std::filesystem::path rules;
    std::string date;
    bool as_json = false;
  };
  auto options = std::make_shared<Options>();
  auto* simulate = policy.add_subcommand("simulate",
                                         "What a node decided, asked again under other rules or on another day\n"
                                         "Example: policy simulate --node police --rules my/policy --date 2028-04-01");
  add_node_options(*simulate, options->node, "police");
  simulate->add_option("--rules", options->rules, "a folder like data/policy (default: the project's)");
  simulate->add_option("--date", options->date, "as of this day (default: each decision at its own moment)");
  simulate->add_flag("--json", options->as_json, "one line of JSON");
  simulate->callback([options, &outcome] {
    const auto rules = options->rules.empty() ? project_directory() / "data" / "policy" : options->rules;
    const auto told = app::simulate_policy(
        {.data_directory = options->node.directory(), .rules_directory = rules, .date = options->date}, executable());
    if (!told) {
      outcome = report(told.error());
      return;
    }
    fmt::print("{}\n", options->as_json ? told->json : told->words);
    outcome = kDone;
  });
}

}  // namespace

void add_policy_commands(CLI::App& program, int& outcome) {
  struct Options {
    app::PolicyQuestion question;
    bool as_json = false;
    bool in_dutch = false;
  };
  auto options = std::make_shared<Options>();
  auto& question = options->question;

  auto* policy = program.add_subcommand("policy", "The dated rules on who may share what");
  policy->require_subcommand(1);
  auto* explain = policy->add_subcommand("explain",
                                         "May one give another this, for this purpose? And why (not)?\n"
                                         "Example: policy explain --from police --to demobank:bank --class ACC \\\n"
                                         "           --purpose block-mule-account --reporters 2 --holder true");
  explain->add_option("--from", question.from, "who gives: a sector, or ID:SECTOR")->required();
  explain->add_option("--to", question.to, "who receives: a sector, or ID:SECTOR")->required();
  explain->add_option("--class", question.data_class, "AGG, MO, TECH, NUM, ACC, DEV, VIC, SUS, NAW, TRAF, SPEC or PROT")
      ->required();
  explain->add_option("--purpose", question.purpose, "a code of data/policy/purposes.toml")->required();
  explain->add_option("--date", question.date, "ask as of this day (default: today)");
  explain->add_option("--reporters", question.facts.identified_reporters, "distinct identified reporters");
  explain->add_option("--days", question.facts.days_since_notice, "days since the bank wrote to the account's holder");
  for (const auto& fact : app::known_facts(question)) {
    explain->add_option(fmt::format("--{}", fact.option), *fact.answer, fmt::format("{} true or false", fact.question));
  }
  explain->add_flag("--synthetic", question.is_synthetic, "as a node marked synthetic, where sandbox rules answer");
  explain->add_flag("--json", options->as_json, "one line of JSON, with every rule that spoke");
  explain->add_flag("--nl", options->in_dutch, "in Dutch");
  explain->callback([options, &outcome] {
    const auto answer = app::explain_policy(project_directory() / "data" / "policy", options->question);
    if (!answer) {
      outcome = report(answer.error());
      return;
    }
    fmt::print("{}\n", options->as_json ? answer->json : options->in_dutch ? answer->words_nl : answer->words_en);
    outcome = kDone;  // "no" is an answer too
  });
  add_simulate(*policy, outcome);
}

}  // namespace dijkwacht::cli
