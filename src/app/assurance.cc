#include "app/assurance.h"

#include <fmt/core.h>

#include "app/node_client.h"
#include "base/json.h"
#include "identifiers/vectors.h"

namespace dijkwacht::app {
namespace {

Result<std::string> audit_words(const JsonValue& outcome) {
  const auto entries = TRY(outcome.integer("entries"));
  const auto witnessed = TRY(outcome.integer("countersignedUpTo"));
  if (TRY(outcome.boolean("ok"))) {
    return fmt::format("{} entries, every one in its place; countersigned by another organisation up to entry {}", entries,
                       witnessed);
  }
  return fmt::format("entry {}: {}", TRY(outcome.integer("firstBadEntry")), TRY(outcome.string("problem")));
}

std::string vectors_json(const identifiers::VectorReport& report) {
  JsonWriter json;
  json.object([&] {
    json.member("sha256", report.sha256).member("total", report.total).member("passed", report.passed);
    json.array("mismatches", [&] {
      for (const auto& mismatch : report.mismatches) {
        json.object([&] {
          json.member("id", mismatch.id).member("part", mismatch.part);
          json.member("expected", mismatch.expected).member("got", mismatch.got);
        });
      }
    });
    json.array("libraries", [&] {
      for (const auto& library : report.libraries) json.value(library);
    });
  });
  return json.take();
}

}  // namespace

Result<Assurance> verify_audit(const std::filesystem::path& data_directory, const std::filesystem::path& executable) {
  auto client = TRY(NodeClient::connect(data_directory, executable));
  auto json = TRY(client.get("/api/v1/audit-verification"));
  const auto document = TRY(JsonDocument::parse(json));
  return Assurance{
      .is_good = TRY(document.root().boolean("ok")), .json = std::move(json), .words = TRY(audit_words(document.root()))};
}

Result<Assurance> verify_identifiers(const std::filesystem::path& file) {
  const auto report = TRY(identifiers::run_vectors(file));
  auto words = fmt::format("{} of {} vectors read as expected (file {})", report.passed, report.total, report.sha256);
  for (const auto& mismatch : report.mismatches) {
    words += fmt::format("\n{}: {} should be {}, is {}", mismatch.id, mismatch.part, mismatch.expected, mismatch.got);
  }
  return Assurance{.is_good = report.all_passed(), .json = vectors_json(report), .words = std::move(words)};
}

}  // namespace dijkwacht::app
