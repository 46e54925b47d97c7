#include "signals/notice.h"

#include <gtest/gtest.h>

#include <fstream>

namespace dijkwacht::signals {
namespace {

using std::chrono::seconds;

const Time kSent = parse_time("2026-11-26T12:00:00Z").value();
const NoticeTerm kMinute{.within = seconds(60)};

Delivery delivery(std::optional<seconds> confirmed_after) {
  Delivery delivery{.signal = {}, .partner = "bank", .sent_at = kSent};
  if (confirmed_after) delivery.acknowledged_at = kSent + *confirmed_after;
  return delivery;
}

TEST(BankNotice, OnlyAConfirmationStopsTheClock) {
  EXPECT_EQ(pace_of(delivery(seconds(60)), kMinute, kSent + seconds(999)), NoticePace::kInTime);
  EXPECT_EQ(pace_of(delivery(seconds(61)), kMinute, kSent + seconds(61)), NoticePace::kLate);
  EXPECT_EQ(pace_of(delivery({}), kMinute, kSent + seconds(60)), NoticePace::kRunning);
  EXPECT_EQ(pace_of(delivery({}), kMinute, kSent + seconds(61)), NoticePace::kOverdue);
}

TEST(BankNotice, TheTermIsDataAndMistakesAreNamed) {
  const auto folder = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "policy";
  EXPECT_EQ(NoticeTerm::load(folder / "bank-notice.toml")->within, seconds(60));
  const auto file = std::filesystem::temp_directory_path() / "dijkwacht-bank-notice-test.toml";
  std::ofstream(file) << "seconds = 0\n";
  EXPECT_EQ(NoticeTerm::load(file).error().code, ErrorCode::kInvalidArgument);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace dijkwacht::signals
