#include "victims/recall.h"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "identifiers/iban.h"

namespace dijkwacht::victims {
namespace {

using enum AnswerOutcome;
using Kind = RecallAnswer::Kind;

const Date kToday = parse_date("2026-11-27").value();

const RecallTerms& terms() {
  static const auto loaded = RecallTerms::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/recalls.toml").value();
  return loaded;
}

std::string account(std::string_view rest) { return identifiers::iban_of("NL", rest).value().canonical().reveal("test"); }

struct Told {
  std::string transaction = "TX-1";
  std::string settled = "2026-11-20";
  std::string amount = R"({"minor":25000,"currency":"EUR"})";
  std::string bic = "PROFNL2A";
  std::string payee = account("PROF0000000002");
  std::string more = "";
};

Result<RecallOrder> parsed(const Told& told) {
  const auto text = fmt::format(
      R"({{"transactionId":"{}","originalMessageId":"MSG-1","settledOn":"{}","amount":{},"debtor":{{"name":"Vera","account":"{}","bic":"DEMONL2A"}},)"
      R"("creditor":{{"name":"H. Ouder","account":"{}","bic":"{}"}},"synthetic":true{}}})",
      told.transaction, told.settled, told.amount, account("DEMO0000000001"), told.payee, told.bic, told.more);
  const auto document = JsonDocument::parse(text);
  return parse_recall_order(document->root(), terms(), kToday);
}

std::string fault(const Told& told) {
  const auto order = parsed(told);
  return order ? "read" : order.error().field;
}

TEST(RecallOrder, WhatIsWrongIsNamed) {
  EXPECT_EQ(fault({}), "read");
  EXPECT_EQ(fault({.transaction = ""}), "transactionId");
  EXPECT_EQ(fault({.transaction = std::string(36, 'x')}), "transactionId");
  EXPECT_EQ(fault({.transaction = account("DEMO0000000001")}), "transactionId") << "an account never stands in clear";
  EXPECT_EQ(fault({.transaction = "TX<1>"}), "transactionId");
  EXPECT_EQ(fault({.settled = "2026-11-28"}), "settledOn");
  EXPECT_EQ(fault({.settled = "2025-10-26"}), "settledOn") << "13 months are over";
  EXPECT_EQ(fault({.settled = "2025-10-27"}), "read");
  EXPECT_EQ(fault({.amount = R"({"minor":0,"currency":"EUR"})"}), "amount");
  EXPECT_EQ(fault({.bic = "PROF"}), "creditor.bic");
  EXPECT_EQ(fault({.payee = account("DEMO0000000001")}), "creditor");
  EXPECT_EQ(fault({.more = R"(,"story":"x")"}), "story");
}

TEST(RecallOrder, WhatIsSealedIsReadBack) {
  const auto order = parsed({.more = R"(,"endToEndId":"E2E-9")"}).value();
  const auto text = to_json(order.details);
  const auto read = parse_recall_details(text.reveal("test")).value();
  EXPECT_EQ(read.end_to_end_id, "E2E-9");
  EXPECT_EQ(read.creditor.name.reveal("test"), "H. Ouder");
  EXPECT_EQ(read.creditor.account, order.details.creditor.account);
  EXPECT_EQ(parse_recall_details("{}").error().code, ErrorCode::kDataCorrupt);
}

TEST(RecallTerms, BankingDaysLeaveOutWeekendsAndClosingDays) {
  const auto later = [](const char* day, int days) {
    return date_text(terms().banking_days_later(parse_date(day).value(), days));
  };
  EXPECT_EQ(later("2026-11-27", 1), "2026-11-30") << "a weekend";
  EXPECT_EQ(later("2026-04-02", 1), "2026-04-07") << "Easter";
  EXPECT_EQ(later("2026-12-24", 1), "2026-12-28");
  EXPECT_EQ(later("2026-11-02", 15), "2026-11-23");
  EXPECT_EQ(terms().answer_banking_days, 15);
}

TEST(RecallTerms, ACodeThatTheListDoesNotKnowStandsAsItIs) {
  EXPECT_NE(terms().meaning("AM04").nl, "AM04");
  EXPECT_EQ(terms().meaning("XXXX").nl, "XXXX");
}

Recall open_recall() {
  return {.id = RecallId::parse("1f3a9c02-0000-4000-8000-000000000001").value(),
          .facts = parsed({})->facts,
          .created = parse_time("2026-11-21T10:00:00Z").value(),
          .answered_at = {},
          .returned = {}};
}

RecallAnswer answer(Kind kind, std::optional<std::int64_t> minor = {}, std::string message = "A-1") {
  return {.kind = kind,
          .message_id = std::move(message),
          .transaction_id = "TX-1",
          .returned = minor ? std::optional(Money{*minor, "EUR"}) : std::nullopt,
          .reason = "FOCR"};
}

TEST(RecallJudgement, NeverMoreThanWasPaidAndNeverTwice) {
  const auto recall = open_recall();
  EXPECT_EQ(judge(recall, answer(Kind::kReturned, 25'000)), kReturned);
  EXPECT_EQ(judge(recall, answer(Kind::kReturned, 24'000)), kReturned) << "less costs of the other bank";
  EXPECT_EQ(judge(recall, answer(Kind::kReturned, 25'001)), kContradicts);
  EXPECT_EQ(judge(recall, answer(Kind::kReturned, 0)), kContradicts);
  auto dollars = answer(Kind::kReturned, 100);
  dollars.returned->currency = "USD";
  EXPECT_EQ(judge(recall, dollars), kContradicts);
  EXPECT_EQ(judge(recall, answer(Kind::kPending)), kPending);
  const auto after = answered(recall, answer(Kind::kReturned, 25'000), parse_time("2026-11-25T10:00:00Z").value());
  EXPECT_EQ(after.state, RecallState::kReturned);
  EXPECT_EQ(judge(after, answer(Kind::kReturned, 25'000)), kKnown);
  EXPECT_EQ(judge(after, answer(Kind::kReturned, 25'000, "A-2")), kContradicts);
  EXPECT_EQ(judge(after, answer(Kind::kRefused, {}, "A-3")), kContradicts);
}

TEST(RecallJudgement, MoneyMayStillComeAfterANo) {
  const auto refused = answered(open_recall(), answer(Kind::kRefused), parse_time("2026-11-25T10:00:00Z").value());
  EXPECT_EQ(refused.state, RecallState::kRefused);
  EXPECT_EQ(judge(refused, answer(Kind::kReturned, 10'000, "A-2")), kReturned);
}

}  // namespace
}  // namespace dijkwacht::victims
