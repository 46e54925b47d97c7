#include "policy/processing_guard.h"

#include <array>
#include <string_view>
#include <utility>

namespace dijkwacht::policy {
namespace {

std::string missing_references(const ProcessingRecord& record) {
  const std::array<std::pair<const std::string*, std::string_view>, 4> wanted{{
      {&record.controller, "controller"},
      {&record.joint_controllers, "joint-controller arrangement"},
      {&record.dpia, "DPIA"},
      {&record.register_entry, "entry in the processing register"},
  }};
  std::string missing;
  for (const auto& [reference, name] : wanted) {
    if (!reference->empty()) continue;
    if (!missing.empty()) missing += ", ";
    missing += name;
  }
  return missing;
}

std::unexpected<Error> refuse(std::string message) {
  return fail(ErrorCode::kFailedPrecondition, std::move(message), "synthetic");
}

}  // namespace

Status admit(const ProcessingRecord& record, bool person_is_synthetic) {
  if (person_is_synthetic) return {};
  if (record.node_is_synthetic) return refuse("this node holds invented persons only: never enter a real person here");
  const auto missing = missing_references(record);
  if (missing.empty()) return {};
  return refuse("this node may not take in personal data yet; first record in its settings: " + missing);
}

}  // namespace dijkwacht::policy
