#include "app/node.h"

#include <fmt/core.h>

#include <atomic>

#include "api/routes.h"
#include "app/aggregates_role.h"
#include "app/audit_role.h"
#include "app/casework_role.h"
#include "app/desk_role.h"
#include "app/job_runner.h"
#include "app/partner_role.h"
#include "app/payments_role.h"
#include "app/pilot_role.h"
#include "app/platform.h"
#include "app/programme_role.h"
#include "app/public_check_role.h"
#include "app/rights_role.h"
#include "base/limits.h"
#include "http/access_log.h"
#include "http/server.h"
#include "http/static_files.h"
#include "messaging/delivery.h"
#include "messaging/inbox_service.h"
#include "messaging/node_routes.h"
#include "messaging/outbox_sequencer.h"
#include "store/kept_answer.h"

namespace dijkwacht::app {
namespace {

constexpr std::string_view kApiPrefix = "/api/v1";
/// Handlers wait for commits, so there are more of them than cores: as many can share one commit.
constexpr std::size_t kWorkerThreads = 32;
constexpr Duration kDeliveryPeriod = Duration(200);
/// How long a repeated request is known: longer than anyone tries again.
constexpr std::chrono::days kAnswersKept{7};
/// The wayfinder as other sites show it inside their pages.
constexpr std::string_view kEmbeddedPage = "/hulp-ingebed";
constexpr Duration kForgetPeriod = std::chrono::hours(1);
constexpr std::size_t kForgottenAtOnce = 10'000;

telemetry::PlainName plain(const std::string& name) { return telemetry::PlainName(name); }

/// Who works at a node with these roles, and comes in by one click when everybody in it is invented.
std::vector<auth::Role> demo_roles_of(const config::NodeSettings& settings) {
  if (!settings.is_synthetic) return {};
  std::vector<auth::Role> roles;
  if (settings.has_role(config::NodeRole::kDesk))
    roles.insert(roles.end(), {auth::Role::kHelpdeskAgent, auth::Role::kRoutingEditor});
  if (settings.has_role(config::NodeRole::kCasework)) roles.push_back(auth::Role::kPoliceAnalyst);
  const bool pays = settings.has_role(config::NodeRole::kPayments);
  if (settings.has_role(config::NodeRole::kPartner)) roles.push_back(pays ? auth::Role::kBankAnalyst : auth::Role::kFraudAnalyst);
  if (settings.has_role(config::NodeRole::kProgramme)) {
    roles.insert(roles.end(), {auth::Role::kProgrammeOfficer, auth::Role::kPartnerContact});
  }
  roles.push_back(auth::Role::kPrivacyOfficer);
  return roles;
}

}  // namespace

struct Node::Parts {
  std::unique_ptr<Platform> platform;
  std::vector<std::unique_ptr<Role>> roles;

  std::unique_ptr<api::NodeInfo> node_info;
  std::unique_ptr<api::Sessions> sessions;
  std::unique_ptr<api::Rules> rules;
  std::unique_ptr<api::BarrierModels> barrier_models;
  api::Resources resources;

  std::unique_ptr<messaging::OutboxSequencer> sequencer;
  std::unique_ptr<messaging::InboxService> inbox;
  std::vector<std::unique_ptr<messaging::Delivery>> deliveries;
  std::unique_ptr<JobRunner> jobs;
  std::optional<http::Router> router;
  std::unique_ptr<http::Server> pages_door;
  std::unique_ptr<http::Server> node_door;
  std::atomic<bool> is_ready = false;

  Status make_roles();
  Status make_resources();
  Status make_router();
  std::vector<http::Route> own_routes();
  Status make_messaging();
  Result<http::ClientTls> client_tls() const;
  Result<bool> owes_withdrawals(store::Transaction& transaction, const std::string& partner) const;
  void end_pause(const std::string& partner);
  Status open_doors();
};

Status Node::Parts::make_roles() {
  const auto& settings = platform->settings;
  roles.push_back(TRY(make_audit_role(*platform)));
  if (settings.has_role(config::NodeRole::kDesk)) roles.push_back(TRY(make_desk_role(*platform)));
  if (settings.has_role(config::NodeRole::kCasework)) roles.push_back(TRY(make_casework_role(*platform)));
  if (settings.has_role(config::NodeRole::kExchange)) roles.push_back(TRY(make_public_check_role(*platform)));
  const bool pays = settings.has_role(config::NodeRole::kPayments);
  if (settings.has_role(config::NodeRole::kPartner)) {
    roles.push_back(TRY(pays ? make_payments_role(*platform) : make_partner_role(*platform)));
    roles.push_back(TRY(pays ? make_pilot_role(*platform) : make_participation_role(*platform)));
  }
  if (settings.has_role(config::NodeRole::kProgramme)) roles.push_back(TRY(make_programme_role(*platform)));
  roles.push_back(TRY(make_aggregates_role(*platform)));
  std::vector<rights::Holdings*> holdings;
  for (const auto& role : roles) {
    if (auto* held = role->holdings()) holdings.push_back(held);
  }
  roles.push_back(TRY(make_rights_role(*platform, std::move(holdings))));
  return {};
}

Status Node::Parts::make_resources() {
  node_info = std::make_unique<api::NodeInfo>(platform->settings, *platform->partners);
  const bool is_plain_http = platform->settings.origin.starts_with("http://");
  sessions = std::make_unique<api::Sessions>(
      *platform->log_in, *platform->authenticator, TRY(api::RoleTexts::load(platform->data("texts/roles.toml"))),
      is_plain_http ? auth::CookieTransport::kHttpAllowed : auth::CookieTransport::kHttpsOnly,
      std::chrono::duration_cast<std::chrono::seconds>(platform->auth_settings.session.age_max));
  rules =
      std::make_unique<api::Rules>(*platform->database, *platform->policy,
                                   [this](const std::string& rule, policy::RuleState state, const std::string& actor) -> Status {
                                     for (const auto& role : roles) TRY(role->on_rule_switched(rule, state, actor));
                                     return {};
                                   });
  resources.node = node_info.get();
  resources.sessions = sessions.get();
  resources.demo_roles = demo_roles_of(platform->settings);
  resources.rules = rules.get();
  for (const auto& role : roles) role->offer(resources);
  barrier_models = std::make_unique<api::BarrierModels>(
      TRY(barriers::load_barrier_models(platform->data("barriers/models"), platform->policy->engine()->rules().texts())),
      TRY(config::WordsFile::load(platform->data("texts/barrier-models.toml"))), *platform->policy, resources.effect_board);
  resources.barrier_models = barrier_models.get();
  return {};
}

std::vector<http::Route> Node::Parts::own_routes() {
  const auto get = [](const char* path, http::Handler handler) {
    return http::Route{http::Method::kGet, path, std::move(handler)};
  };
  return {get("/healthz", [](const http::Request&) { return http::text(200, "ok\n"); }),
          get("/readyz",
              [this](const http::Request&) { return is_ready ? http::text(200, "ready\n") : http::text(503, "starting\n"); }),
          get("/metrics", [this](const http::Request&) { return http::text(200, platform->metrics.text()); })};
}

Status Node::Parts::make_router() {
  auto routes = own_routes();
  for (const auto& route : api::routes(resources)) routes.push_back(platform->gate->guard(route, kApiPrefix));
  http::Handler fallback = nullptr;
  if (std::filesystem::exists(platform->settings.pages_directory)) {
    auto pages = TRY(http::StaticFiles::load({.folder = platform->settings.pages_directory}));
    routes.push_back({http::Method::kGet, fmt::format("{}/openapi.json", kApiPrefix), [pages](const http::Request& request) {
                        auto document = request;
                        document.path = "/openapi.json";
                        return pages.handle(document);
                      }});
    fallback = [pages, origins = platform->connect_origins()](const http::Request& request) {
      auto response = pages.handle(request);
      if (request.path == kEmbeddedPage) http::allow_framing(response.headers, origins);
      return response;
    };
  }
  router = TRY(http::Router::create(std::move(routes), std::move(fallback)));
  return {};
}

Result<http::ClientTls> Node::Parts::client_tls() const {
  const auto& files = platform->files;
  return http::ClientTls{.authority_pem = TRY(read_text_file(files.authority())),
                         .certificate_pem = TRY(read_text_file(files.certificate())),
                         .private_key_pem = TRY(read_text_file(files.private_key()))};
}

Status Node::Parts::make_messaging() {
  messaging::EventHandlers handlers;
  for (const auto& role : roles) role->listen(handlers);
  inbox = std::make_unique<messaging::InboxService>(
      messaging::InboxContext{.self = platform->settings.id,
                              .database = *platform->database,
                              .keys = *platform->keys,
                              .partners = *platform->partners,
                              .clock = platform->clock,
                              .log = platform->log,
                              .on_heard = [this](const std::string& peer) { end_pause(peer); }},
      std::move(handlers), platform->leases);
  sequencer = std::make_unique<messaging::OutboxSequencer>(TRY(store::Sequencer::acquire(*platform->database)));
  const messaging::DeliveryContext context{
      .self = platform->settings.id,
      .database = *platform->database,
      .keys = *platform->keys,
      .clock = platform->clock,
      .random = platform->random,
      .sequencer = *sequencer,
      .tls = TRY(client_tls()),
      .log = platform->log,
      .owes = [this](store::Transaction& transaction,
                     const std::string& partner) { return owes_withdrawals(transaction, partner); },
      .countersigner = platform->settings.countersigner};
  for (const auto& partner : platform->partners->all()) {
    if (!partner.node || partner.id == platform->settings.id) continue;
    deliveries.push_back(TRY(messaging::Delivery::create(context, partner)));
  }
  return {};
}

/// Partners that start together find each other at once, and do not wait for a pause that grew while the other was away.
void Node::Parts::end_pause(const std::string& partner) {
  for (const auto& delivery : deliveries) {
    if (delivery->partner() == partner) delivery->hear_partner();
  }
}

Result<bool> Node::Parts::owes_withdrawals(store::Transaction& transaction, const std::string& partner) const {
  for (const auto& role : roles) {
    if (TRY(role->owes_withdrawals(transaction, partner))) return true;
  }
  return false;
}

Status Node::Parts::open_doors() {
  const auto& settings = platform->settings;
  const auto tls = TRY(client_tls());
  auto node_router = TRY(http::Router::create(messaging::node_routes(*inbox, *platform->partners)));
  node_door = TRY(http::Server::start(
      {.address = settings.node_to_node.address,
       .port = settings.node_to_node.port,
       .tls = http::ServerTls{.certificate_pem = tls.certificate_pem,
                              .private_key_pem = tls.private_key_pem,
                              .client_authority_pem = tls.authority_pem,
                              .requires_client_certificate = true},
       .body_bytes_max =
           [node_router](const http::RequestHead& head) { return node_router.body_bytes_max(head, limits::kJsonBytesMax); },
       .access_log = http::log_and_count(platform->log, platform->metrics)},
      [node_router](http::Request request) { return node_router.handle(std::move(request)); }));
  pages_door = TRY(http::Server::start(
      {.address = settings.pages.address,
       .port = settings.pages.port,
       .worker_threads = kWorkerThreads,
       .security_headers = {.connect_origins = platform->connect_origins()},
       .body_bytes_max = [this](const http::RequestHead& head) { return router->body_bytes_max(head, limits::kJsonBytesMax); },
       .access_log = http::log_and_count(platform->log, platform->metrics)},
      [this](http::Request request) { return router->handle(std::move(request)); }));
  return {};
}

Node::Node(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Node::~Node() { stop(); }

Result<std::unique_ptr<Node>> Node::open(config::NodeSettings settings, const std::filesystem::path& executable) {
  auto parts = std::make_unique<Parts>();
  parts->platform = TRY(Platform::open(std::move(settings), executable));
  TRY(parts->make_roles());
  TRY(parts->make_resources());
  TRY(parts->make_router());
  return std::unique_ptr<Node>(new Node(std::move(parts)));
}

Status Node::start() {
  auto& parts = *parts_;
  TRY(parts.make_messaging());
  const auto& log = parts.platform->log;
  parts.jobs = std::make_unique<JobRunner>(
      [&log](const std::string& job, const Error& error) { log.warning("job.failed", error, {{"job", plain(job)}}); });
  for (const auto& role : parts.roles) role->work(*parts.jobs);
  parts.jobs->add("answers.forget", kForgetPeriod, [&platform = *parts.platform]() -> Status {
    return platform.database->write([&](store::Transaction& transaction) -> Status {
      TRY(store::forget_answers(transaction, platform.clock.now() - kAnswersKept, kForgottenAtOnce));
      return {};
    });
  });
  for (const auto& delivery : parts.deliveries) {
    parts.jobs->add("delivery." + delivery->partner(), kDeliveryPeriod, [&delivery] { return delivery->turn(); });
  }
  TRY(parts.open_doors());
  parts.jobs->start();
  parts.is_ready = true;
  log.info("node.started", {{"node", plain(parts.platform->settings.id)}, {"port", parts.pages_door->port()}});
  return {};
}

void Node::stop() {
  if (!parts_) return;
  parts_->is_ready = false;
  if (parts_->pages_door) parts_->pages_door->stop();
  if (parts_->node_door) parts_->node_door->stop();
  if (parts_->jobs) parts_->jobs->stop();
}

http::Response Node::handle(http::Request request) { return parts_->router->handle(std::move(request)); }

}  // namespace dijkwacht::app
