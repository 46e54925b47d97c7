#include "api/routes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

namespace dijkwacht::api {
namespace {

/// A resource that exists but is never called: the table only takes its address.
template <typename Resource>
const Resource* present() {
  alignas(Resource) static const std::byte place[sizeof(Resource)] = {};
  return reinterpret_cast<const Resource*>(place);
}

Resources everything() {
  return {.node = present<NodeInfo>(),
          .sessions = present<Sessions>(),
          .audit_log = present<AuditLog>(),
          .rules = present<Rules>(),
          .barrier_models = present<BarrierModels>(),
          .demo_roles = {auth::Role::kPoliceAnalyst},
          .status_messages = present<StatusMessages>(),
          .wayfinding = present<Wayfinding>(),
          .reports = present<Reports>(),
          .report_status = present<ReportStatus>(),
          .victim_help = present<VictimHelp>(),
          .support_letters = present<SupportLetters>(),
          .sealed_parts = present<SealedParts>(),
          .referrals = present<Referrals>(),
          .identifications = present<Identifications>(),
          .cases = present<Cases>(),
          .opinions = present<Opinions>(),
          .owned_signals = present<OwnedSignals>(),
          .signal_case = present<SignalCase>(),
          .imports = present<SignalImports>(),
          .objections = present<Objections>(),
          .heard_enquiries = present<HeardEnquiries>(),
          .checks = present<Checks>(),
          .received_signals = present<ReceivedSignals>(),
          .asked_enquiries = present<AskedEnquiries>(),
          .pilot_participation = present<PilotParticipation>(),
          .decisions = present<Decisions>(),
          .holds = present<Holds>(),
          .pilots = present<Pilots>(),
          .recalls = present<Recalls>(),
          .recovery_requests = present<RecoveryRequests>(),
          .recovery_status = present<RecoveryStatus>(),
          .commitments = present<Commitments>(),
          .programme_reports = present<ProgrammeReports>(),
          .trends = present<Trends>(),
          .knowledge = present<Knowledge>(),
          .published_data = present<PublishedData>(),
          .prevention = present<Prevention>()};
}

std::set<std::string> served() {
  std::set<std::string> routes;
  for (const auto& route : api::routes(everything())) routes.insert(std::string(http::name_of(route.method)) + " " + route.path);
  return routes;
}

/// "GET /cases/{caseId}" for every operation of the document.
std::set<std::string> documented() {
  std::ifstream file(DIJKWACHT_SOURCE_DIR "/docs/api/openapi.yaml");
  const std::regex path_line("^  (/[^:]*):$");
  const std::regex method_line("^    (get|post|put|patch|delete):$");
  std::set<std::string> operations;
  std::string path;
  for (std::string line; std::getline(file, line) && line != "components:";) {
    std::smatch found;
    if (std::regex_match(line, found, path_line)) path = found[1];
    if (!std::regex_match(line, found, method_line)) continue;
    std::string method = found[1];
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    operations.insert(method + " " + path);
  }
  return operations;
}

TEST(Routes, AreExactlyThoseOfTheApiDocument) { EXPECT_EQ(served(), documented()); }

/// What the document says of each POST that takes no `Idempotency-Key`.
std::set<std::string> posts_without_key() {
  std::ifstream file(DIJKWACHT_SOURCE_DIR "/docs/api/openapi.yaml");
  std::set<std::string> without;
  std::string path;
  bool is_post = false;
  for (std::string line; std::getline(file, line) && line != "components:";) {
    if (line.starts_with("  /")) path = line.substr(2, line.size() - 3);
    if (line.starts_with("    ") && !line.starts_with("     ")) is_post = line == "    post:";
    if (is_post && line == "    post:") without.insert(path);
    if (is_post && line.find("dempotencyKey'") != std::string::npos) without.erase(path);
  }
  return without;
}

TEST(Routes, EveryPostThatActsTakesAKeySoThatItCanBeRepeated) {
  const std::set<std::string> questions_and_log_ins = {
      "/case-memberships", "/checks",        "/decisions/{decisionId}/replay", "/sessions",
      "/demo-sessions",    "/public-checks", "/report-status/support-letter"};
  EXPECT_EQ(posts_without_key(), questions_and_log_ins);
}

TEST(Routes, OpenToAllIsRareAndKnown) {
  const std::set<std::string> open = {"/node",
                                      "/sessions",
                                      "/session",
                                      "/wayfinder",
                                      "/desk-advice",
                                      "/report-forms",
                                      "/reports",
                                      "/sealing-keys",
                                      "/proof-of-work",
                                      "/sealed-parts",
                                      "/sealed-evidence",
                                      "/evidence-rules",
                                      "/sealed-evidence",
                                      "/evidence-rules",
                                      "/identifications",
                                      "/recovery-terms",
                                      "/help-steps",
                                      "/goodwill-check",
                                      "/recovery-requests",
                                      "/demo-roles",
                                      "/demo-sessions",
                                      "/bulk-reports",
                                      "/bulk-report-form",
                                      "/rights-terms",
                                      "/rights-requests",
                                      "/public-checks",
                                      "/public-check-challenge",
                                      "/public-check-days"};
  const std::set<std::string> published = {"/trends",
                                           "/trends/{source}/{measure}/{axis}",
                                           "/knowledge-entries",
                                           "/knowledge-entries/{entryId}",
                                           "/knowledge-bundle",
                                           "/taxonomy",
                                           "/official-series",
                                           "/provinces",
                                           "/campaigns",
                                           "/prevention-events",
                                           "/prevention-calendar",
                                           "/prevention-materials",
                                           "/prevention-feed"};  // each asks rule R01 anew
  for (const auto& route : api::routes(everything())) {
    const bool is_open = auth::text_of(route.access) == auth::text_of(auth::open_to_all());
    EXPECT_TRUE(!is_open || open.contains(route.path) || published.contains(route.path)) << route.path;
  }
}

TEST(Routes, ANodeAnswersOnlyWhatItsRolesDo) {
  Resources desk = everything();
  desk.cases = nullptr;
  desk.opinions = nullptr;
  desk.checks = nullptr;
  for (const auto& route : api::routes(desk)) {
    const std::string_view path = route.path;
    EXPECT_FALSE(path.starts_with("/cases") || path.starts_with("/signals") || path.starts_with("/checks")) << path;
  }
}

}  // namespace
}  // namespace dijkwacht::api
