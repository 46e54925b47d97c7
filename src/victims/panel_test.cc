#include "victims/panel_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "policy/policy_switch_table.h"
#include "reports/report_table.h"
#include "reports/schema_table.h"
#include "reports/status_token.h"
#include "store/database_testing.h"
#include "victims/schema_table.h"

namespace dijkwacht::victims {
namespace {

const std::string kFile = std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/panel.toml";
const Time kStart = parse_time("2026-06-30T12:00:00Z").value();
constexpr std::string_view kToken = "01234567890123456789ABCDEF";
constexpr std::string_view kOther = "98765432109876543210FEDCBA";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& part : {reports::migrations(), migrations()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Panel : public testing::Test {
 protected:
  Panel() {
    for (const auto token : {kToken, kOther}) has_reported(token);
  }
  void has_reported(std::string_view token, reports::ReportState state = reports::ReportState::kAccepted) {
    reports::StoredReport report;
    report.facts.id = reports::ReportId::random(random_);
    report.facts.occurred_on = "2026-06-20";
    report.state = state;
    report.created = kStart;
    report.status_token_hash = reports::status_token_hash(token);
    report.identification_hash = report.status_token_hash;
    report.submission = report.status_token_hash;
    database_->write([&](auto& transaction) { return reports::insert_report(transaction, report); }).value();
  }
  PanelAnswers answers(std::size_t option = 0) const {
    PanelAnswers chosen;
    for (const auto& question : service_.questions().questions()) chosen[question.id] = question.options.at(option).value;
    return chosen;
  }
  Status decides(std::string_view token, bool agrees) {
    return database_->write(
        [&](auto& transaction) { return service_.decide(transaction, token, agrees, service_.questions().text_version()); });
  }
  Status answered(std::string_view token, const PanelAnswers& chosen) {
    return database_->write([&](auto& transaction) { return service_.answer(transaction, token, chosen); });
  }
  std::int64_t count_of(const std::string& question, const std::string& option, const std::string& wave = "2026-H1") const {
    const auto counts = service_.counts(wave).value();
    for (const auto& each : counts) {
      if (each.question == question && each.option == option) return each.count;
    }
    return 0;
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{kStart};
  SystemRandom random_;
  PanelService service_{*database_, clock_, PanelQuestions::load(kFile).value()};
};

TEST_F(Panel, NobodyIsCountedWithoutSayingYes) {
  EXPECT_EQ(answered(kToken, answers()).error().code, ErrorCode::kFailedPrecondition);
  ASSERT_TRUE(decides(kToken, false));
  EXPECT_EQ(answered(kToken, answers()).error().code, ErrorCode::kFailedPrecondition) << "who said no is not asked";
  EXPECT_TRUE(service_.counts("2026-H1")->empty());
  ASSERT_TRUE(decides(kToken, true)) << "one may think again";
  ASSERT_TRUE(answered(kToken, answers()));
  EXPECT_EQ(count_of("told-once", "once"), 1);
}

TEST_F(Panel, EachPersonCountsOnceInAWave) {
  for (const auto token : {kToken, kOther}) {
    ASSERT_TRUE(decides(token, true));
    ASSERT_TRUE(answered(token, answers()));
  }
  EXPECT_EQ(answered(kToken, answers(1)).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(decides(kToken, false).error().code, ErrorCode::kFailedPrecondition) << "what was counted cannot be found";
  EXPECT_EQ(count_of("told-once", "once"), 2);
  EXPECT_EQ(count_of("told-once", "twice"), 0);
  clock_.advance(std::chrono::days(1));
  EXPECT_EQ(service_.invitation(kToken)->wave, "2026-H2");
  EXPECT_EQ(service_.invitation(kToken)->state, PanelState::kInvited) << "the next half-year asks anew";
  EXPECT_EQ(service_.waves().value(), (std::vector<std::string>{"2026-H2", "2026-H1"}));
}

TEST_F(Panel, NoRowHoldsAPersonAndAnAnswer) {
  ASSERT_TRUE(decides(kToken, true));
  ASSERT_TRUE(answered(kToken, answers()));
  database_
      ->read([](store::Transaction& transaction) -> Status {
        const auto report = TRY(reports::read_report_by_token(transaction, reports::status_token_hash(kToken))).facts.id.text();
        const auto rows = TRY(transaction.query("SELECT * FROM panel_count", {}));
        EXPECT_FALSE(rows.empty());
        for (const auto& row : rows) {
          EXPECT_EQ(row.integer(3), 1);
          for (std::size_t column = 0; column < 3; ++column) EXPECT_NE(row.text(column), report);
        }
        const audit::EntryFilter filter{.action = "panel.answered"};
        const auto entries = TRY(audit::read_entries(transaction, filter, 0, 10));
        EXPECT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries.front().act.outcome, "done") << "not what was chosen";
        return {};
      })
      .value();
}

TEST_F(Panel, WrongAnswersNameTheQuestionAndCountNothing) {
  ASSERT_TRUE(decides(kToken, true));
  auto wrong = answers();
  wrong["helped"] = "perhaps";
  EXPECT_EQ(answered(kToken, wrong).error().field, "answers.helped");
  wrong = answers();
  wrong.erase("again");
  EXPECT_EQ(answered(kToken, wrong).error().field, "answers.again");
  wrong = answers();
  wrong["name"] = "Sanne";
  EXPECT_EQ(answered(kToken, wrong).error().field, "answers.name");
  EXPECT_TRUE(service_.counts("2026-H1")->empty());
}

TEST_F(Panel, NobodyIsAskedBeforeTheyCouldBeHelped) {
  constexpr std::string_view kNew = "CCCCCCCCCCCCCCCCCCCCCCCCCC";
  has_reported(kNew, reports::ReportState::kReceived);
  EXPECT_FALSE(service_.invitation(kNew)->is_due);
  EXPECT_EQ(decides(kNew, true).error().code, ErrorCode::kFailedPrecondition);
  clock_.advance(service_.questions().after_report_min());
  EXPECT_TRUE(service_.invitation(kNew)->is_due) << "no answer is an experience too";
  EXPECT_TRUE(decides(kNew, true));
}

TEST_F(Panel, AWithdrawnReportIsAskedNothing) {
  constexpr std::string_view kGone = "AAAAAAAAAAAAAAAAAAAAAAAAAA";
  has_reported(kGone, reports::ReportState::kWithdrawn);
  clock_.advance(service_.questions().after_report_min());
  EXPECT_FALSE(service_.invitation(kGone)->is_due);
  EXPECT_EQ(decides(kGone, true).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_.invitation("BBBBBBBBBBBBBBBBBBBBBBBBBB").error().code, ErrorCode::kUnauthenticated);
}

}  // namespace
}  // namespace dijkwacht::victims
