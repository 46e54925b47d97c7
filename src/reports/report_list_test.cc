// What an agent and an analyst find in their lists: newest first or what waits longest, narrowed, page by page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "reports/desk_service.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

using testing::Browser;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TwoNodes;

class ReportList : public ::testing::Test {
 protected:
  /// One report each second: BHF, AKF, BHF, …; every other one with consent.
  void tell(int count) {
    for (int i = 0; i < count; ++i) {
      told_.push_back(nodes_.tell({.fraud_type = i % 2 == 0 ? "BHF" : "AKF", .with_consent = i % 2 == 0}));
      nodes_.receive(told_.back().body).value();
      nodes_.clock.advance(std::chrono::seconds(1));
    }
  }
  void tell_and_offer(int count) {
    for (int i = 0; i < count; ++i) {
      told_.push_back(nodes_.tell_and_offer({.fraud_type = i % 2 == 0 ? "BHF" : "AKF"}));
      nodes_.clock.advance(std::chrono::seconds(1));
    }
  }

  /// Places in `told_`, over all pages of two.
  std::vector<int> at_desk(ReportListQuery query) {
    query.limit = 2;
    std::vector<int> places;
    for (;;) {
      const auto rows = DeskService(nodes_.desk.context()).list(query).value();
      for (const auto& row : rows) places.push_back(place_of(row.report.facts.id));
      if (rows.size() < query.limit) return places;
      query.after = rows.back().report.facts.id;
    }
  }
  std::vector<int> at_police(ReceivedListQuery query) {
    query.limit = 2;
    std::vector<int> places;
    for (;;) {
      const auto rows = ReferralInbox(nodes_.police.context()).list(query).value();
      for (const auto& row : rows) places.push_back(place_of(row.facts.id));
      if (rows.size() < query.limit) return places;
      query.after = rows.back().id;
    }
  }
  int place_of(const ReportId& id) { return static_cast<int>(std::ranges::find(told_, id, &Browser::report) - told_.begin()); }
  ReportNumberRange number_of(int place) { return parse_report_number(report_number(told_[place].report)).value(); }

  TwoNodes nodes_;
  std::vector<Browser> told_;
};

TEST_F(ReportList, TheDeskSeesTheNewestFirstAndEveryReportOnce) {
  tell(5);
  EXPECT_THAT(at_desk({}), ElementsAre(4, 3, 2, 1, 0));
}

TEST_F(ReportList, ReportsOfOneMomentAreAllThere) {
  for (int i = 0; i < 5; ++i) {
    told_.push_back(nodes_.tell());
    nodes_.receive(told_.back().body).value();
  }
  auto seen = at_desk({});
  std::ranges::sort(seen);
  EXPECT_THAT(seen, ElementsAre(0, 1, 2, 3, 4));
}

TEST_F(ReportList, WhatWaitsLongestComesFirstAndOnlyWhatWaits) {
  tell(4);
  ReporterService(nodes_.desk.context()).withdraw(told_[1].status_token, WithdrawalReason::kMistake).value();
  EXPECT_THAT(at_desk({.order = ListOrder::kLongestWaiting}), ElementsAre(0, 2, 3));
}

TEST_F(ReportList, IsNarrowedByStateKindAndNumberTogether) {
  tell(5);
  ReporterService(nodes_.desk.context()).withdraw(told_[2].status_token, WithdrawalReason::kMistake).value();
  EXPECT_THAT(at_desk({.state = ReportState::kWithdrawn}), ElementsAre(2));
  EXPECT_THAT(at_desk({.fraud_type = "BHF"}), ElementsAre(4, 2, 0));
  EXPECT_THAT(at_desk({.state = ReportState::kReceived, .fraud_type = "BHF"}), ElementsAre(4, 0));
  EXPECT_THAT(at_desk({.number = number_of(3)}), ElementsAre(3));
  EXPECT_THAT(at_desk({.fraud_type = "BHF", .number = number_of(3)}), IsEmpty());
  EXPECT_THAT(at_desk({.order = ListOrder::kLongestWaiting, .fraud_type = "BHF"}), ElementsAre(0, 4));
}

TEST_F(ReportList, TellsWhetherTheReporterConsents) {
  tell(2);
  const auto rows =
      DeskService(nodes_.desk.context()).list({.consent_recipient = "police", .consent_purpose = "start-investigation"}).value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_FALSE(rows[0].has_consent);
  EXPECT_TRUE(rows[1].has_consent);
}

TEST_F(ReportList, ThePoliceSeeTheNewestReferralFirstOrWhatWaitsLongest) {
  tell_and_offer(4);
  nodes_.accept(told_[0]);
  EXPECT_THAT(at_police({}), ElementsAre(3, 2, 1, 0));
  EXPECT_THAT(at_police({.order = ListOrder::kLongestWaiting}), ElementsAre(1, 2, 3));
  EXPECT_THAT(at_police({.state = ReferralState::kAccepted}), ElementsAre(0));
}

TEST_F(ReportList, ReferralsAreNarrowedByKindNumberAndReports) {
  tell_and_offer(4);
  EXPECT_THAT(at_police({.fraud_type = "AKF"}), ElementsAre(3, 1));
  EXPECT_THAT(at_police({.number = number_of(2)}), ElementsAre(2));
  EXPECT_THAT(at_police({.reports = std::vector{told_[0].report, told_[3].report}}), ElementsAre(3, 0));
  EXPECT_THAT(at_police({.reports = std::vector<ReportId>{}}), IsEmpty()) << "none of none, not all";
  const std::vector<ReportId> many(kListedReportsMax + 1, told_[0].report);
  EXPECT_EQ(ReferralInbox(nodes_.police.context()).list({.reports = many}).error().code, ErrorCode::kTooLarge);
}

TEST_F(ReportList, ACursorOfNoPageIsNamed) {
  EXPECT_EQ(DeskService(nodes_.desk.context()).list({.after = ReportId::random(nodes_.random)}).error().field, "after");
  EXPECT_EQ(ReferralInbox(nodes_.police.context()).list({.after = ReferralId::random(nodes_.random)}).error().field, "after");
}

TEST(ListOrder, IsKnownByName) {
  EXPECT_EQ(parse_list_order("newest").value(), ListOrder::kNewest);
  EXPECT_EQ(parse_list_order("longest-waiting").value(), ListOrder::kLongestWaiting);
  EXPECT_EQ(parse_list_order("due").error().field, "sort");
}

}  // namespace
}  // namespace dijkwacht::reports
