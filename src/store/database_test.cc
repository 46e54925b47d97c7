#include "store/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

#include "store/database_testing.h"

namespace dijkwacht::store {
namespace {

using testing::Engine;
using testing::TemporaryDatabase;

const std::vector<Migration> kSchema = {
    {.room = "test",
     .number = 1,
     .sql = "CREATE TABLE item (id BIGINT NOT NULL PRIMARY KEY, name TEXT, content BYTEA);"
            "CREATE TABLE part (item BIGINT NOT NULL REFERENCES item (id), name TEXT NOT NULL CHECK (name <> ''))"}};

TEST(RowDeathTest, ReadingAColumnAsWhatItIsNotAborts) {
  const Row row({1, "text", std::nullopt, Bytes{1}});
  EXPECT_DEATH(std::ignore = row.integer(1), "column 1");
  EXPECT_DEATH(std::ignore = row.text(0), "column 0");
  EXPECT_DEATH(std::ignore = row.text(2), "column 2");
  EXPECT_DEATH(std::ignore = row.text(3), "column 3");
  EXPECT_DEATH(std::ignore = row.bytes(1), "column 1");
  EXPECT_DEATH(std::ignore = row.is_null(4), "column 4");
}

class DatabaseTest : public ::testing::TestWithParam<Engine> {
 protected:
  Status insert(std::int64_t id, const Value& name = std::nullopt, const Value& content = std::nullopt) {
    return database_->write([&](Transaction& transaction) { return insert_row(transaction, id, name, content); });
  }
  static Status insert_row(Transaction& transaction, std::int64_t id, const Value& name = std::nullopt,
                           const Value& content = std::nullopt) {
    TRY(transaction.execute("INSERT INTO item (id, name, content) VALUES ($1, $2, $3)", {id, name, content}));
    return {};
  }
  Result<std::int64_t> count() {
    return database_->read_value<std::int64_t>([](Transaction& transaction) -> Result<std::int64_t> {
      return TRY(transaction.query_one("SELECT COUNT(*) FROM item", {}))->integer(0);
    });
  }
  Result<Row> row(std::int64_t id) {
    return database_->read_value<Row>([&](Transaction& transaction) -> Result<Row> {
      return *TRY(transaction.query_one("SELECT id, name, content FROM item WHERE id = $1", {id}));
    });
  }

  TemporaryDatabase database_{kSchema, GetParam()};
};
INSTANTIATE_TEST_SUITE_P(All, DatabaseTest, ::testing::ValuesIn(testing::engines()),
                         [](const auto& suite) { return suite.param.name; });

TEST_P(DatabaseTest, KeepsNullNumberTextAndBytesAsTheyWere) {
  const std::string text = "Zoë \"O'Brien\"; DROP TABLE item; -- 🌊";
  const Bytes bytes = {0, 1, 255, 0};
  ASSERT_TRUE(insert(INT64_MIN, text, bytes));
  const Row found = row(INT64_MIN).value();
  EXPECT_EQ(found.integer(0), INT64_MIN);
  EXPECT_EQ(found.text(1), text);
  EXPECT_EQ(found.bytes(2), bytes);
}

TEST_P(DatabaseTest, TellsEmptyFromNull) {
  ASSERT_TRUE(insert(1, "", Bytes()));
  ASSERT_TRUE(insert(2));
  const Row empty = row(1).value();
  EXPECT_FALSE(empty.is_null(1));
  EXPECT_EQ(empty.optional_text(1), "");
  EXPECT_FALSE(empty.is_null(2));
  EXPECT_TRUE(empty.bytes(2).empty());
  const Row null = row(2).value();
  EXPECT_TRUE(null.is_null(1));
  EXPECT_EQ(null.optional_text(1), std::nullopt);
  EXPECT_EQ(null.optional_time(1), std::nullopt);
}

TEST_P(DatabaseTest, KeepsTheLargestNumberATimeAFlagAndAnId) {
  struct Tag;
  SeededRandom random(1);
  const auto id = Id<Tag>::random(random);
  const Time time = parse_time("2026-11-24T20:54:21.123Z").value();
  ASSERT_TRUE(insert(INT64_MAX, id));
  ASSERT_TRUE(database_->write([&](Transaction& transaction) -> Status {
    const Row found = *TRY(transaction.query_one("SELECT $1, $2, name FROM item WHERE id = $3", {time, true, INT64_MAX}));
    EXPECT_EQ(found.time(0), time);
    EXPECT_TRUE(found.flag(1));
    EXPECT_EQ(found.id<Id<Tag>>(2), id);
    return {};
  }));
}

TEST_P(DatabaseTest, OneParameterMayStandInSeveralPlacesAndInAnyOrder) {
  ASSERT_TRUE(database_->read([](Transaction& transaction) -> Status {
    const Row found = *TRY(transaction.query_one("SELECT $2, $1, $2", {"one", "two"}));
    EXPECT_EQ(found.text(0), "two");
    EXPECT_EQ(found.text(1), "one");
    EXPECT_EQ(found.text(2), "two");
    return {};
  }));
}

TEST_P(DatabaseTest, RefusesTooFewAndTooManyParameters) {
  for (const Parameters& parameters : {Parameters{}, Parameters{1, 2}}) {
    const auto outcome = database_->read([&](Transaction& transaction) -> Status {
      TRY(transaction.query("SELECT $1", parameters));
      return {};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::kInternal);
  }
}

TEST_P(DatabaseTest, CountsTheRowsThatChanged) {
  ASSERT_TRUE(insert(1));
  ASSERT_TRUE(insert(2));
  ASSERT_TRUE(database_->write([](Transaction& transaction) -> Status {
    EXPECT_EQ(TRY(transaction.execute("UPDATE item SET name = $1", {"x"})), 2);
    EXPECT_EQ(TRY(transaction.execute("UPDATE item SET name = $1 WHERE id = $2", {"x", 7})), 0);
    EXPECT_EQ(TRY(transaction.execute("CREATE TABLE other (id BIGINT)", {})), 0);
    EXPECT_EQ(TRY(transaction.execute("INSERT INTO item (id) VALUES (1) ON CONFLICT (id) DO NOTHING", {})), 0);
    EXPECT_EQ(TRY(transaction.execute("DELETE FROM item WHERE id = $1", {1})), 1);
    return {};
  }));
}

TEST_P(DatabaseTest, AWriteSeesItsOwnRowsAndReadsSeeThemAfterwards) {
  ASSERT_TRUE(database_->write([&](Transaction& transaction) -> Status {
    TRY(insert_row(transaction, 1));
    EXPECT_TRUE(TRY(transaction.query_one("SELECT id FROM item WHERE id = 1", {})));
    return {};
  }));
  EXPECT_EQ(count().value(), 1);
}

TEST_P(DatabaseTest, AFailedWriteLeavesNothingAndHandsOutItsError) {
  const auto outcome = database_->write([&](Transaction& transaction) -> Status {
    TRY(insert_row(transaction, 1));
    return fail(ErrorCode::kPermissionDenied, "no", "field");
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(outcome.error().field, "field");
  EXPECT_EQ(count().value(), 0);
}

TEST_P(DatabaseTest, AWriteThatThrowsLeavesNothingAndIsInternal) {
  const auto outcome = database_->write([&](Transaction& transaction) -> Status {
    TRY(insert_row(transaction, 1));
    throw std::runtime_error("NL91DEMO0417164300");
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kInternal);
  EXPECT_EQ(outcome.error().message.find("NL91"), std::string::npos);
  EXPECT_EQ(database_->write([](Transaction&) -> Status { throw 7; }).error().code, ErrorCode::kInternal);
  EXPECT_EQ(count().value(), 0);
  EXPECT_TRUE(insert(1));
}

TEST_P(DatabaseTest, AReadThatThrowsGivesItsConnectionBack) {
  for (int i = 0; i < 20; ++i) {
    const auto outcome = database_->read([](Transaction&) -> Status { throw std::runtime_error("x"); });
    EXPECT_EQ(outcome.error().code, ErrorCode::kInternal);
  }
  EXPECT_EQ(count().value(), 0);
}

TEST_P(DatabaseTest, ABrokenConstraintIsAConflict) {
  ASSERT_TRUE(insert(1));
  EXPECT_EQ(insert(1).error().code, ErrorCode::kConflict);
  for (const char* sql : {"INSERT INTO part (item, name) VALUES (9, 'x')", "INSERT INTO part (item, name) VALUES (1, '')",
                          "INSERT INTO part (item) VALUES (1)"}) {
    const auto outcome = database_->write([&](Transaction& transaction) -> Status {
      TRY(transaction.execute(sql, {}));
      return {};
    });
    ASSERT_FALSE(outcome) << sql;
    EXPECT_EQ(outcome.error().code, ErrorCode::kConflict) << sql;
  }
}

TEST_P(DatabaseTest, AConstraintCheckedAtTheCommitFailsItsOwnWriteOnly) {
  ASSERT_TRUE(database_->write([](Transaction& transaction) -> Status {
    TRY(transaction.execute("CREATE TABLE late (item BIGINT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)", {}));
    return {};
  }));
  const auto refer_to = [&](std::int64_t item, std::latch& start) {
    start.arrive_and_wait();
    return database_->write([&](Transaction& transaction) -> Status {
      TRY(transaction.execute("INSERT INTO late (item) VALUES ($1)", {item}));
      return {};
    });
  };
  ASSERT_TRUE(insert(1));
  std::latch start(2);
  std::jthread good([&] { EXPECT_TRUE(refer_to(1, start)); });
  const auto bad = refer_to(9, start);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kConflict);
}

TEST_P(DatabaseTest, AfterAFailedStatementNothingIsStoredEvenWhenTheWorkGoesOn) {
  ASSERT_TRUE(insert(1));
  const auto outcome = database_->write([&](Transaction& transaction) -> Status {
    TRY(insert_row(transaction, 2));
    std::ignore = insert_row(transaction, 1);
    EXPECT_EQ(insert_row(transaction, 3).error().code, ErrorCode::kConflict);
    return {};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kConflict);
  EXPECT_EQ(count().value(), 1);
}

TEST_P(DatabaseTest, AWorkCannotEndTheTransactionItSharesWithOthers) {
  for (const char* sql : {"COMMIT", "ROLLBACK", "SAVEPOINT x", "RELEASE work", "ROLLBACK TO work"}) {
    const auto outcome = database_->write([&](Transaction& transaction) -> Status {
      TRY(insert_row(transaction, 1));
      TRY(transaction.execute(sql, {}));
      return {};
    });
    EXPECT_FALSE(outcome) << sql;
    EXPECT_EQ(count().value(), 0) << sql;
  }
}

TEST_P(DatabaseTest, RefusesTwoStatementsInOneText) {
  const auto outcome = database_->write([&](Transaction& transaction) -> Status {
    TRY(transaction.execute("DELETE FROM part; DELETE FROM item", {}));
    return {};
  });
  EXPECT_EQ(outcome.error().code, ErrorCode::kInternal);
}

TEST_P(DatabaseTest, AReadCannotWrite) {
  EXPECT_FALSE(database_->read([&](Transaction& transaction) { return insert_row(transaction, 1); }));
  EXPECT_EQ(count().value(), 0);
}

TEST_P(DatabaseTest, NestedReadsAndWritesAreRefusedInsteadOfWaitingForThemselves) {
  const auto nothing = [](Transaction&) -> Status { return {}; };
  const auto in_write = database_->write([&](Transaction&) { return database_->write(nothing); });
  EXPECT_EQ(in_write.error().code, ErrorCode::kInternal);
  const auto read_in_write = database_->write([&](Transaction&) { return database_->read(nothing); });
  EXPECT_EQ(read_in_write.error().code, ErrorCode::kInternal);
  const auto in_read = database_->read([&](Transaction&) { return database_->read(nothing); });
  EXPECT_EQ(in_read.error().code, ErrorCode::kInternal);
}

TEST_P(DatabaseTest, AReadKeepsItsSnapshotWhileOthersWrite) {
  ASSERT_TRUE(insert(1));
  const auto outcome = database_->read([&](Transaction& transaction) -> Status {
    const auto before = TRY(transaction.query_one("SELECT COUNT(*) FROM item", {}))->integer(0);
    std::thread([&] { EXPECT_TRUE(insert(2)); }).join();
    EXPECT_EQ(TRY(transaction.query_one("SELECT COUNT(*) FROM item", {}))->integer(0), before);
    return {};
  });
  EXPECT_TRUE(outcome);
  EXPECT_EQ(count().value(), 2);
}

TEST_P(DatabaseTest, ForEachStopsAtTheFirstErrorOfTheVisitorAndTheTransactionLives) {
  for (int id = 1; id <= 3; ++id) ASSERT_TRUE(insert(id));
  int visited = 0;
  ASSERT_TRUE(database_->write([&](Transaction& transaction) -> Status {
    const auto outcome = transaction.for_each("SELECT id FROM item ORDER BY id", {}, [&](const Row& found) -> Status {
      ++visited;
      if (found.integer(0) == 2) return fail(ErrorCode::kNotFound, "enough");
      return {};
    });
    EXPECT_EQ(outcome.error().code, ErrorCode::kNotFound);
    return insert_row(transaction, 4);
  }));
  EXPECT_EQ(visited, 2);
  EXPECT_EQ(count().value(), 4);
}

TEST_P(DatabaseTest, TheSameQueryMayRunInsideItself) {
  for (int id = 1; id <= 3; ++id) ASSERT_TRUE(insert(id));
  int pairs = 0;
  ASSERT_TRUE(database_->read([&](Transaction& transaction) {
    const char* sql = "SELECT id FROM item";
    return transaction.for_each(sql, {}, [&](const Row&) -> Status {
      return transaction.for_each(sql, {}, [&](const Row&) -> Status {
        ++pairs;
        return {};
      });
    });
  }));
  EXPECT_EQ(pairs, 9);
}

TEST_P(DatabaseTest, LikeTellsCapitalsApart) {
  ASSERT_TRUE(insert(1, "Alkmaar"));
  ASSERT_TRUE(database_->read([](Transaction& transaction) -> Status {
    EXPECT_FALSE(TRY(transaction.query_one("SELECT id FROM item WHERE name LIKE 'alk%'", {})));
    EXPECT_TRUE(TRY(transaction.query_one("SELECT id FROM item WHERE name LIKE 'Alk%'", {})));
    return {};
  }));
}

TEST_P(DatabaseTest, ManyThreadsShareCommitsAndEachFailsAlone) {
  constexpr int kThreads = 32;
  constexpr int kWritesEach = 50;
  std::atomic<int> stored = 0;
  std::latch start(kThreads);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      start.arrive_and_wait();
      for (int i = 0; i < kWritesEach; ++i) {
        const std::int64_t id = thread * kWritesEach + i;
        const bool shall_fail = id % 5 == 0;
        const auto outcome = database_->write([&](Transaction& transaction) -> Status {
          TRY(insert_row(transaction, id));
          // A failing work first writes: its row must go without the rows of its neighbours.
          if (shall_fail) return fail(ErrorCode::kNotFound, "no");
          return {};
        });
        EXPECT_EQ(outcome.has_value(), !shall_fail);
        stored += outcome.has_value() ? 1 : 0;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(stored, kThreads * kWritesEach * 4 / 5);
  EXPECT_EQ(count().value(), stored);
  const auto failed = database_->read_value<std::int64_t>([](Transaction& transaction) -> Result<std::int64_t> {
    return TRY(transaction.query_one("SELECT COUNT(*) FROM item WHERE id % 5 = 0", {}))->integer(0);
  });
  EXPECT_EQ(failed.value(), 0);
}

TEST_P(DatabaseTest, ReopenedItHasWhatWasWritten) {
  ASSERT_TRUE(insert(1, "kept", Bytes{1, 2}));
  database_.reopen();
  EXPECT_EQ(row(1).value().text(1), "kept");
  ASSERT_TRUE(insert(2));
  database_.reopen();
  EXPECT_EQ(count().value(), 2);
}

TEST_P(DatabaseTest, HandsOutWhatAWorkReturns) {
  const auto value = database_->write_value<std::string>([](Transaction&) -> Result<std::string> { return "made"; });
  EXPECT_EQ(value.value(), "made");
  const auto error =
      database_->write_value<std::string>([](Transaction&) -> Result<std::string> { return fail(ErrorCode::kNotFound, "none"); });
  EXPECT_EQ(error.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::store
