#include "barriers/payment.h"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "identifiers/iban.h"

namespace dijkwacht::barriers {
namespace {

std::string iban(int number) {
  return identifiers::iban_of("NL", fmt::format("DEMO{:010}", number)).value().canonical().reveal("test");
}

std::string body(const std::string& from = "", const std::string& to = "") {
  auto text = fmt::format(
      R"({{"paymentId":"p1","debtorIban":"{}","creditorIban":"{}","creditorName":"A. Bakker","amount":{{"minor":1250,"currency":"EUR"}},)"
      R"("text":"zie shop.example","requestedAt":"2026-11-24T12:00:00Z"}})",
      iban(1), iban(2));
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, from.size(), to);
}

Result<Payment> parse(const std::string& text) { return parse_payment(JsonDocument::parse(text)->root()); }

std::string field(const std::string& from, const std::string& to) {
  const auto refused = parse(body(from, to));
  return refused ? std::string("read") : refused.error().field;
}

TEST(Payment, IsReadAndWrittenBackTheSame) {
  const auto payment = parse(body()).value();
  EXPECT_EQ(payment.amount, (Money{1250, "EUR"}));
  EXPECT_EQ(payment_text(payment), body("12:00:00Z", "12:00:00.000Z"));
  const auto bare = parse(body(R"("text":"zie shop.example",)", "")).value();
  EXPECT_FALSE(bare.text);
  EXPECT_EQ(payment_text(parse(payment_text(bare)).value()), payment_text(bare));
}

TEST(Payment, AnErrorNamesThePath) {
  EXPECT_EQ(field(R"("paymentId":"p1")", R"("paymentId":"")"), "paymentId");
  EXPECT_EQ(field(R"("paymentId":"p1",)", ""), "paymentId");
  EXPECT_EQ(field(iban(1), "NL00DEMO0000000001"), "debtorIban");
  EXPECT_EQ(field(iban(2), "hello"), "creditorIban");
  EXPECT_EQ(field(R"("minor":1250)", R"("minor":0)"), "amount.minor");
  EXPECT_EQ(field(R"("minor":1250)", R"("minor":-1)"), "amount.minor");
  EXPECT_EQ(field(R"("minor":1250)", R"("minor":12.5)"), "amount.minor");
  EXPECT_EQ(field(R"("minor":1250)", R"("minor":1000000000001)"), "amount.minor");
  EXPECT_EQ(field(R"("minor":1250)", R"("minor":1000000000000)"), "read");
  EXPECT_EQ(field(R"("EUR")", R"("euro")"), "amount.currency");
  EXPECT_EQ(field(R"("text":"zie shop.example")", R"("text":5)"), "text");
  EXPECT_EQ(field("zie shop.example", std::string(10'001, 'x')), "text");
  EXPECT_EQ(field("2026-11-24T12:00:00Z", "yesterday"), "requestedAt");
}

TEST(Payment, AnErrorDoesNotRepeatTheAccount) {
  const auto refused = parse(body(iban(1), "NL00DEMO0000000001"));
  EXPECT_EQ(refused.error().message.find("0000000001"), std::string::npos);
}

TEST(Payment, AsksAboutBothAccountsAndTheDomainsInTheText) {
  const auto asked = asked_about(parse(body()).value());
  ASSERT_EQ(asked.size(), 3U);
  EXPECT_EQ(place_of(0), Place::kDebtor);
  EXPECT_EQ(place_of(1), Place::kCreditor);
  EXPECT_EQ(place_of(2), Place::kText);
  EXPECT_EQ(asked[2].canonical().reveal("test"), "shop.example");
  EXPECT_EQ(asked_about(parse(body("zie shop.example", "dank je wel")).value()).size(), 2U);
}

}  // namespace
}  // namespace dijkwacht::barriers
