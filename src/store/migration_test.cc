#include "store/migration.h"

#include <gtest/gtest.h>

#include "store/database_testing.h"
#include "store/sql_text.h"

namespace dijkwacht::store {
namespace {

using testing::Engine;
using testing::TemporaryDatabase;

class MigrationTest : public ::testing::TestWithParam<Engine> {
 protected:
  bool has_column(const std::string& sql) {
    return database_
        ->read([&](Transaction& transaction) -> Status {
          TRY(transaction.query(sql, {}));
          return {};
        })
        .has_value();
  }
  TemporaryDatabase database_{{}, GetParam()};
};
INSTANTIATE_TEST_SUITE_P(All, MigrationTest, ::testing::ValuesIn(testing::engines()),
                         [](const auto& suite) { return suite.param.name; });

const Migration kFirst = {
    .room = "a", .number = 1, .sql = "CREATE TABLE a (id BIGINT);\n-- a; comment\nINSERT INTO a VALUES (1);"};
const Migration kSecond = {.room = "a", .number = 2, .sql = "ALTER TABLE a ADD COLUMN name TEXT"};
const Migration kOther = {.room = "b", .number = 1, .sql = "CREATE TABLE b (id BIGINT)"};

TEST_P(MigrationTest, AppliesEachStepOnceAlsoAfterARestart) {
  ASSERT_TRUE(migrate(*database_, {kFirst}));
  ASSERT_TRUE(migrate(*database_, {kFirst, kSecond, kOther}));
  database_.reopen();
  ASSERT_TRUE(migrate(*database_, {kFirst, kSecond, kOther}));
  EXPECT_TRUE(has_column("SELECT name FROM a"));
  const auto rows = database_->read_value<std::size_t>(
      [](Transaction& transaction) -> Result<std::size_t> { return TRY(transaction.query("SELECT id FROM a", {})).size(); });
  EXPECT_EQ(rows.value(), 1U);
}

TEST_P(MigrationTest, AStepMayAddAColumnWithAConstraintToAFilledTable) {
  const Migration constrained = {
      .room = "a", .number = 2, .sql = "ALTER TABLE a ADD COLUMN name TEXT NOT NULL DEFAULT 'x' CHECK (name <> '')"};
  const auto outcome = migrate(*database_, {kFirst, constrained});
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_TRUE(has_column("SELECT name FROM a WHERE name = 'x'"));
  EXPECT_FALSE(has_column("PRAGMA journal_mode"));
}

TEST_P(MigrationTest, RefusesAnEditedStep) {
  ASSERT_TRUE(migrate(*database_, {kFirst}));
  const Migration edited = {.room = "a", .number = 1, .sql = "CREATE TABLE a (id BIGINT)"};
  const auto outcome = migrate(*database_, {edited, kSecond});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_NE(outcome.error().message.find("a 1"), std::string::npos);
  EXPECT_FALSE(has_column("SELECT name FROM a"));
}

TEST_P(MigrationTest, RefusesADatabaseThatIsNewerAndChangesNothing) {
  ASSERT_TRUE(migrate(*database_, {kFirst, kSecond}));
  const auto outcome = migrate(*database_, {kOther, kFirst});
  EXPECT_EQ(outcome.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_FALSE(has_column("SELECT id FROM b"));
}

TEST_P(MigrationTest, IgnoresStepsOfARoomThatThisProgramDoesNotUse) {
  ASSERT_TRUE(migrate(*database_, {kFirst, kOther}));
  EXPECT_TRUE(migrate(*database_, {kFirst}));
}

TEST_P(MigrationTest, AStepThatFailsLeavesNothingOfItself) {
  const Migration broken = {.room = "a", .number = 1, .sql = "CREATE TABLE a (id BIGINT); INSERT INTO nowhere VALUES (1)"};
  EXPECT_FALSE(migrate(*database_, {broken}));
  EXPECT_FALSE(has_column("SELECT id FROM a"));
  EXPECT_TRUE(migrate(*database_, {kFirst}));
}

TEST_P(MigrationTest, RefusesHolesInTheNumbers) {
  EXPECT_EQ(migrate(*database_, {kSecond}).error().code, ErrorCode::kInternal);
  EXPECT_EQ(migrate(*database_, {kFirst, kFirst}).error().code, ErrorCode::kInternal);
}

TEST(SqlText, SplitsAtSemicolonsOutsideQuotesAndComments) {
  using Texts = std::vector<std::string_view>;
  EXPECT_EQ(split_statements("a;b"), (Texts{"a", "b"}));
  EXPECT_EQ(split_statements("a ';' b;"), (Texts{"a ';' b"}));
  EXPECT_EQ(split_statements("a 'it''s;' b;c"), (Texts{"a 'it''s;' b", "c"}));
  EXPECT_EQ(split_statements("a -- it's; b\n c;"), (Texts{"a -- it's; b\n c"}));
  EXPECT_EQ(split_statements("\";\""), (Texts{"\";\""}));
}

TEST(SqlText, LeavesOutWhatIsBlank) {
  EXPECT_TRUE(split_statements("").empty());
  EXPECT_TRUE(split_statements(" ;;\n-- only; a comment").empty());
  EXPECT_TRUE(split_statements("-- one\n -- two\n").empty());
}

}  // namespace
}  // namespace dijkwacht::store
