#include "reports/status_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/random.h"

namespace dijkwacht::reports {
namespace {

using ::testing::ElementsAre;

const std::filesystem::path kData = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";

class StatusMessagesTest : public ::testing::Test {
 protected:
  /// Each a minute after the one before.
  void happens(std::string code, std::string organisation, std::string detail = "") {
    now_ += std::chrono::minutes(1);
    view_.timeline.push_back({now_, std::move(code), std::move(organisation), std::move(detail)});
  }
  StatusMessages told() {
    view_.report.facts.id = ReportId::random(random_);
    view_.report.next_step = "accepted";
    return status_messages(view_, texts_, "fhd");
  }
  /// By message: the number of what took it back, 0 while it stands.
  std::vector<std::int64_t> taken_back() {
    std::vector<std::int64_t> numbers;
    for (const auto& message : told().messages) numbers.push_back(message.taken_back_by.value_or(0));
    return numbers;
  }

  SystemRandom random_;
  Time now_ = parse_time("2026-11-24T12:00:00Z").value();
  StatusTexts texts_ = StatusTexts::load(kData / "texts" / "report-status.toml").value();
  ReporterService::View view_;
};

TEST_F(StatusMessagesTest, SaysWhoseActItWasAndWhatItMeans) {
  happens("received", "reporter");
  happens("consent-given", "police");
  happens("offered", "police");
  happens("refused", "police", "out-of-scope");
  const auto all = told();
  std::vector<std::string> speakers;
  for (const auto& message : all.messages) {
    speakers.push_back(message.organisation);
    EXPECT_FALSE(message.meaning.nl.empty()) << message.code;
    EXPECT_NE(message.meaning, texts_.meaning("unknown")) << message.code;
  }
  EXPECT_THAT(speakers, ElementsAre("fhd", "person", "fhd", "police"));
  EXPECT_EQ(all.messages.back().detail, texts_.refusal("out-of-scope"));
  EXPECT_EQ(all.kind, "report");
  EXPECT_TRUE(all.number.starts_with("M-")) << all.number;
  EXPECT_EQ(all.next_step, texts_.next_step("accepted"));
}

TEST_F(StatusMessagesTest, AWarningThatWasTakenBackNoLongerStandsAndANewOneDoes) {
  happens("received", "reporter");
  happens("signal-shared", "police");
  happens("signal-withdrawn", "police");
  happens("signal-shared", "police");
  EXPECT_THAT(taken_back(), ElementsAre(0, 3, 0, 0));
}

TEST_F(StatusMessagesTest, OneOrganisationTakesBackNothingOfAnother) {
  happens("consent-given", "police");
  happens("consent-given", "shn");
  happens("consent-withdrawn", "police");
  EXPECT_THAT(taken_back(), ElementsAre(3, 0, 0));
}

TEST_F(StatusMessagesTest, EachIsTakenBackOnce) {
  happens("signal-shared", "police");
  happens("signal-shared", "police");
  happens("signal-withdrawn", "police");
  happens("signal-withdrawn", "police");
  happens("signal-withdrawn", "police");
  EXPECT_THAT(taken_back(), ElementsAre(4, 3, 0, 0, 0));
}

}  // namespace
}  // namespace dijkwacht::reports
