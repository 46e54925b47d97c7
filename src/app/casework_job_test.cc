#include "app/casework_job.h"

#include <gtest/gtest.h>

#include "app/case_context.h"
#include "app/police_node_testing.h"
#include "app/report_context.h"
#include "app/signal_context.h"
#include "cases/schema_table.h"
#include "cases/synthetic_groups_testing.h"
#include "signals/signal_table.h"

namespace dijkwacht::app {
namespace {

using cases::testing::identifier_of;
using testing::PoliceNode;

/// A police node's casework, turned by hand.
class CaseworkJobTest : public ::testing::Test {
 protected:
  CaseworkJobTest() {
    cases_ = make_case_service(*platform_, *signal_context_.node).value();
    link_strangers();
    job_ = std::make_unique<CaseworkJob>(*platform_, CaseworkJob::Rooms{opener_, inbox_, *cases_, publication_});
  }

  store::Database& database() { return *platform_->database; }
  cases::CaseTexts texts() { return cases::CaseTexts::load(police_.data() / "texts/cases.toml").value(); }

  /// Customers of one payment provider, linked by somebody who does not look for such accounts.
  void link_strangers() {
    const auto blind = cases::CaseService::create(database(), platform_->clock, platform_->random,
                                                  {cases::StopThresholds{.reports_min = 1000}, texts()})
                           .value();
    const char* types[] = {"AKF", "WSF", "BHF", "VIN", "DAT"};
    for (std::uint64_t i = 0; i < 10; ++i) {
      cases::LinkableReport report{.report_id = reports::ReportId::random(platform_->random),
                                   .fraud_type = types[i % 5],
                                   .channel = "web",
                                   .occurred_on = cases::testing::day(static_cast<int>(30 * i)),
                                   .received_at = cases::testing::moment(),
                                   .identifiers = {account_, identifier_of("phone", 100 + i)}};
      reports_.push_back(report.report_id);
      blind->add(report, "system").value();
    }
  }

  /// What an analyst does who takes the provider's account for an offender's.
  signals::SignalId share_the_account() {
    const auto published = publication_.publish({.reference = account_id().text(),
                                                 .type = "iban",
                                                 .data_class = policy::DataClass::kAccount,
                                                 .sealed = account_.sealed,
                                                 .identified_reporters = 3},
                                                {.organisation = "police",
                                                 .summary = {.verdict = signals::Verdict::kFraud,
                                                             .confidence = 80,
                                                             .fraud_type = "AKF",
                                                             .role = std::string(signals::kReceivingAccount),
                                                             .valid_until = platform_->clock.now() + std::chrono::days(30)},
                                                 .reason = "ten reports",
                                                 .author = "person:analyst-1"});
    EXPECT_EQ(published->state, signals::SignalState::kShared);
    return published->signal;
  }
  signals::Signal signal(const signals::SignalId& id) {
    return database()
        .read_value<std::optional<signals::Signal>>(
            [&](store::Transaction& transaction) { return signals::find_signal(transaction, id); })
        .value()
        .value();
  }
  cases::IdentifierId account_id() {
    const auto named = database().read_value<std::vector<cases::IdentifierId>>(
        [&](store::Transaction& transaction) { return cases::identifiers_of_report(transaction, reports_[0]); });
    for (const auto& id : *named) {
      if (cases_->identifier(id)->identifier.type == "iban") return id;
    }
    throw std::runtime_error("no report names the account");
  }

  void withdraw(const reports::ReportId& report) {
    database()
        .write([&](store::Transaction& transaction) {
          return reports::append_change(transaction, report, reports::ReportChangeKind::kWithdrawn, platform_->clock.now());
        })
        .value();
  }
  /// Counts every act on the cases.
  std::int64_t version() {
    return database()
        .read_value<cases::LinkingState>([](store::Transaction& transaction) { return cases::read_state(transaction); })
        .value()
        .version;
  }

  PoliceNode police_;
  std::unique_ptr<Platform> platform_ = police_.open_platform().value();
  ReportContext report_context_ = make_report_context(*platform_).value();
  SignalContext signal_context_ = make_signal_context(*platform_);
  const cases::LinkableIdentifier account_{
      .type = "iban",
      .token = cases::testing::token_of(1),
      .sealed = crypto::seal_box(platform_->keys->sealing_key(crypto::KeyDomain::kCasework), as_bytes("NL85DEMO0417164300"))};
  reports::PartOpener opener_{*report_context_.node, "NL"};
  reports::ReferralInbox inbox_{*report_context_.node};
  signals::PublicationService publication_{*signal_context_.node};
  std::unique_ptr<cases::CaseService> cases_;
  std::unique_ptr<CaseworkJob> job_;
  std::vector<reports::ReportId> reports_;
};

TEST_F(CaseworkJobTest, SettlesAtTheStartOnceTheQueueIsEmpty) {
  ASSERT_EQ(cases_->counts().stops, 0);
  EXPECT_FALSE(job_->progress()->is_settled);
  ASSERT_TRUE(job_->turn());
  EXPECT_TRUE(job_->progress()->is_settled);
  EXPECT_EQ(cases_->counts().stops, 1) << "the provider's account";
  EXPECT_EQ(cases_->counts().cases, 10);
}

TEST_F(CaseworkJobTest, DoesNothingWhileNothingChanges) {
  ASSERT_TRUE(job_->turn());
  const auto settled = version();
  ASSERT_TRUE(job_->turn());
  EXPECT_EQ(version(), settled);
}

TEST_F(CaseworkJobTest, ReadsTheQueueAndThenSettles) {
  withdraw(reports_[0]);
  withdraw(reports_[1]);
  const auto before = job_->progress().value();
  EXPECT_EQ(before.pending, 2);
  ASSERT_TRUE(job_->turn());
  const auto after = job_->progress().value();
  EXPECT_EQ(after.pending, 0);
  EXPECT_TRUE(after.is_settled);
  EXPECT_EQ(cases_->counts().reports, 8);
  EXPECT_EQ(cases_->counts().stops, 1);
  EXPECT_EQ(cases_->settle("system").value(), 0) << "nothing is left to settle";
}

TEST_F(CaseworkJobTest, WhatWasSharedOnAnAccountThatStrangersShareIsTakenBack) {
  const auto shared = share_the_account();
  ASSERT_TRUE(job_->turn());
  ASSERT_EQ(cases_->counts().stops, 1);
  EXPECT_EQ(signal(shared).state, signals::SignalState::kWithdrawn);
  EXPECT_EQ(signal(shared).withdrawn_because, signals::WithdrawalReason::kStopIdentifier);
  EXPECT_EQ(publication_.recount(account_id().text(), 5, "system")->shared, 0) << "however many report it";
}

TEST_F(CaseworkJobTest, WhatLinksAgainIsCountedAgain) {
  const auto shared = share_the_account();
  ASSERT_TRUE(job_->turn());
  for (std::size_t i = 2; i < reports_.size(); ++i) withdraw(reports_[i]);
  ASSERT_TRUE(job_->turn());
  ASSERT_EQ(cases_->counts().stops, 0) << "two reports say too little";
  EXPECT_EQ(signal(shared).state, signals::SignalState::kWithdrawn) << "nobody who reported it is identified";
  EXPECT_EQ(publication_.recount(account_id().text(), 3, "system")->shared, 1);
}

}  // namespace
}  // namespace dijkwacht::app
