#include "formats/eth_phishing_detect.h"

#include <gtest/gtest.h>

namespace dijkwacht::formats {
namespace {

std::string config(const std::string& from = "", const std::string& to = "") {
  std::string text =
      R"({"version":2,"tolerance":2,"fuzzylist":["wallet.example"],"whitelist":["wallet.example"],"blacklist":["wa11et.example","203.0.113.9"]})";
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST(EthPhishingDetect, GivesBothListsAndSaysWhatItIgnores) {
  const auto feed = read_eth_phishing_detect(config()).value();
  ASSERT_EQ(feed.block.size(), 2U);
  EXPECT_EQ(feed.block[1].row, 2);
  EXPECT_EQ(feed.block[1].value, "203.0.113.9");
  ASSERT_EQ(feed.allow.size(), 1U);
  EXPECT_EQ(feed.allow[0].value, "wallet.example");
  ASSERT_EQ(feed.ignored.size(), 1U);
  EXPECT_EQ(feed.ignored[0].name, "fuzzylist");
  EXPECT_EQ(feed.ignored[0].rows, 1);
  EXPECT_FALSE(feed.ignored[0].reason.empty());
}

TEST(EthPhishingDetect, AnErrorNamesTheRow) {
  const auto field = [](const std::string& from, const std::string& to) {
    const auto refused = read_eth_phishing_detect(config(from, to));
    return refused ? std::string("read") : refused.error().field;
  };
  EXPECT_EQ(field("\"203.0.113.9\"", "7"), "blacklist[1]");
  EXPECT_EQ(field("[\"wallet.example\"],\"blacklist\"", "[null],\"blacklist\""), "whitelist[0]");
  EXPECT_EQ(field("\"blacklist\"", "\"blocklist\""), "blacklist");
  EXPECT_EQ(field("\"version\":2", "\"version\":3"), "version");
  EXPECT_EQ(field("\"fuzzylist\":[\"wallet.example\"]", "\"fuzzylist\":5"), "fuzzylist");
  EXPECT_EQ(field("\"fuzzylist\":[\"wallet.example\"],", ""), "read");
  EXPECT_EQ(read_eth_phishing_detect("{").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(read_eth_phishing_detect(std::string(kEthPhishingDetectBytesMax + 1, ' ')).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace dijkwacht::formats
