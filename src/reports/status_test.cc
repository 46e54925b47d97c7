#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/clock.h"
#include "reports/status_texts.h"
#include "reports/status_token.h"
#include "reports/terms.h"
#include "store/database_testing.h"

namespace dijkwacht::reports {
namespace {

const std::filesystem::path kData = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";

Time at(std::string_view text) { return parse_time(text).value(); }

TEST(Terms, WorkingDaysSkipTheWeekend) {
  EXPECT_EQ(add_working_days(at("2026-11-24T12:00:00Z"), 3), at("2026-11-27T12:00:00Z"));  // Tuesday -> Friday
  EXPECT_EQ(add_working_days(at("2026-11-27T12:00:00Z"), 1), at("2026-11-30T12:00:00Z"));  // Friday -> Monday
  EXPECT_EQ(add_working_days(at("2026-11-28T12:00:00Z"), 1), at("2026-11-30T12:00:00Z"));  // Saturday -> Monday
  EXPECT_EQ(add_working_days(at("2026-11-24T12:00:00Z"), 0), at("2026-11-24T12:00:00Z"));
}

TEST(Terms, ComeFromTheirFileAndHaveBorders) {
  const auto terms = Terms::load(kData / "routing" / "terms.toml");
  ASSERT_TRUE(terms);
  EXPECT_EQ(terms->desk_answer_working_days, 5);
  EXPECT_EQ(terms->sealed_part_days, 30);
  store::testing::TemporaryFolder folder;
  const auto file = folder.path() / "terms.toml";
  std::ofstream(file) << "[terms]\ndesk_answer_working_days = 0\nreferral_answer_working_days = 3\nsealed_part_days = 30\n";
  EXPECT_EQ(Terms::load(file).error().field, "desk_answer_working_days");
}

TEST(StatusTexts, EveryCodeHasBothLanguages) {
  const auto texts = StatusTexts::load(kData / "texts" / "report-status.toml");
  ASSERT_TRUE(texts) << texts.error().message;
  EXPECT_NE(texts->timeline("returned").nl, "returned");
  EXPECT_NE(texts->next_step("offered").en, "offered");
  for (const auto* news : {"linked", "identified", "signal-shared", "signal-withdrawn"}) {
    EXPECT_NE(texts->timeline(news).nl, news) << "what the police tell has words";
  }
  EXPECT_EQ(texts->timeline("news-of-tomorrow").nl, "news-of-tomorrow");
  EXPECT_EQ(texts->meaning("news-of-tomorrow"), texts->meaning("unknown"));
  EXPECT_NE(texts->meaning("linked"), texts->meaning("unknown"));
}

TEST(StatusTexts, AMissingTextStopsTheNode) {
  std::ifstream original(kData / "texts" / "report-status.toml");
  std::string content((std::istreambuf_iterator<char>(original)), {});
  content.replace(content.find("\nreturned = "), 10, "\nreturnd ");
  store::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "texts.toml") << content;
  EXPECT_EQ(StatusTexts::load(folder.path() / "texts.toml").error().field, "timeline.returned");
}

TEST(StatusTexts, NewsWithoutAMeaningStopsTheNode) {
  std::ifstream original(kData / "texts" / "report-status.toml");
  std::string content((std::istreambuf_iterator<char>(original)), {});
  content.replace(content.find("\n[meaning]"), 10, "\nspoken-of = { nl = \"a\", en = \"b\" }\n[meaning]");
  store::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "texts.toml") << content;
  EXPECT_EQ(StatusTexts::load(folder.path() / "texts.toml").error().field, "meaning.spoken-of");
}

// The page computes the same. Values from Python's hashlib.blake2b(digest_size=32).
TEST(StatusToken, HashesAreThoseThatTheBrowserMakes) {
  EXPECT_EQ(to_base64url(status_token_hash("c3RhdHVzLXRva2VuLTEyMw")), "qCl5Iy6tn7vcRZkgaTgsYpn75ujJ8mvKgnAi4NBlXC0");
  EXPECT_EQ(identification_token("c3RhdHVzLXRva2VuLTEyMw"), "WkxoQkfsntwyNZePf5URANgyS8pIBOw0Qkh5j7G4QnU");
  EXPECT_EQ(to_base64url(identification_token_hash("WkxoQkfsntwyNZePf5URANgyS8pIBOw0Qkh5j7G4QnU")),
            "T5koUoO2cMzT6CLnscSZJXBHS36jqEiC_1gJ9vIynus");
}

}  // namespace
}  // namespace dijkwacht::reports
