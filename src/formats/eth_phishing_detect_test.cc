#include "formats/eth_phishing_detect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "signals/listing_conflict_service.h"
#include "signals/world_testing.h"

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

/// The real feed, where `npm` has put it: its licence does not let us copy it.
std::string real_feed() {
  const char* file = std::getenv("DIJKWACHT_ETH_PHISHING_DETECT");
  if (file == nullptr) return {};
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(EthPhishingDetect, TheRealFeedIsImportedRowByRowAndAgainChangesNothing) {
  const auto text = real_feed();
  if (text.empty()) GTEST_SKIP() << "set DIJKWACHT_ETH_PHISHING_DETECT to src/config.json of eth-phishing-detect 1.2.0";
  const auto feed = read_eth_phishing_detect(text).value();
  ASSERT_EQ(feed.block.size(), 13'752U);
  ASSERT_EQ(feed.allow.size(), 1'138U);
  signals::testing::World world;
  const auto import = [&](signals::Listing listing, const std::vector<signals::ImportRow>& rows) {
    return world.import
        .import({.owner = "eth-phishing-detect",
                 .listing = listing,
                 .rows = rows,
                 .opinion = signals::feed_opinion(listing, "phishing", world.clock.now()),
                 .actor = "person:analyst-1"})
        .value();
  };
  const auto block = import(signals::Listing::kBlock, feed.block);
  EXPECT_EQ(block.rows, 13'752);
  EXPECT_EQ(block.imported + block.unchanged, 13'750);
  ASSERT_EQ(block.refused.size(), 2U);
  EXPECT_EQ(block.refused[0].value.find('.'), std::string::npos);
  EXPECT_EQ(world.police.count("indicator WHERE type = 'ip'"), 5);
  const auto allow = import(signals::Listing::kAllow, feed.allow);
  EXPECT_EQ(allow.refused.size(), 0U);
  const auto again = import(signals::Listing::kBlock, feed.block);
  EXPECT_EQ(again.imported, 0);
  EXPECT_EQ(again.unchanged, 13'750);

  std::map<signals::ConflictKind, int> kinds;
  const auto conflicts = signals::listing_conflicts(*world.police.database).value();
  for (const auto& conflict : conflicts) ++kinds[conflict.kind];
  EXPECT_EQ(kinds[signals::ConflictKind::kBoth], 3);
  EXPECT_EQ(kinds[signals::ConflictKind::kParent], 8);
  EXPECT_EQ(kinds[signals::ConflictKind::kChild], 9);

  world.carry();
  int wrong = 0;
  const auto expect_all = [&](const std::vector<signals::ImportRow>& rows, std::string_view below, bool known) {
    for (const auto& row : rows) {
      const auto name = identifiers::parse(identifiers::IdentifierType::kDomain, std::string(below) + row.value);
      if (!name) continue;
      const bool is_both = std::ranges::any_of(conflicts, [&](const auto& conflict) {
        return conflict.kind == signals::ConflictKind::kBoth && known && conflict.value == row.value;
      });
      wrong += is_both || (world.ask(*name).state == signals::AnswerState::kKnown) == known ? 0 : 1;
    }
  };
  const std::vector some(feed.block.begin(), feed.block.begin() + 500);
  expect_all(some, "", true);
  expect_all(some, "unlisted.", true);
  expect_all(feed.allow, "", false);
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace dijkwacht::formats
