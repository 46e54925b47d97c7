#include "app/casework_job.h"

#include <gtest/gtest.h>

#include "app/police_node_testing.h"
#include "app/report_context.h"
#include "app/signal_context.h"
#include "cases/schema_table.h"
#include "cases/synthetic_groups_testing.h"

namespace dijkwacht::app {
namespace {

using cases::testing::identifier_of;
using testing::PoliceNode;

/// A police node's casework, turned by hand.
class CaseworkJobTest : public ::testing::Test {
 protected:
  CaseworkJobTest() {
    cases_ =
        cases::CaseService::create(database(), platform_->clock, platform_->random, {cases::StopThresholds{}, texts()}).value();
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
                                   .identifiers = {identifier_of("iban", 1), identifier_of("phone", 100 + i)}};
      reports_.push_back(report.report_id);
      blind->add(report, "system").value();
    }
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

}  // namespace
}  // namespace dijkwacht::app
