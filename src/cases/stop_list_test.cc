#include "cases/stop_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "cases/stop_evidence.h"
#include "store/database_testing.h"

namespace dijkwacht::cases {
namespace {

class StopListTest : public ::testing::Test {
 protected:
  void write(const char* name, const char* text) { std::ofstream(folder_.path() / name) << text; }
  store::testing::TemporaryFolder folder_;
};

TEST_F(StopListTest, TheListsOfTheProductCanBeRead) {
  const auto entries = read_stop_lists(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers").value();
  EXPECT_GT(entries.size(), 20U);
  EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& entry) { return entry.value == "marktplaats.nl"; }));
  for (const auto& entry : entries) {
    EXPECT_FALSE(entry.reason.nl.empty() || entry.reason.en.empty()) << entry.value;
  }
}

TEST_F(StopListTest, AValueListedTwiceIsRefused) {
  write("a.toml", "[[lists]]\ntype = \"domain\"\nvalues = [\"a.example\", \"a.example\"]\nreason = { nl = \"x\", en = \"x\" }\n");
  const auto error = read_stop_lists(folder_.path()).error();
  EXPECT_EQ(error.field, "a.toml: lists[0]: values[1]");
  EXPECT_NE(error.message.find("a.toml: lists[0]: values[0]"), std::string::npos) << "and the first: " << error.message;
}

TEST_F(StopListTest, EveryValueKnowsItsRow) {
  write("a.toml",
        "[[lists]]\ntype = \"domain\"\nvalues = [\"a.example\"]\nreason = { nl = \"x\", en = \"x\" }\n"
        "[[lists]]\ntype = \"phone\"\nvalues = [\"+31201234567\", \"+31201234568\"]\nreason = { nl = \"y\", en = \"y\" }\n");
  const auto entries = read_stop_lists(folder_.path()).value();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[2].row, "a.toml: lists[1]: values[1]");
  EXPECT_EQ(entries[2].reason.nl, "y");
}

TEST_F(StopListTest, AListWithoutReasonIsRefused) {
  write("a.toml", "[[lists]]\ntype = \"domain\"\nvalues = [\"a.example\"]\n");
  EXPECT_EQ(read_stop_lists(folder_.path()).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(StopListTest, AMissingFolderIsNamed) {
  EXPECT_EQ(read_stop_lists(folder_.path() / "none").error().code, ErrorCode::kNotFound);
}

TEST_F(StopListTest, ImpossibleFiguresAreRefusedByName) {
  const auto refused = [&](const char* text) {
    write("frequent.toml", text);
    const auto loaded = StopThresholds::load(folder_.path() / "frequent.toml");
    return loaded ? std::string("accepted") : loaded.error().field;
  };
  EXPECT_EQ(refused("reports_min = 5\npairs_max = 200\nnear_days = 14\n"), "accepted");
  EXPECT_EQ(refused("reports_min = 1\npairs_max = 200\nnear_days = 14\n"), "reports_min");
  EXPECT_EQ(refused("reports_min = 5\npairs_max = 0\nnear_days = 14\n"), "pairs_max");
  EXPECT_EQ(refused("reports_min = 5\npairs_max = 200\nnear_days = -1\n"), "near_days");
  EXPECT_EQ(refused("reports_min = 5\npairs_max = 200\nnear_days = 14\nsupported_share_max = 1.5\n"), "supported_share_max");
  EXPECT_EQ(refused("reports_min = 5\npairs_max = 200\nnear_days = 14\nlook_again_growth = 1.0\n"), "look_again_growth");
}

}  // namespace
}  // namespace dijkwacht::cases
