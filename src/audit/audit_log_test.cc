#include "audit/audit_log.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "audit/canonical_text.h"
#include "store/database_testing.h"

namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

Act act(std::string action, std::string subject = "s1", std::string actor = "person:agent-1") {
  return {.actor = std::move(actor),
          .action = std::move(action),
          .subject = std::move(subject),
          .rule = "R02",
          .purpose = "blocking"};
}

class AuditLog : public testing::Test {
 protected:
  Result<std::int64_t> record(const Act& act, Time at = kNow) {
    return database_->write_value<std::int64_t>([&](store::Transaction& transaction) { return append(transaction, act, at); });
  }
  std::vector<Entry> entries(const EntryFilter& filter = {}, std::int64_t before = 0, std::size_t limit = 100) {
    return database_
        ->read_value<std::vector<Entry>>(
            [&](store::Transaction& transaction) { return read_entries(transaction, filter, before, limit); })
        .value();
  }
  std::vector<std::int64_t> numbers(const EntryFilter& filter = {}, std::int64_t before = 0, std::size_t limit = 100) {
    std::vector<std::int64_t> found;
    for (const Entry& entry : entries(filter, before, limit)) found.push_back(entry.number);
    return found;
  }

  store::testing::TemporaryDatabase database_{migrations()};
};

using Numbers = std::vector<std::int64_t>;

TEST_F(AuditLog, AnEntryHoldsTheActAndFollowsTheOneBefore) {
  EXPECT_EQ(record(act("report.offered")).value(), 1);
  Act batch = act("check.no-hit");
  batch.outcome = "no-hit";
  batch.count = 42;
  EXPECT_EQ(record(batch).value(), 2);
  const auto found = entries();
  ASSERT_EQ(found.size(), 2U);
  const Entry& newest = found[0];
  EXPECT_EQ(newest.time, kNow);
  EXPECT_EQ(newest.act.actor, "person:agent-1");
  EXPECT_EQ(newest.act.action, "check.no-hit");
  EXPECT_EQ(newest.act.subject, "s1");
  EXPECT_EQ(newest.act.rule, "R02");
  EXPECT_EQ(newest.act.purpose, "blocking");
  EXPECT_EQ(newest.act.outcome, "no-hit");
  EXPECT_EQ(newest.act.count, 42);
  EXPECT_EQ(newest.previous_hash, found[1].hash);
  EXPECT_EQ(found[1].previous_hash, kNoHash);
  EXPECT_EQ(newest.hash, hash_of(newest));
}

TEST_F(AuditLog, TheRecordOfAFailedActIsGoneAndItsNumberIsGivenAgain) {
  ASSERT_TRUE(record(act("a")));
  EXPECT_FALSE(database_->write([](store::Transaction& transaction) -> Status {
    EXPECT_EQ(TRY(append(transaction, act("b"), kNow)), 2);
    return fail(ErrorCode::kConflict, "no");
  }));
  EXPECT_EQ(record(act("c")).value(), 2);
  EXPECT_EQ(entries()[0].act.action, "c");
}

TEST_F(AuditLog, TheChainGoesOnAfterARestart) {
  ASSERT_TRUE(record(act("a")));
  database_.reopen();
  EXPECT_EQ(record(act("b")).value(), 2);
  EXPECT_EQ(entries()[0].previous_hash, entries()[1].hash);
}

TEST_F(AuditLog, RefusesFreeTextAndNamesTheField) {
  const auto refused_field = [&](auto change) {
    Act changed = act("report.offered");
    change(changed);
    const auto outcome = record(changed);
    EXPECT_FALSE(outcome);
    return outcome ? "" : outcome.error().field;
  };
  EXPECT_EQ(refused_field([](Act& a) { a.actor = ""; }), "actor");
  EXPECT_EQ(refused_field([](Act& a) { a.actor = "jan@example.nl"; }), "actor");
  EXPECT_EQ(refused_field([](Act& a) { a.action = ""; }), "action");
  EXPECT_EQ(refused_field([](Act& a) { a.subject = "Jan Jansen"; }), "subject");
  EXPECT_EQ(refused_field([](Act& a) { a.rule = "R02\n"; }), "rule");
  EXPECT_EQ(refused_field([](Act& a) { a.purpose = "'; DROP TABLE audit_entry"; }), "purpose");
  EXPECT_EQ(refused_field([](Act& a) { a.outcome = std::string(129, 'a'); }), "outcome");
  EXPECT_EQ(refused_field([](Act& a) { a.subject = std::string("a\0b", 3); }), "subject");
  EXPECT_EQ(refused_field([](Act& a) { a.count = 0; }), "count");
  EXPECT_TRUE(entries().empty());
  EXPECT_TRUE(record(act(std::string(128, 'a'))));
}

TEST_F(AuditLog, PagesFromTheNewestWithoutGapOrRepeat) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(record(act("a")));
  EXPECT_EQ(numbers({}, 0, 2), (Numbers{5, 4}));
  EXPECT_EQ(numbers({}, 4, 2), (Numbers{3, 2}));
  EXPECT_EQ(numbers({}, 2, 2), (Numbers{1}));
  EXPECT_EQ(numbers({}, 1, 2), Numbers());
}

TEST_F(AuditLog, FiltersByActorActionSubjectAndTime) {
  using std::chrono::hours;
  ASSERT_TRUE(record(act("a", "s1", "system"), kNow));
  ASSERT_TRUE(record(act("b", "s1", "system"), kNow + hours(1)));
  ASSERT_TRUE(record(act("a", "s2", "system"), kNow + hours(2)));
  ASSERT_TRUE(record(act("a", "s1", "partner:police"), kNow + hours(3)));
  EXPECT_EQ(numbers({.actor = "system"}), (Numbers{3, 2, 1}));
  EXPECT_EQ(numbers({.action = "a"}), (Numbers{4, 3, 1}));
  EXPECT_EQ(numbers({.subject = "s1"}), (Numbers{4, 2, 1}));
  EXPECT_EQ(numbers({.actor = "system", .action = "a", .subject = "s1"}), (Numbers{1}));
  EXPECT_EQ(numbers({.from = kNow + hours(1)}), (Numbers{4, 3, 2}));
  EXPECT_EQ(numbers({.until = kNow + hours(1)}), (Numbers{1}));
  EXPECT_EQ(numbers({.from = kNow + hours(1), .until = kNow + hours(2)}), (Numbers{2}));
  EXPECT_EQ(numbers({.action = "a"}, 4, 1), (Numbers{3}));
  EXPECT_EQ(numbers({.actor = "' OR ''='"}), Numbers());
}

TEST_F(AuditLog, ACommitmentProvesItsValueUntilTheSaltIsErased) {
  SystemRandom random;
  const auto commitment = commit_to(as_bytes("NL91DEMO0417164300"), random);
  const auto number = database_->write_value<std::int64_t>(
      [&](store::Transaction& transaction) { return append(transaction, act("check.hit"), commitment, kNow); });
  ASSERT_TRUE(record(act("report.offered")));
  const auto proof = [&](std::int64_t entry, std::string_view value) {
    return database_->read_value<Proof>(
        [&](store::Transaction& transaction) { return prove(transaction, entry, as_bytes(value)); });
  };
  EXPECT_EQ(proof(*number, "NL91DEMO0417164300").value(), Proof::kSame);
  EXPECT_EQ(proof(*number, "NL91DEMO0417164301").value(), Proof::kOther);
  EXPECT_EQ(proof(2, "x").value(), Proof::kNothing);
  EXPECT_EQ(proof(3, "x").error().code, ErrorCode::kNotFound);

  const auto erase = [&] {
    return database_->write_value<bool>([&](store::Transaction& transaction) { return erase_salt(transaction, *number); })
        .value();
  };
  EXPECT_TRUE(erase());
  EXPECT_FALSE(erase());
  EXPECT_EQ(proof(*number, "NL91DEMO0417164300").value(), Proof::kErased);
}

TEST_F(AuditLog, ErasesTheSaltsOfOneSubjectOnly) {
  SystemRandom random;
  ASSERT_TRUE(database_->write([&](store::Transaction& transaction) -> Status {
    for (const char* subject : {"s1", "s1", "s2"}) {
      TRY(append(transaction, act("check.hit", subject), commit_to(as_bytes("v"), random), kNow));
    }
    EXPECT_EQ(TRY(erase_salts_of(transaction, "s1")), 2);
    EXPECT_EQ(TRY(prove(transaction, 2, as_bytes("v"))), Proof::kErased);
    EXPECT_EQ(TRY(prove(transaction, 3, as_bytes("v"))), Proof::kSame);
    return {};
  }));
}

TEST(Commitment, TheSameValueIsNeverCommittedToInTheSameWords) {
  SystemRandom random;
  EXPECT_NE(commit_to(as_bytes("v"), random).text, commit_to(as_bytes("v"), random).text);
}

TEST(CanonicalText, IsFrozen) {
  const Entry entry{.number = 7,
                    .time = kNow,
                    .act = {.actor = "system", .action = "hold.released", .subject = "h1", .outcome = "expired"},
                    .previous_hash = std::string(kNoHash),
                    .hash = {}};
  EXPECT_EQ(canonical_text(entry), "1:713:17955216000006:system13:hold.released2:h10:0:7:expired1:10:");
  // BLAKE2b-256 of "dijkwacht/audit/v1\n" + 64 zeros + the text above, by Python's hashlib.
  EXPECT_EQ(hash_of(entry), "44c6d1280f7148988daeba8eb3b0c9c24e3b1c0c12db75d88ba1258e25b6b802");
}

TEST(CanonicalText, AQuestionIsPartOfItAndItsAbsenceChangesNoOlderHash) {
  Entry entry{.number = 7,
              .time = kNow,
              .act = {.actor = "system", .action = "hold.released", .subject = "h1", .outcome = "expired", .question = "a/b"},
              .previous_hash = std::string(kNoHash),
              .hash = {}};
  EXPECT_EQ(canonical_text(entry), "1:713:17955216000006:system13:hold.released2:h10:0:7:expired1:10:3:a/b");
}

TEST(Check, AQuestionHoldsCodesOnly) {
  EXPECT_TRUE(check({.actor = "a", .action = "b", .subject = "", .question = "police/bank/ACC/blocking|reporters=3|holder=yes"}));
  EXPECT_FALSE(check({.actor = "a", .action = "b", .subject = "", .question = "Jan de Vries"}));
  EXPECT_FALSE(check({.actor = "a", .action = "b", .subject = "", .question = std::string(1025, 'a')}));
}

TEST(CanonicalText, MovingLettersFromOneFieldToTheNextGivesAnotherText) {
  const bool holds = rc::check("the border between two fields counts", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("1:0a")));
    const auto split_at = [&](std::size_t border) {
      return canonical_text({.number = 1,
                             .time = kNow,
                             .act = {.actor = text.substr(0, border), .action = text.substr(border), .subject = {}},
                             .previous_hash = {},
                             .hash = {}});
    };
    const auto one = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto other = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    RC_ASSERT((split_at(one) == split_at(other)) == (one == other));
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace dijkwacht::audit
