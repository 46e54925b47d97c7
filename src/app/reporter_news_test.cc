#include "app/reporter_news.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/police_node_testing.h"
#include "app/report_context.h"
#include "app/signal_context.h"
#include "audit/protocol.h"
#include "cases/case_service.h"
#include "signals/publication_service.h"
#include "signals/withdrawal_service.h"
#include "store/outbox.h"

namespace dijkwacht::app {
namespace {

using ::testing::IsEmpty;
using testing::PoliceNode;
using ::testing::UnorderedElementsAre;

constexpr const char* kAccount = "NL85DEMO0417164300";
constexpr const char* kOther = "NL48DEMO0000000267";

/// A police node with reports that it accepted, and the services that share and withdraw.
class ReporterNewsTest : public ::testing::Test {
 protected:
  ReporterNewsTest() {
    signal_context_.node->on_changed = [self = platform_->settings.id](auto& transaction, const signals::Signal& signal) {
      return ReporterNews::note_signal(transaction, signal, self);
    };
    cases_ = cases::CaseService::create(database(), platform_->clock, platform_->random,
                                        {{}, cases::CaseTexts::load(police_.data() / "texts/cases.toml").value()})
                 .value();
    publication_ = std::make_unique<signals::PublicationService>(*signal_context_.node);
    withdrawal_ = std::make_unique<signals::WithdrawalService>(*signal_context_.node);
  }

  store::Database& database() { return *platform_->database; }

  /// A report that the desk handed over and that names these accounts.
  reports::ReportId accepted(const std::vector<std::string>& accounts) {
    const auto id = reports::ReportId::random(platform_->random);
    const auto now = platform_->clock.now();
    const reports::ReceivedReferral referral{
        .id = reports::ReferralId::random(platform_->random),
        .facts = {.id = id, .fraud_type = "AKF", .channel = "web", .occurred_on = "2026-11-20", .amount = {}, .actor = "citizen"},
        .desk = "fhd",
        .part = reports::PartId::random(platform_->random),
        .consent = {.report = id, .recipient = "police", .purpose = "start-investigation", .at = now},
        .state = reports::ReferralState::kAccepted,
        .offered_at = now,
        .due = now};
    database().write([&](auto& transaction) { return reports::insert_received(transaction, referral); }).value();
    cases::LinkableReport report{.report_id = id,
                                 .fraud_type = "AKF",
                                 .channel = "web",
                                 .occurred_on = parse_date("2026-11-20").value(),
                                 .received_at = now};
    const auto key = platform_->keys->sealing_key(crypto::KeyDomain::kCasework);
    for (const auto& account : accounts) {
      report.identifiers.push_back(
          {.type = "iban", .token = token_of(account), .sealed = crypto::seal_box(key, as_bytes(account))});
    }
    cases_->add(report, "system").value();
    return id;
  }
  reports::ReportId identified(const std::vector<std::string>& accounts) {
    const auto id = accepted(accounts);
    identify(id);
    return id;
  }
  void identify(const reports::ReportId& id) {
    const auto person =
        platform_->keys->tokenise_one(crypto::KeyDomain::kVictim, "person", Sensitive<std::string>(id.text())).value();
    database()
        .write([&](store::Transaction& transaction) -> Status {
          TRY(cases_->identify(transaction, id, person, "system"));
          return ReporterNews::note_report(transaction, id);
        })
        .value();
  }

  signals::Published share(const std::string& account) {
    const auto identifier = identifier_of(account);
    return publication_
        ->publish({.reference = identifier.id.text(),
                   .type = "iban",
                   .data_class = policy::DataClass::kAccount,
                   .sealed = identifier.sealed,
                   .identified_reporters = identifier.identified_reporters},
                  {.organisation = "police",
                   .summary = {.verdict = signals::Verdict::kFraud,
                               .confidence = 80,
                               .fraud_type = "AKF",
                               .role = "receiving-account",
                               .valid_until = platform_->clock.now() + std::chrono::days(30)},
                   .reason = "three reports",
                   .author = "person:analyst-1"})
        .value();
  }

  /// What was told since the last call, as "report code".
  std::vector<std::string> told() {
    news_.turn().value();
    sequencer_.advance().value();
    const auto events = database().read_value<std::vector<store::SequencedEvent>>(
        [&](auto& transaction) { return store::read_outbox(transaction, "fhd", read_, 1000); });
    std::vector<std::string> lines;
    for (const auto& sequenced : *events) {
      read_ = sequenced.position;
      const auto document = JsonDocument::parse(sequenced.event.data).value();
      lines.push_back(std::string(document.root().string("reportId").value()) + " " +
                      std::string(document.root().string("code").value()));
    }
    return lines;
  }
  static std::string line(const reports::ReportId& report, const char* code) { return report.text() + " " + code; }

  crypto::Token token_of(const std::string& account) {
    return platform_->keys->tokenise_one(crypto::KeyDomain::kCasework, "iban", Sensitive<std::string>(account)).value();
  }
  cases::IdentifierRow identifier_of(const std::string& account) {
    const auto token = token_of(account);
    const auto known = cases_->publishable_identifiers(1, std::nullopt, 100).value();
    for (const auto& placed : known) {
      if (placed.identifier.token == token) return placed.identifier;
    }
    throw std::runtime_error("nobody who is identified names this account");
  }

  PoliceNode police_;
  std::unique_ptr<Platform> platform_ = police_.open_platform().value();
  ReportContext report_context_ = make_report_context(*platform_).value();
  SignalContext signal_context_ = make_signal_context(*platform_);
  reports::ReferralInbox inbox_{*report_context_.node};
  ReporterNews news_{*platform_, inbox_};
  std::unique_ptr<cases::CaseService> cases_;
  std::unique_ptr<signals::PublicationService> publication_;
  std::unique_ptr<signals::WithdrawalService> withdrawal_;
  store::Sequencer sequencer_ = store::Sequencer::acquire(database()).value();
  std::int64_t read_ = 0;
};

TEST_F(ReporterNewsTest, EveryReporterWhoCountsHearsOnceThatABankWasWarned) {
  const auto one = identified({kAccount});
  const auto two = identified({kAccount});
  const auto three = identified({kAccount});
  const auto unknown = accepted({kAccount});
  const auto elsewhere = identified({kOther});
  EXPECT_THAT(told(), IsEmpty()) << "no signal yet";
  ASSERT_EQ(share(kAccount).state, signals::SignalState::kShared);
  EXPECT_THAT(told(), UnorderedElementsAre(line(one, "signal-shared"), line(two, "signal-shared"), line(three, "signal-shared")));
  EXPECT_THAT(told(), IsEmpty());
  identify(unknown);
  EXPECT_THAT(told(), UnorderedElementsAre(line(unknown, "signal-shared"))) << "from now on this one counts too";
  identify(elsewhere);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(ReporterNewsTest, HearsThatItWasTakenBack) {
  std::vector<reports::ReportId> reports;
  for (int i = 0; i < 3; ++i) reports.push_back(identified({kAccount}));
  const auto published = share(kAccount);
  ASSERT_EQ(told().size(), 3U);
  withdrawal_->withdraw_opinion(published.opinion, "person:analyst-1").value();
  EXPECT_THAT(told(), UnorderedElementsAre(line(reports[0], "signal-withdrawn"), line(reports[1], "signal-withdrawn"),
                                           line(reports[2], "signal-withdrawn")));
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(ReporterNewsTest, IsNotToldOfTheEndWhileAnotherSignalRestsOnTheReport) {
  std::vector<reports::ReportId> reports;
  for (int i = 0; i < 3; ++i) reports.push_back(identified({kAccount, kOther}));
  const auto first = share(kAccount);
  ASSERT_EQ(told().size(), 3U);
  const auto second = share(kOther);
  ASSERT_EQ(second.state, signals::SignalState::kShared);
  EXPECT_THAT(told(), IsEmpty()) << "a bank was warned: that is known";
  withdrawal_->withdraw_opinion(first.opinion, "person:analyst-1").value();
  EXPECT_THAT(told(), IsEmpty());
  withdrawal_->withdraw_opinion(second.opinion, "person:analyst-1").value();
  EXPECT_EQ(told().size(), 3U);
}

TEST_F(ReporterNewsTest, FallingBelowTheThresholdIsToldToThoseWhoRemain) {
  const auto leaving = identified({kAccount});
  const auto staying = identified({kAccount});
  identified({kAccount});
  share(kAccount);
  ASSERT_EQ(told().size(), 3U);
  const auto identifier = identifier_of(kAccount);
  cases_->withdraw(leaving, "withdrawn", "system").value();
  ASSERT_EQ(publication_->recount(identifier.id.text(), 2, "system")->withdrawn, 1);
  const auto lines = told();
  EXPECT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines, ::testing::Contains(line(staying, "signal-withdrawn")));
  EXPECT_THAT(lines, ::testing::Not(::testing::Contains(line(leaving, "signal-withdrawn"))));
}

TEST_F(ReporterNewsTest, WhileTheProtocolIsOffTheNewsWaitsAndThenGoesOnce) {
  for (int i = 0; i < 3; ++i) identified({kAccount});
  share(kAccount);
  ASSERT_TRUE(platform_->policy->set_switch("P0", policy::RuleState::kOff));
  EXPECT_THAT(told(), IsEmpty());
  ASSERT_TRUE(platform_->policy->set_switch("P0", policy::RuleState::kActive));
  EXPECT_EQ(audit::send_owed(*platform_->database, *platform_->policy, platform_->self(), platform_->clock.now()).value(), 3);
  EXPECT_EQ(told().size(), 3U);
}

}  // namespace
}  // namespace dijkwacht::app
