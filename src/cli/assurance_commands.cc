#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "app/assurance.h"
#include "app/evidence.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

int show(const Result<app::Assurance>& assurance, bool as_json) {
  if (!assurance) return report(assurance.error());
  fmt::print("{}\n", as_json ? assurance->json : assurance->words);
  return assurance->is_good ? kDone : kFailed;
}

}  // namespace

void add_assurance_commands(CLI::App& program, int& outcome) {
  struct Options {
    NodeChoice node;
    std::filesystem::path file;
    std::string signing_key;
    bool as_json = false;
  };
  auto options = std::make_shared<Options>();

  auto* audit = program.add_subcommand("audit", "The audit log of a node");
  audit->require_subcommand(1);
  auto* verify = audit->add_subcommand("verify", "Find any changed, removed or cut-off entry");
  add_node_options(*verify, options->node, "police");
  verify->add_flag("--json", options->as_json, "one line of JSON");
  verify->callback(
      [options, &outcome] { outcome = show(app::verify_audit(options->node.directory(), executable()), options->as_json); });

  auto* evidence = program.add_subcommand("evidence", "Dossiers that the police made");
  evidence->require_subcommand(1);
  auto* whole = evidence->add_subcommand("verify", "Is a dossier as it was signed? Names what was changed, removed or added");
  whole->add_option("FILE", options->file, "the dossier (.json)")->required();
  whole->add_option("--signing-key", options->signing_key, "of the police, from the partner register");
  whole->add_flag("--json", options->as_json, "one line of JSON");
  whole->callback(
      [options, &outcome] { outcome = show(app::verify_evidence(options->file, options->signing_key), options->as_json); });

  auto* identifiers = program.add_subcommand("identifiers", "How accounts, numbers and names are read");
  identifiers->require_subcommand(1);
  auto* vectors = identifiers->add_subcommand("verify", "Run a file of vectors: partners that differ miss each other silently");
  vectors->add_option("FILE", options->file, "the vectors (default: tests/vectors/identifiers.json of the project)");
  vectors->add_flag("--json", options->as_json, "one line of JSON");
  vectors->callback([options, &outcome] {
    const auto file = options->file.empty() ? project_directory() / "tests/vectors/identifiers.json" : options->file;
    outcome = show(app::verify_identifiers(file), options->as_json);
  });
}

}  // namespace dijkwacht::cli
