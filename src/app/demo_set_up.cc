#include "app/demo_set_up.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "app/auth_settings_file.h"
#include "app/key_domains.h"
#include "app/node_files.h"
#include "app/node_store.h"
#include "auth/api_key_service.h"
#include "auth/login_service.h"
#include "base/json.h"
#include "config/node_settings.h"
#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "http/certificates.h"
#include "identifiers/iban.h"
#include "messaging/partner_register.h"

namespace dijkwacht::app {
namespace {

using config::NodeRole;
using std::chrono::days;

constexpr int kNodeToNodePortOffset = 1000;
constexpr auto kCertificateValidity = days(365);
/// Twenty thousand invented people share one address in the demo.
constexpr std::int64_t kDemoOpenRequestsPerSecond = 20'000;

struct Account {
  const char* name;
  const char* display_name;
  auth::Role role;
};
struct MachineKey {
  const char* name;  ///< in demo.json
  const char* label;
  std::vector<const char*> scopes;
};
/// All that differs between the nodes.
struct NodePlan {
  DemoNode node;
  const char* sector;
  Bilingual name;
  Bilingual counter;  ///< where people can turn to
  const char* phone;  ///< of it: a number that nobody has
  std::vector<NodeRole> roles;
  const char* countersigner;
  bool has_key_process;
  std::vector<std::string> bank_codes;
  const char* bic = "";
  std::vector<Account> accounts;
  std::vector<MachineKey> keys;
};

/// In the order of `kDemoNodes`.
const std::vector<NodePlan>& node_plans() {
  static const std::vector<NodePlan> plans{
      {.node = kDemoNodes[0],
       .sector = "desk",
       .name = {"Fraudehelpdesk (demo)", "Fraud helpdesk (demo)"},
       .counter = {"Fraudehelpdesk (demo)", "Fraud helpdesk (demo)"},
       .phone = "+999 88 555 01 01",
       .roles = {NodeRole::kDesk},
       .countersigner = "police",
       .has_key_process = false,
       .accounts = {{"agent-1", "Noor, medewerker", auth::Role::kHelpdeskAgent},
                    {"editor-1", "Imke, redacteur van de wegwijzer", auth::Role::kRoutingEditor},
                    {"privacy-fhd", "Sam, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"intake", "demo: people who report", {"reports:create"}},
                {"agent", "demo: robot that does an agent's work", {"reports:read", "reports:offer"}}}},
      {.node = kDemoNodes[1],
       .sector = "police",
       .name = {"Politie (demo)", "Police (demo)"},
       .counter = {"Politie, bezwaren en vragen over signalen (demo)", "Police, objections and questions about signals (demo)"},
       .phone = "+999 88 555 01 02",
       .roles = {NodeRole::kCasework, NodeRole::kExchange},
       .countersigner = "demobank",
       .has_key_process = true,
       .accounts = {{"analyst-1", "Robin, analist", auth::Role::kPoliceAnalyst},
                    {"privacy-police", "Kim, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"depot", "demo: people who report and identify", {"parts:deposit", "persons:identify"}},
                {"analyst",
                 "demo: robot that does an analyst's work",
                 {"referrals:read", "referrals:answer", "cases:read", "opinions:write", "signals:read", "objections:answer"}},
                {"business", "kvk:90000012 demo: a web shop's own system", {"bulk-reports:send"}},
                {"feed", "demo: feed of scam domains", {"signals:import", "signals:read"}}}},
      {.node = kDemoNodes[2],
       .sector = "bank",
       .name = {"Demobank", "Demo bank"},
       .counter = {"Demobank, vragen over een betaling die wacht", "Demo bank, questions about a payment that waits"},
       .phone = "+999 88 555 01 03",
       .roles = {NodeRole::kPartner, NodeRole::kPayments},
       .countersigner = "fhd",
       .has_key_process = false,
       .bank_codes = {"DEMO"},
       .bic = "DEMONL2A",
       .accounts = {{"bank-analyst-1", "Charlie, analist", auth::Role::kBankAnalyst},
                    {"bank-analyst-2", "Toni, analist", auth::Role::kBankAnalyst},
                    {"privacy-bank", "Alex, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"payments",
                 "demo: the bank's payment system",
                 {"checks:ask", "payments:decide", "holds:read", "holds:release", "signals:read", "outcomes:write"}},
                {"analyst", "demo: robot that does a bank analyst's work", {"interventions:write", "recalls:write"}}}},
      {.node = kDemoNodes[3],
       .sector = "government",
       .name = {"Programmabureau online fraude (demo)", "Programme office online fraud (demo)"},
       .counter = {"Programmabureau, vragen over afspraken (demo)", "Programme office, questions about commitments (demo)"},
       .phone = "+999 88 555 01 04",
       .roles = {NodeRole::kProgramme},
       .countersigner = "police",
       .has_key_process = false,
       .accounts = {{"officer-1", "Jip, programmabureau", auth::Role::kProgrammeOfficer},
                    {"contact-1", "Bo, contactpersoon", auth::Role::kPartnerContact},
                    {"privacy-jenv", "Mo, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"reader", "demo: reads the programme's register", {"programme:read"}}}},
      {.node = kDemoNodes[4],
       .sector = "shop",
       .name = {"Demowinkel", "Demo shop"},
       .counter = {"Demowinkel, vragen over signalen (demo)", "Demo shop, questions about signals (demo)"},
       .phone = "+999 88 555 01 05",
       .roles = {NodeRole::kPartner},
       .countersigner = "fhd",
       .has_key_process = false,
       .accounts = {{"shop-analyst-1", "Jamie, fraudeanalist", auth::Role::kFraudAnalyst},
                    {"privacy-shop", "Lou, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"orders", "demo: the shop's order system", {"checks:ask", "signals:read", "pilots:contribute"}}}},
      {.node = kDemoNodes[5],
       .sector = "carrier",
       .name = {"Demovervoerder", "Demo carrier"},
       .counter = {"Demovervoerder, vragen over signalen (demo)", "Demo carrier, questions about signals (demo)"},
       .phone = "+999 88 555 01 06",
       .roles = {NodeRole::kPartner},
       .countersigner = "fhd",
       .has_key_process = false,
       .accounts = {{"carrier-analyst-1", "Dani, fraudeanalist", auth::Role::kFraudAnalyst},
                    {"privacy-carrier", "Bobbie, privacy officer", auth::Role::kPrivacyOfficer}},
       .keys = {{"parcels", "demo: the carrier's parcel system", {"checks:ask", "signals:read", "pilots:contribute"}}}},
  };
  return plans;
}

Result<std::vector<NodePlan>> plans_of(const DemoPlace& place) {
  std::vector<NodePlan> plans;
  for (const auto& node : TRY(demo_nodes(place.without))) {
    plans.push_back(
        *std::ranges::find(node_plans(), std::string_view(node.id), [](const NodePlan& plan) { return plan.node.id; }));
  }
  return plans;
}

std::string host_of(const NodePlan& plan) { return fmt::format("{}.localhost", plan.node.folder); }

config::NodeSettings settings_of(const NodePlan& plan, int number, const DemoPlace& place) {
  const auto pages_port = static_cast<std::uint16_t>(place.port_base + number);
  return {.id = plan.node.id,
          .sector = plan.sector,
          .name_nl = plan.name.nl,
          .name_en = plan.name.en,
          .roles = plan.roles,
          .is_synthetic = true,
          .origin = fmt::format("http://{}:{}", host_of(plan), pages_port),
          .pages = {.port = pages_port},
          .node_to_node = {.port = static_cast<std::uint16_t>(pages_port + kNodeToNodePortOffset)},
          .countersigner = plan.countersigner,
          .has_key_process = plan.has_key_process,
          .processing = {},
          .open_requests_per_second = kDemoOpenRequestsPerSecond,
          .data_directory = place.folder / plan.node.folder,
          .rules_directory = place.project / "data",
          .pages_directory = place.project / "web" / "dist"};
}

Result<std::unique_ptr<crypto::KeyService>> make_keys(const config::NodeSettings& settings) {
  auto ring = TRY(crypto::KeyRing::create_or_load(NodeFiles{settings.data_directory}.keys(), key_domains(settings)));
  return std::make_unique<crypto::LocalKeyService>(std::move(ring));
}

/// Do people have a code there, to read where their case stands?
bool tells_people(const config::NodeSettings& settings) {
  return settings.has_role(config::NodeRole::kDesk) || settings.has_role(config::NodeRole::kPayments);
}

Result<messaging::Partner> partner_of(const NodePlan& plan, const config::NodeSettings& settings,
                                      const std::string& certificate) {
  const auto keys = TRY(make_keys(settings));
  messaging::PartnerNode node{.origin = settings.origin,
                              .address = fmt::format("{}:{}", settings.node_to_node.address, settings.node_to_node.port),
                              .signing_key = keys->signing_key(),
                              .sealing_keys = {},
                              .tls_fingerprint = TRY(http::certificate_fingerprint(certificate))};
  for (const auto domain : key_domains(settings)) node.sealing_keys[domain] = keys->sealing_key(domain);
  return messaging::Partner{
      .id = settings.id,
      .sector = settings.sector,
      .name = plan.name,
      .bank_codes = plan.bank_codes,
      .bic = plan.bic,
      .contact = ContactPoint{.name = plan.counter, .phone = plan.phone, .email = "", .page = settings.origin},
      .node = std::move(node),
      .status_messages = tells_people(settings) ? settings.origin + "/api/v1/status-messages" : ""};
}

Status make_certificate(const http::KeyedCertificate& authority, const NodePlan& plan, const NodeFiles& files,
                        const http::Validity& validity) {
  const http::CertificateSubject subject{
      .common_name = plan.node.id, .dns_names = {host_of(plan), "localhost"}, .ip_addresses = {"127.0.0.1"}};
  const auto made = TRY(http::issue_certificate(authority, subject, validity));
  std::filesystem::create_directories(files.certificate().parent_path());
  TRY(write_private_file(files.authority(), authority.certificate_pem));
  TRY(write_private_file(files.certificate(), made.certificate_pem));
  return write_private_file(files.private_key(), made.private_key_pem);
}

/// Partners without a node: feeds that hand in lists, and a bank to ask about in vain.
std::vector<messaging::Partner> partners_without_node() {
  return {{.id = "eth-phishing-detect", .sector = "feed", .name = {"Lijst met oplichtsites", "List of scam sites"}},
          {.id = "eth-phishing-detect-allow", .sector = "feed", .name = {"Lijst met bekende sites", "List of well-known sites"}},
          {.id = "proefbank", .sector = "bank", .name = {"Proefbank", "Trial bank"}, .bank_codes = {"PROF"}, .bic = "PROFNL2A"}};
}

/// Accounts that nobody has, at the demo's bank; in a file of their own, for whoever runs the node keeps them secret.
Status plant_honeytokens(const NodeFiles& files) {
  constexpr int kPlanted = 5;
  constexpr std::int64_t kNumbers = 10'000'000'000;
  SystemRandom random;
  std::string text = "# Values that belong to nobody. Whoever checks one tries accounts one after the other.\n";
  for (int i = 0; i < kPlanted; ++i) {
    const auto account = TRY(identifiers::iban_of("NL", fmt::format("DEMO{:010}", random.below(kNumbers))));
    text += fmt::format("iban {}\n", account.canonical().reveal("plant a value that belongs to nobody"));
  }
  return write_private_file(files.honeytokens(), text);
}

Status make_accounts(store::Database& database, const NodePlan& plan, const Clock& clock, const auth::AuthSettings& settings) {
  const auto log_in = TRY(auth::LoginService::create(database, clock, settings, auth::DemoLogin::kAllowed));
  for (const auto& account : plan.accounts) {
    // Nobody knows these passwords: people in the demo come in by one click.
    const auth::Password password(to_base64url(crypto::SecretKey::random().bytes()));
    TRY(log_in->create_account("system", account.name, account.display_name, account.role, password));
  }
  return {};
}

Result<std::string> make_key(auth::ApiKeyService& keys, const auth::Principal& maker, std::string label,
                             const std::vector<const char*>& scopes) {
  auth::ApiKeyRequest request{.label = std::move(label), .scopes = {}};
  for (const auto* scope : scopes) request.scopes.emplace_back(scope);
  return std::string(TRY(keys.make(maker, request)).text.reveal("hand the key to its machine"));
}

/// Accounts and keys of one node; gives the keys for demo.json.
Result<std::map<std::string, std::string>> make_people_and_machines(const NodePlan& plan, const config::NodeSettings& settings,
                                                                    const Clock& clock) {
  const NodeFiles files{settings.data_directory};
  const auto auth_settings = TRY(load_auth_settings(settings.rules_directory / "settings" / "auth.toml"));
  const auto database = TRY(open_node_store(files));
  TRY(make_accounts(*database, plan, clock, auth_settings));
  auth::ApiKeyService service(*database, clock, auth_settings);
  const auto maker = auth::Principal::person("set-up", auth::Role::kAdministrator);
  std::map<std::string, std::string> keys;
  std::vector<const char*> all_scopes;
  for (const auto& key : plan.keys) {
    keys[key.name] = TRY(make_key(service, maker, key.label, key.scopes));
    all_scopes.insert(all_scopes.end(), key.scopes.begin(), key.scopes.end());
  }
  all_scopes.insert(all_scopes.end(), {"audit:read", "rules:switch"});
  const auto own = TRY(make_key(service, maker, "command line of this node", all_scopes));
  TRY(write_private_file(files.command_line_key(), own));
  return keys;
}

}  // namespace

Result<std::vector<DemoNode>> demo_nodes(const std::vector<std::string>& without) {
  for (const auto& name : without) {
    const auto* found = std::ranges::find(kDemoNodes, name, &DemoNode::folder);
    if (found == std::end(kDemoNodes)) return fail(ErrorCode::kInvalidArgument, "the demo has no node " + name, "without");
    if (!found->can_be_left_out) return fail(ErrorCode::kInvalidArgument, "the demo cannot do without " + name, "without");
  }
  std::vector<DemoNode> nodes;
  for (const auto& node : kDemoNodes) {
    if (std::ranges::find(without, node.folder) == without.end()) nodes.push_back(node);
  }
  return nodes;
}

Status set_up_demo(const DemoPlace& place, const Clock& clock) {
  if (std::filesystem::exists(place.folder / "demo.json")) return {};
  const http::Validity validity{.from = clock.now() - days(1), .until = clock.now() + kCertificateValidity};
  const auto authority = TRY(http::make_authority("Dijkwacht demo", validity));
  auto partners = partners_without_node();
  const auto plans = TRY(plans_of(place));
  std::vector<config::NodeSettings> nodes;
  for (const auto& plan : plans) {
    const auto settings = settings_of(plan, static_cast<int>(nodes.size()), place);
    const NodeFiles files{settings.data_directory};
    std::filesystem::create_directories(files.folder);
    TRY(config::save_node_settings(settings));
    TRY(make_certificate(authority, plan, files, validity));
    if (settings.has_role(NodeRole::kExchange)) TRY(plant_honeytokens(files));
    partners.push_back(TRY(partner_of(plan, settings, TRY(read_text_file(files.certificate())))));
    nodes.push_back(settings);
  }
  const auto partner_register = TRY(messaging::PartnerRegister::create(std::move(partners)));
  JsonWriter json;
  json.begin_object().key("nodes").begin_object();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto& plan = plans[i];
    TRY(partner_register.save(NodeFiles{nodes[i].data_directory}.partners()));
    const auto keys = TRY(make_people_and_machines(plan, nodes[i], clock));
    json.key(plan.node.folder).begin_object().member("id", plan.node.id).member("origin", nodes[i].origin);
    json.object("keys", [&] {
      for (const auto& [name, key] : keys) json.member(name, key);
    });
    json.end_object();
  }
  json.end_object().end_object();
  return write_private_file(place.folder / "demo.json", json.take());
}

}  // namespace dijkwacht::app
