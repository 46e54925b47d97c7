#include "audit/verify.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/canonical_text.h"
#include "store/database_testing.h"

// Each test is a burglar with full access to the database file.
namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

class VerifyTest : public testing::Test {
 protected:
  void record(int count) {
    ASSERT_TRUE(database_->write([&](store::Transaction& transaction) -> Status {
      for (int i = 0; i < count; ++i) {
        const Act act{.actor = "system", .action = "test.done", .subject = "s" + std::to_string(i)};
        TRY(append(transaction, act, commit_to(as_bytes("value"), random_), kNow));
      }
      return {};
    }));
  }
  void tamper(std::string_view sql, const store::Parameters& parameters = {}) {
    ASSERT_TRUE(database_->write([&](store::Transaction& transaction) -> Status {
      EXPECT_GE(TRY(transaction.execute(sql, parameters)), 1) << "the burglar changed nothing: " << sql;
      return {};
    }));
  }
  VerifyReport report(const std::vector<KnownHead>& known = {}) {
    return database_->read_value<VerifyReport>([&](store::Transaction& transaction) { return verify(transaction, known); })
        .value();
  }
  std::vector<Entry> entries() {
    auto found =
        database_
            ->read_value<std::vector<Entry>>([](store::Transaction& transaction) { return read_entries(transaction, 0, 1000); })
            .value();
    std::ranges::reverse(found);
    return found;
  }
  /// The chain as it is now, as a witness would have it.
  KnownHead witness_now() { return {.number = entries().back().number, .hash = entries().back().hash, .witness = "police"}; }
  /// The clever burglar: makes all hashes from `number` on fit again, the tail too.
  void rehash_from(std::int64_t number) {
    std::string previous(kNoHash);
    for (Entry entry : entries()) {
      if (entry.number >= number) {
        entry.previous_hash = previous;
        entry.hash = hash_of(entry);
        tamper("UPDATE audit_entry SET previous_hash = $1, hash = $2 WHERE number = $3",
               {entry.previous_hash, entry.hash, entry.number});
      }
      previous = entry.hash;
    }
    tamper("UPDATE audit_tail SET number = $1, hash = $2", {entries().back().number, previous});
  }
  void expect_flaw(const VerifyReport& found, FlawKind kind, std::int64_t number) {
    ASSERT_FALSE(found.is_whole());
    EXPECT_EQ(name_of(found.flaw->kind), name_of(kind)) << found.flaw->words;
    EXPECT_EQ(found.flaw->number, number) << found.flaw->words;
    EXPECT_NE(found.flaw->words, "");
  }

  SystemRandom random_;
  store::testing::TemporaryDatabase database_{migrations()};
};

TEST_F(VerifyTest, AnEmptyChainIsWhole) {
  const auto found = report();
  EXPECT_TRUE(found.is_whole());
  EXPECT_EQ(found.entries, 0);
  EXPECT_EQ(found.hash, kNoHash);
}

TEST_F(VerifyTest, AnUntouchedChainIsWholeAndAgreesWithItsWitness) {
  record(2);
  const auto first = witness_now();
  record(3);
  const auto second = witness_now();
  record(1);
  const auto found = report({second, first});
  EXPECT_TRUE(found.is_whole()) << found.flaw->words;
  EXPECT_EQ(found.entries, 6);
  EXPECT_EQ(found.hash, entries().back().hash);
  EXPECT_EQ(found.witnessed_up_to, 5);
}

TEST_F(VerifyTest, ErasingSaltsLeavesTheChainWhole) {
  record(3);
  tamper("DELETE FROM audit_salt");
  EXPECT_TRUE(report({witness_now()}).is_whole());
}

TEST_F(VerifyTest, FindsAChangeOfEachColumn) {
  for (const char* change : {"time = time + 1", "actor = 'x'", "action = 'x'", "subject = 'x'", "rule = 'x'", "purpose = 'x'",
                             "outcome = 'x'", "count = count + 1", "commitment = ''"}) {
    record(1);
    const auto number = entries().back().number;
    record(1);
    tamper(std::string("UPDATE audit_entry SET ") + change + " WHERE number = $1", {number});
    expect_flaw(report(), FlawKind::kChanged, number);
    rehash_from(number);
    ASSERT_TRUE(report().is_whole());
  }
}

TEST_F(VerifyTest, FindsAChangedHash) {
  record(3);
  tamper("UPDATE audit_entry SET hash = $1 WHERE number = 2", {std::string(64, 'a')});
  expect_flaw(report(), FlawKind::kChanged, 2);
}

TEST_F(VerifyTest, FindsAChangeInTheFirstAndInTheLastEntry) {
  record(3);
  tamper("UPDATE audit_entry SET subject = 'x' WHERE number = 3");
  expect_flaw(report(), FlawKind::kChanged, 3);
  tamper("UPDATE audit_entry SET subject = 'x' WHERE number = 1");
  expect_flaw(report(), FlawKind::kChanged, 1);
}

TEST_F(VerifyTest, FindsARemovedEntry) {
  record(4);
  tamper("DELETE FROM audit_entry WHERE number = 2");
  expect_flaw(report(), FlawKind::kRemoved, 2);
}

TEST_F(VerifyTest, FindsTheFirstEntryRemoved) {
  record(2);
  tamper("DELETE FROM audit_entry WHERE number = 1");
  expect_flaw(report(), FlawKind::kRemoved, 1);
}

TEST_F(VerifyTest, FindsARemovedEntryWhenTheOthersCloseTheGap) {
  record(4);
  tamper("DELETE FROM audit_entry WHERE number = 2");
  tamper("UPDATE audit_entry SET number = number - 1 WHERE number = 3");
  tamper("UPDATE audit_entry SET number = number - 1 WHERE number = 4");
  expect_flaw(report(), FlawKind::kChanged, 2);
}

TEST_F(VerifyTest, FindsTwoEntriesThatChangedPlaces) {
  record(4);
  tamper("UPDATE audit_entry SET number = 100 WHERE number = 2");
  tamper("UPDATE audit_entry SET number = 2 WHERE number = 3");
  tamper("UPDATE audit_entry SET number = 3 WHERE number = 100");
  expect_flaw(report(), FlawKind::kChanged, 2);
}

TEST_F(VerifyTest, FindsAnInsertedEntryWhoseOwnHashIsRight) {
  record(3);
  tamper("UPDATE audit_entry SET number = 4 WHERE number = 3");
  Entry forged = entries()[1];
  forged.number = 3;
  forged.act.subject = "forged";
  forged.previous_hash = entries()[1].hash;
  forged.hash = hash_of(forged);
  tamper(
      "INSERT INTO audit_entry (number, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, "
      "hash) SELECT 3, time, actor, action, 'forged', rule, purpose, outcome, count, commitment, $1, $2 "
      "FROM audit_entry WHERE number = 2",
      {forged.previous_hash, forged.hash});
  expect_flaw(report(), FlawKind::kChanged, 4);  // the one that had to make room
}

TEST_F(VerifyTest, FindsAReplacedEntryWhoseOwnHashIsRight) {
  record(3);
  Entry forged = entries()[1];
  forged.act.subject = "forged";
  forged.hash = hash_of(forged);
  tamper("UPDATE audit_entry SET subject = 'forged', hash = $1 WHERE number = 2", {forged.hash});
  expect_flaw(report(), FlawKind::kOutOfPlace, 3);
}

TEST_F(VerifyTest, FindsAnEntryBeforeTheFirst) {
  record(2);
  tamper(
      "INSERT INTO audit_entry (number, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, "
      "hash) SELECT 0, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, hash "
      "FROM audit_entry WHERE number = 1");
  expect_flaw(report(), FlawKind::kOutOfPlace, 0);
}

TEST_F(VerifyTest, FindsTheEndCutOff) {
  record(4);
  tamper("DELETE FROM audit_entry WHERE number > 2");
  expect_flaw(report(), FlawKind::kTruncated, 3);
}

TEST_F(VerifyTest, FindsTheEndCutOffWithItsMarkMovedUpToTheLastWitnessedHead) {
  record(4);
  const auto witnessed = witness_now();
  record(1);
  tamper("DELETE FROM audit_entry WHERE number > 2");
  rehash_from(3);
  EXPECT_TRUE(report().is_whole()) << "without a witness this cannot be seen: that is why there is one";
  const auto found = report({witnessed});
  expect_flaw(found, FlawKind::kTruncated, 3);
  EXPECT_NE(found.flaw->words.find("police"), std::string::npos);
}

TEST_F(VerifyTest, TheBorderOfTruncationIsTheLastWitnessedHead) {
  record(3);
  const auto witnessed = witness_now();
  record(2);
  tamper("DELETE FROM audit_entry WHERE number > 3");
  rehash_from(4);
  EXPECT_TRUE(report({witnessed}).is_whole());
  tamper("DELETE FROM audit_entry WHERE number > 2");
  rehash_from(3);
  expect_flaw(report({witnessed}), FlawKind::kTruncated, 3);
}

TEST_F(VerifyTest, FindsAnEmptiedChain) {
  record(2);
  const auto witnessed = witness_now();
  tamper("DELETE FROM audit_entry");
  expect_flaw(report(), FlawKind::kTruncated, 1);
  tamper("UPDATE audit_tail SET number = 0, hash = $1", {kNoHash});
  expect_flaw(report({witnessed}), FlawKind::kTruncated, 1);
}

TEST_F(VerifyTest, FindsARewrittenChainThatFitsItself) {
  record(2);
  const auto first = witness_now();
  record(2);
  const auto second = witness_now();
  tamper("UPDATE audit_entry SET subject = 'forged' WHERE number = 3");
  rehash_from(3);
  EXPECT_TRUE(report({first}).is_whole());
  const auto found = report({first, second});
  expect_flaw(found, FlawKind::kRewritten, 3);
  EXPECT_EQ(found.witnessed_up_to, 2);
}

TEST_F(VerifyTest, FindsAReplacedLastEntry) {
  record(2);
  Entry forged = entries()[1];
  forged.act.subject = "forged";
  tamper("UPDATE audit_entry SET subject = 'forged', hash = $1 WHERE number = 2", {hash_of(forged)});
  expect_flaw(report(), FlawKind::kChanged, 2);
}

TEST_F(VerifyTest, FindsAnEntryAddedPastTheEnd) {
  record(1);
  Entry forged = entries()[0];
  forged.number = 2;
  forged.previous_hash = entries()[0].hash;
  tamper(
      "INSERT INTO audit_entry (number, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, "
      "hash) SELECT 2, time, actor, action, subject, rule, purpose, outcome, count, commitment, $1, $2 "
      "FROM audit_entry WHERE number = 1",
      {forged.previous_hash, hash_of(forged)});
  expect_flaw(report(), FlawKind::kOutOfPlace, 2);
}

TEST_F(VerifyTest, ARemovedMarkOfTheEndIsFoundAndStopsTheLog) {
  record(1);
  tamper("DELETE FROM audit_tail");
  expect_flaw(report(), FlawKind::kTruncated, 2);
  const auto appended = database_->write([](store::Transaction& transaction) -> Status {
    TRY(append(transaction, {.actor = "system", .action = "test.done", .subject = {}}, kNow));
    return {};
  });
  EXPECT_EQ(appended.error().code, ErrorCode::kDataCorrupt);
}

}  // namespace
}  // namespace dijkwacht::audit
