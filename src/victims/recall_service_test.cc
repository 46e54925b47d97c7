#include "victims/recall_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "crypto/local_key_service.h"
#include "identifiers/iban.h"
#include "policy/policy_switch_table.h"
#include "store/database_testing.h"
#include "victims/schema_table.h"

namespace dijkwacht::victims {
namespace {

using enum AnswerOutcome;

const Time kStart = parse_time("2026-11-02T12:00:00Z").value();
constexpr const char* kAnalyst = "person:bank-1";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& part : {policy::migrations(), migrations()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Recalls : public testing::Test {
 protected:
  static RecallParty party(std::string name, std::string_view rest, std::string bic) {
    return {.name = Sensitive(std::move(name)), .account = identifiers::iban_of("NL", rest).value(), .bic = std::move(bic)};
  }
  static RecallOrder order(std::string transaction) {
    return {.facts = {.transaction_id = std::move(transaction),
                      .settled_on = parse_date("2026-11-01").value(),
                      .amount = {25'000, "EUR"}},
            .details = {.debtor = party("Vera Voorbeeld", "DEMO0000000001", "DEMONL2A"),
                        .creditor = party("H. Ouder", "PROF0000000002", "PROFNL2A"),
                        .original_message_id = "MSG-1",
                        .end_to_end_id = "NOTPROVIDED"},
            .is_synthetic = true};
  }
  Result<RecallId> recalled(std::string transaction) {
    const auto prepared = TRY(service_.prepare(order(std::move(transaction))));
    TRY(database_->write([&](auto& writing) { return service_.take(writing, prepared, kAnalyst); }));
    return prepared.recall.id;
  }
  std::vector<AnswerOutcome> told(const std::vector<RecallAnswer>& answers) {
    return database_
        ->write_value<std::vector<AnswerOutcome>>(
            [&](auto& writing) { return service_.answer(writing, answers, "person:bank-2"); })
        .value();
  }
  static RecallAnswer returned(std::string transaction, std::int64_t minor, std::string message) {
    return {.kind = RecallAnswer::Kind::kReturned,
            .message_id = std::move(message),
            .transaction_id = std::move(transaction),
            .returned = Money{minor, "EUR"},
            .reason = "FOCR"};
  }
  std::int64_t count(const std::string& from_where) {
    return database_
        ->read_value<std::int64_t>([&](auto& reading) -> Result<std::int64_t> {
          return TRY(reading.query_one("SELECT count(*) FROM " + from_where, {}))->integer(0);
        })
        .value();
  }
  std::size_t audited(std::string_view action) {
    const audit::EntryFilter filter{.action = std::string(action)};
    return database_
        ->read_value<std::vector<audit::Entry>>([&](auto& reading) { return audit::read_entries(reading, filter, 0, 100); })
        ->size();
  }

  store::testing::TemporaryDatabase database_{schema()};
  crypto::LocalKeyService keys_{
      crypto::KeyRing::create_or_load(database_.folder() / "keys", {crypto::KeyDomain::kVictim}, kStart).value()};
  ManualClock clock_{kStart};
  SystemRandom random_;
  RecallService service_{{.database = *database_,
                          .keys = keys_,
                          .clock = clock_,
                          .random = random_,
                          .processing = {.node_is_synthetic = true},
                          .terms = RecallTerms::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/recalls.toml").value()}};
};

TEST_F(Recalls, APaymentIsRecalledOnce) {
  ASSERT_TRUE(recalled("TX-1"));
  const auto again = recalled("TX-1");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  EXPECT_EQ(again.error().field, "transactionId");
}

TEST_F(Recalls, WhoOpensTheMessageIsAudited) {
  const auto id = recalled("TX-1").value();
  const auto opened = service_.open(id, kAnalyst);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->details.creditor.name.reveal("test"), "H. Ouder");
  EXPECT_EQ(audited("recall.written"), 1u);
}

TEST_F(Recalls, AnswersFindTheirRecallAndNamesAndAccountsGoWithTheLastOne) {
  const auto first = recalled("TX-1").value();
  ASSERT_TRUE(recalled("TX-2"));
  const auto outcomes = told({returned("TX-1", 25'000, "R-1"), returned("TX-9", 1, "R-1"), returned("TX-2", 25'001, "R-1")});
  EXPECT_EQ(outcomes, (std::vector{kReturned, kUnknown, kContradicts}));
  EXPECT_EQ(service_.get(first)->state, RecallState::kReturned);
  EXPECT_EQ(service_.get(first)->returned, (Money{25'000, "EUR"}));
  EXPECT_EQ(service_.open(first, kAnalyst).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(count("recall WHERE ciphertext IS NOT NULL OR wrap IS NOT NULL OR nonce IS NOT NULL"), 1);
  EXPECT_EQ(audited("recall.answered"), 1u);
  EXPECT_EQ(told({returned("TX-1", 25'000, "R-1")}), (std::vector{kKnown}));
  EXPECT_EQ(audited("recall.answered"), 1u);
}

TEST_F(Recalls, TotalsTellWhatWasPaidAndWhatCameBack) {
  ASSERT_TRUE(recalled("TX-1"));
  ASSERT_TRUE(recalled("TX-2"));
  told({returned("TX-1", 20'000, "R-1")});
  const auto totals = service_.totals().value();
  ASSERT_EQ(totals.size(), 2u);
  EXPECT_EQ(totals[0].state, RecallState::kOpen);
  EXPECT_EQ(totals[1].paid, 25'000);
  EXPECT_EQ(totals[1].returned, 20'000);
}

TEST_F(Recalls, WithoutAnAnswerNamesAndAccountsAreErased) {
  const auto id = recalled("TX-1").value();
  clock_.set(kStart + std::chrono::days(service_.terms().erase_days) - std::chrono::seconds(1));
  EXPECT_EQ(service_.lapse().value(), 0);
  clock_.set(kStart + std::chrono::days(service_.terms().erase_days));
  EXPECT_EQ(service_.lapse().value(), 1);
  EXPECT_EQ(service_.get(id)->state, RecallState::kLapsed);
  EXPECT_EQ(count("recall WHERE ciphertext IS NOT NULL"), 0);
  EXPECT_EQ(service_.lapse().value(), 0);
}

TEST_F(Recalls, NoRealPersonWhereProcessingIsNotOnRecord) {
  auto real = order("TX-1");
  real.is_synthetic = false;
  EXPECT_FALSE(service_.prepare(real));
}

}  // namespace
}  // namespace dijkwacht::victims
