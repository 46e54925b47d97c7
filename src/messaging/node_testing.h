#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "audit/audit_log.h"
#include "audit/verify.h"
#include "crypto/local_key_service.h"
#include "http/certificates.h"
#include "http/server.h"
#include "messaging/delivery.h"
#include "messaging/inbox_service.h"
#include "messaging/node_routes.h"
#include "messaging/receipt_table.h"
#include "store/database_testing.h"
#include "store/inbox.h"

/// Two nodes in one process, with real stores on disk and real mutual TLS on loopback, that a test may stop and start between any
/// two steps.
namespace dijkwacht::messaging::testing {

inline const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

inline http::Validity valid_now() {
  const auto now = SystemClock().now();  // TLS looks at the machine's clock
  return {now - std::chrono::hours(1), now + std::chrono::hours(24)};
}

/// What stays of a node when its process ends: its folder, keys, certificate and address.
struct NodeHome {
  NodeHome(const http::KeyedCertificate& authority, std::string partner_id, std::string partner_sector)
      : id(std::move(partner_id)),
        sector(std::move(partner_sector)),
        certificate(
            http::issue_certificate(authority, {.common_name = id, .dns_names = {}, .ip_addresses = {"127.0.0.1"}}, valid_now())
                .value()),
        authority_pem(authority.certificate_pem),
        keys(crypto::KeyRing::create_or_load(folder.path() / "keys", {crypto::KeyDomain::kPartner}).value()) {
    const auto probe = http::Server::start({}, [](const http::Request&) { return http::Response(); }).value();
    port = probe->port();
  }

  Partner as_partner() const {
    Partner partner{.id = id, .sector = sector, .name = {id, id}, .bank_codes = {}, .node = PartnerNode()};
    partner.node->origin = "http://" + id + ".localhost";
    partner.node->address = "127.0.0.1:" + std::to_string(port);
    partner.node->signing_key = keys.signing_key();
    partner.node->sealing_keys = {{crypto::KeyDomain::kPartner, keys.sealing_key(crypto::KeyDomain::kPartner)}};
    partner.node->tls_fingerprint = http::certificate_fingerprint(certificate.certificate_pem).value();
    return partner;
  }

  store::testing::TemporaryFolder folder;
  std::string id;
  std::string sector;
  http::KeyedCertificate certificate;
  std::string authority_pem;
  crypto::LocalKeyService keys;
  std::uint16_t port = 0;
};

/// A running node. Destroying it is its end: nothing of it is left but what its store holds.
class RunningNode {
 public:
  RunningNode(NodeHome& home, const PartnerRegister& partners, const Clock& clock, EventHandlers handlers)
      : home_(home), partners_(partners), clock_(clock), database_(store::open_sqlite(home.folder.path() / "store.db").value()) {
    store::migrate(*database_, schema()).value();
    inbox_ = std::make_unique<InboxService>(
        InboxContext{home.id, *database_, home.keys, partners_, clock_, telemetry::Log::to_nowhere(),
                     [this](const std::string& peer) { heard.push_back(peer); }},
        std::move(handlers), leases_);
    sequencer_ = std::make_unique<OutboxSequencer>(store::Sequencer::acquire(*database_).value());
  }
  ~RunningNode() { close_door(); }

  static std::vector<store::Migration> schema() {
    auto all = store::outbox_migrations();
    for (const auto& step : store::inbox_migrations()) all.push_back(step);
    for (const auto& step : audit::migrations()) all.push_back(step);
    for (const auto& step : migrations()) all.push_back(step);
    all.push_back(
        {.room = "test", .number = 1, .sql = "CREATE TABLE effect (subject TEXT NOT NULL PRIMARY KEY, times BIGINT NOT NULL)"});
    return all;
  }

  /// Listens for other nodes.
  void open_door() {
    http::ServerSettings settings;
    settings.port = home_.port;
    settings.worker_threads = 2;
    settings.tls = http::ServerTls{.certificate_pem = home_.certificate.certificate_pem,
                                   .private_key_pem = home_.certificate.private_key_pem,
                                   .client_authority_pem = home_.authority_pem,
                                   .requires_client_certificate = true};
    auto router = std::make_shared<http::Router>(http::Router::create(node_routes(*inbox_, partners_)).value());
    settings.body_bytes_max = [router](const http::RequestHead& head) { return router->body_bytes_max(head, 1 << 20); };
    settings.limits.drain_time = Duration(500);
    server_ =
        http::Server::start(std::move(settings), [router](http::Request r) { return router->handle(std::move(r)); }).value();
  }
  void close_door() { server_.reset(); }

  std::unique_ptr<Delivery> delivery_to(const std::string& partner) {
    return Delivery::create({home_.id,
                             *database_,
                             home_.keys,
                             clock_,
                             random_,
                             *sequencer_,
                             http::ClientTls{.authority_pem = home_.authority_pem,
                                             .certificate_pem = home_.certificate.certificate_pem,
                                             .private_key_pem = home_.certificate.private_key_pem},
                             telemetry::Log::to_nowhere(),
                             {},
                             [this](store::Transaction&, const std::string&) { return Result<bool>(owes); },
                             countersigner},
                            *partners_.find(partner))
        .value();
  }

  /// Writes an event into the outbox, as a room does by audit::release.
  void write(const std::string& recipient, std::string type, std::string subject, std::int64_t version = 1,
             std::string data = "{}") {
    database_
        ->write([&](store::Transaction& transaction) {
          return store::append_to_outbox(transaction, {.id = store::EventId::random(random_),
                                                       .recipient = recipient,
                                                       .type = type,
                                                       .subject = subject,
                                                       .version = version,
                                                       .data = data,
                                                       .created = clock_.now()});
        })
        .value();
  }

  /// Records an act, and publishes the head of the audit log; gives the entry's number.
  std::int64_t publish_head() {
    const auto number = database_
                            ->write_value<std::int64_t>([&](store::Transaction& transaction) {
                              return audit::append(transaction, {.actor = "system", .action = "test.done"}, clock_.now());
                            })
                            .value();
    audit::publish_head(*database_, home_.keys, home_.id, clock_.now()).value();
    return number;
  }
  /// Up to which entry `witness` countersigned this node's audit log; 0: nowhere.
  std::int64_t countersigned_up_to(const NodeHome& witness) {
    const auto known = database_->read_value<std::vector<audit::KnownHead>>([&](store::Transaction& transaction) {
      return audit::known_heads(transaction, home_.id, {.id = witness.id, .key = witness.keys.signing_key()});
    });
    return known->empty() ? 0 : known->back().number;
  }

  /// How often each subject's effect was applied.
  std::map<std::string, std::int64_t> effects() {
    std::map<std::string, std::int64_t> effects;
    database_
        ->read([&](store::Transaction& transaction) -> Status {
          for (const auto& row : TRY(transaction.query("SELECT subject, times FROM effect", {})))
            effects[row.text(0)] = row.integer(1);
          return {};
        })
        .value();
    return effects;
  }
  std::int64_t applied(std::string_view source) {
    return database_->read_value<std::int64_t>([&](store::Transaction& t) { return store::applied_position(t, source); }).value();
  }
  std::int64_t confirmed(std::string_view recipient) {
    return database_->read_value<std::int64_t>([&](store::Transaction& t) { return store::confirmed_position(t, recipient); })
        .value();
  }

  store::Database& database() { return *database_; }
  InboxService& inbox() { return *inbox_; }
  LeaseBook& leases() { return leases_; }

  std::string countersigner = "demobank";
  bool owes = false;               ///< is a withdrawal kept back?
  std::vector<std::string> heard;  ///< partners of whom a good message came

 private:
  NodeHome& home_;
  const PartnerRegister& partners_;
  const Clock& clock_;
  SystemRandom random_;
  std::unique_ptr<store::Database> database_;
  LeaseBook leases_;
  std::unique_ptr<InboxService> inbox_;
  std::unique_ptr<OutboxSequencer> sequencer_;
  std::unique_ptr<http::Server> server_;
};

/// Counts an event's effect in the table `effect`.
inline Status count_effect(store::Transaction& transaction, const Event& event) {
  TRY(transaction.execute(
      "INSERT INTO effect (subject, times) VALUES ($1, 1) ON CONFLICT (subject) DO UPDATE SET times = effect.times + 1",
      {event.subject}));
  return {};
}

/// Police and bank.
struct TwoNodes {
  TwoNodes() {
    handlers.on("thing.added", Versions::kNewerOnly, EventHandler(count_effect));
    handlers.on("thing.seen", Versions::kAll, EventHandler(count_effect));
    start_police();
    start_bank();
  }

  void start_police() {
    police.reset();
    police = std::make_unique<RunningNode>(police_home, partners, clock, handlers);
    delivery = police->delivery_to("demobank");
  }
  void start_bank() {
    bank.reset();
    bank = std::make_unique<RunningNode>(bank_home, partners, clock, handlers);
    bank->open_door();
  }
  void stop_police() {
    delivery.reset();
    police.reset();
  }
  void stop_bank() { bank.reset(); }

  http::KeyedCertificate authority = http::make_authority("Consortium", valid_now()).value();
  NodeHome police_home{authority, "police", "police"};
  NodeHome bank_home{authority, "demobank", "bank"};
  PartnerRegister partners = PartnerRegister::create({police_home.as_partner(), bank_home.as_partner()}).value();
  ManualClock clock{kNow};
  EventHandlers handlers;
  std::unique_ptr<RunningNode> police;
  std::unique_ptr<RunningNode> bank;
  std::unique_ptr<Delivery> delivery;  ///< police to bank
};

}  // namespace dijkwacht::messaging::testing
