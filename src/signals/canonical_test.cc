#include "signals/canonical.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "crypto/confinement.h"
#include "identifiers/identifier_type.h"
#include "policy/data_class.h"

namespace dijkwacht::signals {
namespace {

TEST(RoutingCode, SaysWhichBankHoldsAnAccountAndNothingOfOtherValues) {
  EXPECT_EQ(routing_code("iban", "NL85DEMO0417164300").value(), "DEMO");
  EXPECT_EQ(routing_code("iban", "BE68539007547034").value(), "");
  EXPECT_EQ(routing_code("email", "someone@example.org").value(), "");
}

TEST(RoutingCode, WhatIsNotCanonicalOrOfNoTypeIsRefused) {
  EXPECT_EQ(routing_code("iban", "nl85 demo 0417 1643 00").error().code, ErrorCode::kDataCorrupt);
  EXPECT_EQ(routing_code("iban", "NL00DEMO0417164300").error().code, ErrorCode::kDataCorrupt);
  EXPECT_EQ(routing_code("horoscope", "ram").error().code, ErrorCode::kDataCorrupt);
}

// No rule names it, and one look in the trade register turns it into a name: it goes nowhere that a number or a website may go.
// Nobody holds a wallet as a bank holds an account, so the rule that tells the holder's bank finds no recipient.
TEST(RoutingCode, AWalletHasNoBank) {
  EXPECT_EQ(routing_code("bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").value(), "");
  EXPECT_EQ(routing_code("ethereum", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").value(), "");
}

TEST(DataClassOfIdentifier, AKvkNumberAndAHandleAreASuspectsAndBothTablesAgreeOnEveryType) {
  EXPECT_EQ(data_class_of(identifiers::IdentifierType::kKvk), policy::DataClass::kSuspect);
  EXPECT_EQ(data_class_of(identifiers::IdentifierType::kHandle), policy::DataClass::kSuspect);
  EXPECT_EQ(data_class_of(identifiers::IdentifierType::kDevice), policy::DataClass::kDevice);
  for (const auto type : identifiers::kIdentifierTypes) {
    EXPECT_EQ(policy::class_of_identifier(name_of(type)).value(), data_class_of(type)) << name_of(type);
  }
}

/// Reads each kind of value and answers with one letter each, where no file can be opened any more.
[[noreturn]] void read_confined(int answer) {
  const bool is_confined = crypto::confine(answer).empty();
  std::string letters;
  letters += routing_code("iban", "NL85DEMO0417164300").value_or("") == "DEMO" ? 'a' : '-';
  letters += routing_code("phone", "+31612345678") ? 'p' : '-';
  letters += routing_code("email", "someone@example.org") ? 'e' : '-';
  letters += routing_code("domain", "xn--mnchen-3ya.example") ? 'd' : '-';
  if (!is_confined) letters += '?';
  _exit(write(answer, letters.data(), letters.size()) < 0 ? 1 : 0);
}

TEST(RoutingCode, IsReadInAKeyProcessToo) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const auto child = fork();
  if (child == 0) read_confined(ends[1]);
  close(ends[1]);
  std::array<char, 16> letters{};
  const auto count = read(ends[0], letters.data(), letters.size());
  close(ends[0]);
  waitpid(child, nullptr, 0);
  ASSERT_GT(count, 0);
  const std::string answer(letters.data(), static_cast<std::size_t>(count));
  EXPECT_EQ(answer.substr(0, 4), "aped");
}

}  // namespace
}  // namespace dijkwacht::signals
