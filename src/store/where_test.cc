#include "store/where.h"

#include <gtest/gtest.h>

#include "store/database_testing.h"
#include "store/id_number.h"

namespace dijkwacht::store {
namespace {

constexpr PageKey kNewest{"at", "id", Direction::kFalling};
constexpr PageKey kOldest{"at", "id", Direction::kRising};

TEST(Where, NumbersItsParametersAndJoinsItsConditions) {
  Where where;
  EXPECT_EQ(where.text(), "");
  where.add("kind = " + where.parameter("a"));
  where.add_after(kNewest, from_millis(5), "x");
  EXPECT_EQ(where.text(), " WHERE kind = $1 AND (at < $2 OR (at = $2 AND id < $3))");
  EXPECT_EQ(where.parameters().size(), 3U);
  EXPECT_EQ(kNewest.order_by(), " ORDER BY at DESC, id DESC");
}

struct ThingTag;
using ThingId = Id<ThingTag>;

TEST(TimeCursor, ReadsWhatItWritesAndNamesWhatItCannotRead) {
  const TimeCursor<ThingId> cursor{from_millis(1'790'000'000'123),
                                   ThingId::parse("1f3a9c02-0000-4000-8000-00000000000f").value()};
  const auto read = TimeCursor<ThingId>::parse(cursor.text()).value();
  EXPECT_EQ(read.time, cursor.time);
  EXPECT_EQ(read.id, cursor.id);
  for (const auto* wrong : {"", ".", "12", "12.", "x.1f3a9c02-0000-4000-8000-00000000000f",
                            "12x.1f3a9c02-0000-4000-8000-00000000000f", "12.1f3a9c02"}) {
    EXPECT_EQ(TimeCursor<ThingId>::parse(wrong).error().field, "after") << wrong;
  }
}

class WherePages : public ::testing::TestWithParam<testing::Engine> {
 protected:
  /// Ids of all rows, page by page.
  std::string walk(const PageKey& key) {
    std::string seen;
    std::optional<Row> last;
    for (int page = 0; page < 10; ++page) {
      Where where;
      if (last) where.add_after(key, last->time(1), last->text(0));
      const auto rows = database_
                            ->read_value<std::vector<Row>>([&](Transaction& transaction) {
                              return transaction.query("SELECT id, at FROM item" + where.text() + key.order_by() + " LIMIT 2",
                                                       where.parameters());
                            })
                            .value();
      for (const auto& row : rows) seen += row.text(0);
      if (rows.empty()) return seen;
      last = rows.back();
    }
    return seen;
  }

  testing::TemporaryDatabase database_{{{"test", 1,
                                         "CREATE TABLE item (id TEXT PRIMARY KEY, at BIGINT NOT NULL);"
                                         "INSERT INTO item (id, at) VALUES ('c', 1), ('a', 2), ('b', 2), ('e', 2), ('d', 3);"}},
                                       GetParam()};
};

TEST_P(WherePages, EveryRowOnceInOrderAlsoWithinOneMoment) {
  EXPECT_EQ(walk(kNewest), "debac");
  EXPECT_EQ(walk(kOldest), "cabed");
}

TEST_P(WherePages, APartIsFoundAsItIsTyped) {
  database_
      ->write([](Transaction& transaction) -> Status {
        TRY(transaction.execute("INSERT INTO item (id, at) VALUES ('50%-off_now.example', 4), ('50x-offynow.example', 5)", {}));
        return {};
      })
      .value();
  const auto found = [this](std::string_view part) {
    Where where;
    where.add(contains("id", where, part));
    const auto rows = database_
                          ->read_value<std::vector<Row>>([&](Transaction& transaction) {
                            return transaction.query("SELECT id FROM item" + where.text() + " ORDER BY at", where.parameters());
                          })
                          .value();
    return rows.size();
  };
  EXPECT_EQ(found("example"), 2U);
  EXPECT_EQ(found("50%-off_"), 1U) << "no letter stands for others";
  EXPECT_EQ(found("\\"), 0U);
}

TEST(IdNumber, IsFoundAmongOtherThingsThatPeopleType) {
  EXPECT_EQ(find_id_number("W-1F3A9C02")->first, "1f3a9c02");
  EXPECT_EQ(find_id_number("m\u20111f3a9c02")->first, "1f3a9c02") << "as pages write it";
  for (const auto* other : {"", "cafe", "cafe.example", "person:agent-1", "W-", "W-1F", "e-mail"})
    EXPECT_FALSE(find_id_number(other)) << other;
}

INSTANTIATE_TEST_SUITE_P(Engines, WherePages, ::testing::ValuesIn(testing::engines()),
                         [](const auto& engine) { return engine.param.name; });

}  // namespace
}  // namespace dijkwacht::store
