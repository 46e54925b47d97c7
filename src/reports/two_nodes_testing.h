#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/audit_log.h"
#include "base/json.h"
#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "crypto/receipt.h"
#include "crypto/seal.h"
#include "policy/engine.h"
#include "reports/form_catalogue.h"
#include "reports/identification_service.h"
#include "reports/intake_service.h"
#include "reports/part_opener_service.h"
#include "reports/referral_event.h"
#include "reports/referral_inbox_service.h"
#include "reports/referral_service.h"
#include "reports/report_change_table.h"
#include "reports/reporter_service.h"
#include "reports/schema_table.h"
#include "reports/sealed_part_depot_service.h"
#include "reports/status_token.h"
#include "store/database_testing.h"
#include "store/outbox.h"

/// A desk and the police, each with its own store and keys, and a browser that seals as the pages do. For tests of this room and
/// of rooms to its right; not part of the product. Throws (`value()`) when something cannot be set up.
namespace dijkwacht::reports::testing {

inline const std::filesystem::path kData = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";
inline const Time kStart = parse_time("2026-11-24T12:00:00Z").value();  // a Tuesday

inline std::vector<store::Migration> schema() {
  std::vector<store::Migration> all;
  for (const auto& room : {store::outbox_migrations(), audit::migrations(), migrations()})
    all.insert(all.end(), room.begin(), room.end());
  return all;
}

/// One organisation's node.
class TestNode {
 public:
  TestNode(policy::Party self, const std::vector<crypto::KeyDomain>& domains, const Clock& clock)
      : self_(std::move(self)),
        keys_(crypto::KeyRing::create_or_load(keys_folder_.path() / "keys", domains).value()),
        policy_(policy::RuleBook::load(kData / "policy").value(), true),
        clock_(clock) {}

  /// Once all nodes have their keys.
  void meet(const std::vector<Peer>& peers) {
    peers_ = std::make_unique<PeerRegister>(peers);
    context_ = std::make_unique<NodeContext>(NodeContext{.database = database_.get(),
                                                         .keys = keys_,
                                                         .policy = policy_,
                                                         .peers = *peers_,
                                                         .clock = clock_,
                                                         .random = random_,
                                                         .self = self_,
                                                         .processing = {.node_is_synthetic = true},
                                                         .terms = Terms::load(kData / "routing" / "terms.toml").value()});
  }
  Peer as_peer() const {
    Peer peer{.party = self_, .signing_key = keys_.signing_key(), .intake_key = {}};
    if (keys_.has(crypto::KeyDomain::kIntake)) peer.intake_key = keys_.sealing_key(crypto::KeyDomain::kIntake);
    return peer;
  }

  const NodeContext& context() const { return *context_; }
  NodeContext& context() { return *context_; }
  store::Database& database() { return database_.get(); }
  store::testing::TemporaryDatabase& temporary() { return database_; }
  crypto::LocalKeyService& keys() { return keys_; }
  policy::PolicyDesk& policy() { return policy_; }

  std::vector<std::string> audited() {
    auto entries = database().read_value<std::vector<audit::Entry>>(
        [](auto& transaction) { return audit::read_entries(transaction, 0, 200); });
    std::vector<std::string> actions;
    for (const auto& entry : *entries) actions.push_back(entry.act.action);
    return {actions.rbegin(), actions.rend()};
  }

 private:
  policy::Party self_;
  store::testing::TemporaryFolder keys_folder_;
  store::testing::TemporaryDatabase database_{schema()};
  crypto::LocalKeyService keys_;
  policy::PolicyDesk policy_;
  const Clock& clock_;
  SystemRandom random_;
  std::unique_ptr<PeerRegister> peers_;
  std::unique_ptr<NodeContext> context_;
};

/// What a reporter's browser holds.
struct Browser {
  std::string status_token;
  ReportId report;
  PartId part;
  std::string body;  ///< of POST /reports
};

struct Told {
  std::string fraud_type = "BHF";
  std::string part_json =
      R"({"v":1,"narrative":"Iemand belde.","counterparty":[{"type":"iban","value":"NL13 TEST 0123 4567 89","role":"payee"},)"
      R"({"type":"phone","value":"+999123456789","role":"contact"},{"type":"iban","value":"NL00 FOUT","role":"payee"}],)"
      R"("payments":[{"date":"2026-11-20","amount":{"minor":125000,"currency":"EUR"},"toIban":"NL13TEST0123456789"}]})";
  bool with_consent = true;
};

class TwoNodes {
 public:
  TwoNodes() {
    const std::vector<Peer> peers{desk.as_peer(), police.as_peer()};
    desk.meet(peers);
    police.meet(peers);
  }

  /// Seals and deposits at the police, and writes the body for the desk.
  Browser tell(const Told& told = {}) {
    Browser browser{.status_token = to_base64url(random_bytes(16)),
                    .report = ReportId::random(random),
                    .part = PartId::random(random),
                    .body = {}};
    const auto key = crypto::SecretKey::random();
    const auto content = crypto::seal_compartment(key, browser.report.text() + "|counterparty|1", padded(told.part_json));
    const auto receipt = SealedPartDepot(police.context()).deposit(browser.part, content).value();
    const auto wrap = crypto::seal_box(police.keys().sealing_key(crypto::KeyDomain::kIntake), key.bytes());
    browser.body = body_of(browser, told, receipt, wrap);
    return browser;
  }

  Result<IntakeService::Taken> receive(const std::string& body) {
    return IntakeService(desk.context(), catalogue).receive(JsonDocument::parse(body).value().root());
  }

  /// Tells, sends and offers; then delivers the offer.
  Browser tell_and_offer(const Told& told = {}) {
    auto browser = tell(told);
    receive(browser.body).value();
    ReferralService(desk.context()).offer(browser.report, "police", "person:agent-1").value();
    deliver();
    return browser;
  }
  ReceivedReferral latest(const ReportId& report) {
    return police.database()
        .read_value<std::optional<ReceivedReferral>>([&](auto& transaction) { return find_latest(transaction, report); })
        .value()
        .value();
  }
  void accept(const Browser& browser) {
    ReferralInbox(police.context()).accept(latest(browser.report).id, "person:analyst-1").value();
    deliver();
  }

  /// Both outboxes, until nothing is left to deliver.
  void deliver() {
    while (deliver_to_police() + deliver_to_desk() > 0) {
    }
  }
  std::size_t deliver_to_police() {
    return carry(desk, police, "police", [&](auto& transaction, const store::OutboxEvent& event) -> Status {
      ReferralInbox inbox(police.context());
      if (event.type == event::kOffered) return inbox.apply_offered(transaction, "fhd", event.data);
      if (event.type == event::kWithdrawn) return inbox.apply_withdrawn(transaction, "fhd", event.data);
      return fail(ErrorCode::kInternal, "an event nobody reads: " + event.type);
    });
  }
  std::size_t deliver_to_desk() {
    return carry(police, desk, "fhd", [&](auto& transaction, const store::OutboxEvent& event) -> Status {
      ReferralService service(desk.context());
      if (event.type == event::kAccepted) return service.apply_accepted(transaction, "police", event.data);
      if (event.type == event::kRefused) return service.apply_refused(transaction, "police", event.data);
      if (event.type == event::kStatus) return service.apply_status(transaction, "police", event.data);
      return fail(ErrorCode::kInternal, "an event nobody reads: " + event.type);
    });
  }

  std::vector<std::string> changes() {
    std::vector<std::string> kinds;
    const auto read = police.database().read_value<std::vector<ReportChange>>(
        [](auto& transaction) { return read_changes(transaction, 0, 100); });
    for (const auto& change : *read) kinds.emplace_back(name_of(change.kind));
    return kinds;
  }
  StoredReport stored(const ReportId& report) {
    return desk.database().read_value<StoredReport>([&](auto& transaction) { return read_report(transaction, report); }).value();
  }

  ManualClock clock{kStart};
  SystemRandom random;
  TestNode desk{{"fhd", "desk"}, {crypto::KeyDomain::kVictim}, clock};
  TestNode police{
      {"police", "police"}, {crypto::KeyDomain::kIntake, crypto::KeyDomain::kCasework, crypto::KeyDomain::kVictim}, clock};
  FormCatalogue catalogue = FormCatalogue::load(kData / "taxonomy", kData / "forms").value();

  /// As sodium_pad(bytes, 1024).
  static Bytes padded(const std::string& text) {
    auto bytes = to_bytes(text);
    bytes.push_back(0x80);
    while (bytes.size() % 1024 != 0) bytes.push_back(0);
    return bytes;
  }

 private:
  Bytes random_bytes(std::size_t size) {
    Bytes bytes(size);
    random.fill(bytes);
    return bytes;
  }

  static std::string body_of(const Browser& browser, const Told& told, const crypto::Receipt& receipt, const Bytes& wrap) {
    JsonWriter json;
    json.object([&] {
      json.member("reportId", browser.report.text());
      json.member("fraudType", told.fraud_type);
      json.member("channel", "phone");
      json.member("occurredOn", "2026-11-20");
      json.object("amount", [&] {
        json.member("minor", 125000);
        json.member("currency", "EUR");
      });
      json.member("actor", "citizen");
      json.member("synthetic", true);
      json.object("victim", [&] {
        json.member("name", "Sanne Voorbeeld");
        json.member("email", "sanne@voorbeeld.example");
      });
      json.array("parts", [&] {
        json.object([&] {
          json.member("partId", browser.part.text());
          json.member("recipient", "police");
          json.member("compartment", "counterparty");
          json.object("receipt", [&] {
            json.member("partId", receipt.part_id);
            json.member("hash", receipt.hash);
            json.member("receivedAt", receipt.received_at);
            json.member("keyId", receipt.key_id);
            json.member("signature", receipt.signature);
          });
          json.member("wrap", to_base64url(wrap));
        });
      });
      json.member("statusTokenHash", to_base64url(status_token_hash(browser.status_token)));
      json.member("identificationHash", to_base64url(identification_token_hash(identification_token(browser.status_token))));
      json.array("consents", [&] {
        if (!told.with_consent) return;
        json.object([&] {
          json.member("recipient", "police");
          json.member("purpose", "start-investigation");
          json.member("textVersion", "2026-11-01");
        });
      });
    });
    return json.take();
  }

  template <typename Apply>
  std::size_t carry(TestNode& from, TestNode& to, const std::string& recipient, Apply apply) {
    auto sequencer = store::Sequencer::acquire(from.database()).value();
    sequencer.advance().value();
    auto& position = delivered_[recipient];
    const auto events = from.database().read_value<std::vector<store::SequencedEvent>>(
        [&](auto& transaction) { return store::read_outbox(transaction, recipient, position, 1000); });
    for (const auto& sequenced : *events) {
      to.database().write([&](store::Transaction& transaction) { return apply(transaction, sequenced.event); }).value();
      position = sequenced.position;
    }
    return events->size();
  }

  std::map<std::string, std::int64_t> delivered_;
};

}  // namespace dijkwacht::reports::testing
