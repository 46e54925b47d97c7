#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit_log.h"
#include "audit/no_hit_recorder.h"
#include "crypto/local_key_service.h"
#include "identifiers/iban.h"
#include "identifiers/identifier.h"
#include "policy/policy_switch_table.h"
#include "signals/acknowledgement_service.h"
#include "signals/canonical.h"
#include "signals/check_service.h"
#include "signals/holder_verdict_service.h"
#include "signals/import_service.h"
#include "signals/objection_service.h"
#include "signals/publication_service.h"
#include "signals/receiving_service.h"
#include "signals/schema_table.h"
#include "signals/withdrawal_service.h"
#include "store/database_testing.h"
#include "store/outbox.h"

/// Police and a bank with real stores, keys and rules, and a hand that carries events between them. Not part of the product.
namespace dijkwacht::signals::testing {

inline const Time kStart = parse_time("2026-11-24T12:00:00Z").value();

inline std::vector<store::Migration> schema(const std::vector<store::Migration>& more = {}) {
  auto all = store::outbox_migrations();
  for (const auto& part : {audit::migrations(), policy::migrations(), signals::migrations(), more}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// What a node has of its own.
struct TestNode {
  TestNode(policy::Party party, std::vector<crypto::KeyDomain> domains, const std::vector<store::Migration>& more)
      : self(std::move(party)),
        database(schema(more)),
        keys(crypto::KeyRing::create_or_load(database.folder() / "keys", domains, kStart).value(), routing_code),
        policy(policy::RuleBook::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/policy").value(), true) {}

  std::vector<store::SequencedEvent> outbox(std::string_view recipient) {
    auto sequencer = store::Sequencer::acquire(*database).value();
    while (sequencer.advance().value() > 0) {
    }
    auto& position = delivered[std::string(recipient)];
    auto events = database
                      ->read_value<std::vector<store::SequencedEvent>>(
                          [&](auto& transaction) { return store::read_outbox(transaction, recipient, position, 100'000); })
                      .value();
    if (!events.empty()) position = events.back().position;
    return events;
  }

  std::vector<audit::Entry> audited(std::string_view action) {
    std::vector<audit::Entry> found;
    const auto all = database->read_value<std::vector<audit::Entry>>(
        [](auto& transaction) { return audit::read_entries(transaction, 0, 100'000); });
    for (const auto& entry : all.value()) {
      if (entry.act.action == action) found.push_back(entry);
    }
    return found;
  }

  std::int64_t count(const std::string& from_where) {
    return database
        ->read_value<std::int64_t>([&](auto& transaction) -> Result<std::int64_t> {
          return TRY(transaction.query_one("SELECT count(*) FROM " + from_where, {}))->integer(0);
        })
        .value();
  }

  policy::Party self;
  store::testing::TemporaryDatabase database;
  crypto::LocalKeyService keys;
  policy::PolicyDesk policy;
  std::map<std::string, std::int64_t> delivered;
};

class World {
 public:
  explicit World(const std::vector<store::Migration>& more = {}, OnRemoved on_removed = {})
      : police({"police", "police"}, {crypto::KeyDomain::kCasework, crypto::KeyDomain::kExchange}, more),
        bank({"demobank", "bank"}, {crypto::KeyDomain::kPartner, crypto::KeyDomain::kBarrier}, more),
        partners(register_of()),
        publication(police_context()),
        withdrawal(police_context()),
        import(police_context()),
        objections(police_context()),
        verdicts(police_context(), verdict_rules()),
        receiving(bank_context(), index, std::move(on_removed)),
        no_hits(*bank.database),
        check(bank_context(), index, [this](const std::string& sender) { return lease_of(sender); }, no_hits) {
    leases["police"] = kStart + std::chrono::hours(24 * 365);
  }

  NodeContext police_context() { return {*police.database, police.keys, police.policy, partners, clock, random, police.self}; }
  NodeContext bank_context() { return {*bank.database, bank.keys, bank.policy, partners, clock, random, bank.self}; }

  std::optional<SenderLease> lease_of(const std::string& sender) const {
    const auto found = leases.find(sender);
    if (found == leases.end()) return std::nullopt;
    return SenderLease{.heard_at = heard_at.value_or(clock.now()), .until = found->second};
  }

  /// Carries everything that waits from the police to the bank and back, until both are silent.
  void carry() {
    while (carry_to_bank() + carry_to_police() > 0) {
    }
  }
  std::size_t carry_to_bank() {
    const auto events = police.outbox("demobank");
    for (const auto& [event, position] : events) {
      if (event.type.starts_with("signal.")) receiving.receive("police", event.type, event.data).value();
    }
    return events.size();
  }
  std::size_t carry_to_police() {
    const auto events = bank.outbox("police");
    for (const auto& [event, position] : events) {
      to_police.push_back(event);
      police.database
          ->write([&](store::Transaction& transaction) -> Status {
            if (event.type == event::kReceived) return apply_received(transaction, "demobank", event.data, clock.now());
            if (event.type == event::kRemoved) return apply_removed(transaction, "demobank", event.data, clock.now());
            if (event.type == kJudged) return verdicts.intake(transaction, "demobank", event.data, clock.now());
            if (event.type == event::kObjectionRaised) return objections.intake(transaction, "demobank", event.data, clock.now());
            return {};
          })
          .value();
    }
    return events.size();
  }

  static identifiers::Identifier account(int number, std::string_view bank_code = "DEMO") {
    return identifiers::iban_of("NL", std::string(bank_code) + std::to_string(1'000'000'000 + number)).value();
  }

  PublishRequest request(const identifiers::Identifier& identifier, std::int64_t reporters,
                         std::string reference = "identifier-1") {
    const auto& canonical = identifier.canonical().reveal("test");
    return {.reference = std::move(reference),
            .type = std::string(name_of(identifier.type())),
            .data_class = data_class_of(identifier.type()),
            .sealed = crypto::seal_box(police.keys.sealing_key(crypto::KeyDomain::kCasework), as_bytes(canonical)),
            .identified_reporters = reporters,
            .natural_person = data_class_of(identifier.type()) != policy::DataClass::kTechnical};
  }
  OpinionDraft draft() const {
    return {.organisation = "police",
            .summary = {Verdict::kFraud, 90, "bank-helpdesk", std::string(kReceivingAccount),
                        clock.now() + std::chrono::hours(24 * 90)},
            .reason = "three reports name this account",
            .author = "person:analyst-1"};
  }
  Published publish(const identifiers::Identifier& identifier, std::int64_t reporters = 3,
                    std::string reference = "identifier-1") {
    return publication.publish(request(identifier, reporters, std::move(reference)), draft()).value();
  }

  ImportResult import_list(Listing listing, const std::vector<std::string>& values, std::string owner = "feed") {
    ImportRequest request{.owner = std::move(owner),
                          .listing = listing,
                          .opinion = feed_opinion(listing, "phishing", clock.now()),
                          .actor = "person:analyst-1"};
    for (const auto& value : values) request.rows.push_back({static_cast<std::int64_t>(request.rows.size()) + 1, value});
    return import.import(request).value();
  }

  CheckAnswer ask(const identifiers::Identifier& identifier) {
    return check.check({"person:bank-analyst", "check-before-payment", {identifier}}).value().front();
  }
  CheckAnswer ask_domain(std::string_view name) {
    return ask(identifiers::parse(identifiers::IdentifierType::kDomain, name).value());
  }

  ManualClock clock{kStart};
  SystemRandom random;
  TestNode police;
  TestNode bank;
  PartnerRegister partners;
  std::map<std::string, Time> leases;  ///< what the bank knows of its senders
  std::optional<Time> heard_at;        ///< when the bank last heard them; nothing: just now
  std::vector<store::OutboxEvent> to_police;
  SignalIndex index;
  PublicationService publication;
  WithdrawalService withdrawal;
  ImportService import;
  ObjectionService objections;
  HolderVerdictService verdicts;
  ReceivingService receiving;
  audit::NoHitRecorder no_hits;
  CheckService check;

 private:
  static HolderVerdictRules verdict_rules() {
    return HolderVerdictRules::load(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/policy/holder-verdicts.toml").value();
  }
  PartnerRegister register_of() {
    return PartnerRegister({{.party = police.self,
                             .exchange_key = police.keys.sealing_key(crypto::KeyDomain::kExchange),
                             .contact = ContactPoint{{"Politie, bezwaren", "Police, objections"}, "+999 88 100 00 01", "", ""}},
                            {.party = bank.self,
                             .bank_codes = {"DEMO"},
                             .partner_key = bank.keys.sealing_key(crypto::KeyDomain::kPartner),
                             .contact = ContactPoint{{"Fraudedesk", "Fraud desk"}, "+999 88 100 00 02", "", ""}}});
  }
};

}  // namespace dijkwacht::signals::testing
