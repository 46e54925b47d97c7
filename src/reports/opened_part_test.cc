#include "reports/opened_part.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "base/random.h"

namespace dijkwacht::reports {
namespace {

const identifiers::ParseOptions kOptions{.region = "NL", .accept_synthetic_numbers = true};

Bytes padded(std::string_view text) {
  auto bytes = to_bytes(text);
  bytes.push_back(0x80);
  while (bytes.size() % 1024 != 0) bytes.push_back(0);
  return bytes;
}

Result<OpenedPart> parse(std::string_view text) { return parse_part(ReportId(), padded(text), kOptions); }

TEST(Unpad, TakesOffWhatSodiumPadPutsOn) {
  for (const std::size_t size : {0U, 1U, 1022U, 1023U, 1024U, 2047U, 5000U}) {
    const std::string text(size, 'x');
    const auto bytes = padded(text);
    const auto content = unpad(bytes, 1024);
    ASSERT_TRUE(content) << size;
    EXPECT_EQ(as_text(*content), text);
  }
}

TEST(Unpad, RefusesWhatItNeverPutOn) {
  Bytes zeros(1024, 0);
  EXPECT_FALSE(unpad(zeros, 1024));
  EXPECT_FALSE(unpad({}, 1024));
  auto odd = padded("x");
  odd.push_back(0);
  EXPECT_FALSE(unpad(odd, 1024));
  auto no_mark = padded("x");
  no_mark[1] = 7;
  EXPECT_FALSE(unpad(no_mark, 1024));
  Bytes mark_too_far(2048, 0);
  mark_too_far[0] = 0x80;
  EXPECT_FALSE(unpad(mark_too_far, 1024)) << "padding is at most one block";
}

TEST(OpenedPart, AnAccountThatWasPaidIsListedOnceAsThePayee) {
  const auto part =
      parse(R"({"v":1,"narrative":"n","payments":[{"toIban":"NL13 TEST 0123 4567 89"},{"toIban":"nl13test0123456789"}]})");
  ASSERT_TRUE(part) << part.error().message;
  ASSERT_EQ(part->identifiers.size(), 1U);
  EXPECT_EQ(part->identifiers[0].role, "payee");
  EXPECT_TRUE(part->identifiers[0].canonical);
  EXPECT_EQ(part->payments.size(), 2U);
}

TEST(OpenedPart, WhatDoesNotParseIsKeptWithItsReason) {
  const auto part = parse(
      R"({"v":1,"counterparty":[{"type":"iban","value":"NL00TEST0123456789","role":"payee"},{"type":"fax","value":"1","role":""},)"
      R"({"type":"phone","value":"","role":"contact"},{"type":"phone","value":"0612345678","role":"contact"}]})");
  ASSERT_TRUE(part) << part.error().message;
  ASSERT_EQ(part->identifiers.size(), 4U);
  EXPECT_EQ(part->identifiers[0].reason, "iban-checksum");
  EXPECT_EQ(part->identifiers[0].value.reveal("test"), "NL00TEST0123456789");
  EXPECT_EQ(part->identifiers[1].reason, "unknown-type");
  EXPECT_FALSE(part->identifiers[2].canonical);
  EXPECT_FALSE(part->identifiers[2].reason.empty());
  EXPECT_EQ(part->identifiers[3].canonical->canonical().reveal("test"), "+31612345678") << "the region is the form's";
}

TEST(OpenedPart, TheAddressOfAProfileNamesItsAccountTooOnce) {
  const auto part =
      parse(R"({"v":1,"counterparty":[{"type":"url","value":"https://m.facebook.com/Jan.de.Voorbeeld?x=1","role":"profile"},)"
            R"({"type":"url","value":"https://www.facebook.com/jandevoorbeeld/","role":"profile"},)"
            R"({"type":"url","value":"https://shop.example/jan","role":"shop"}]})");
  ASSERT_TRUE(part) << part.error().message;
  ASSERT_EQ(part->identifiers.size(), 4U);
  EXPECT_EQ(part->identifiers[3].type, "handle");
  EXPECT_EQ(part->identifiers[3].role, "profile");
  EXPECT_EQ(part->identifiers[3].value.reveal("test"), "facebook:jandevoorbeeld");
}

TEST(OpenedPart, OtherVersionsAndShapesAreCorruptNeverACrash) {
  std::string many = R"({"v":1,"counterparty":[)";
  for (int i = 0; i < 51; ++i) many += std::string(i == 0 ? "" : ",") + R"({"type":"iban","value":"x"})";
  for (const std::string& text :
       {std::string(""), std::string("{}"), std::string("[]"), std::string(R"({"v":2})"), std::string(R"({"v":"1"})"),
        std::string(R"({"v":1,"counterparty":{}})"), std::string(R"({"v":1,"counterparty":[7]})"),
        std::string(R"({"v":1,"payments":[{"amount":{"minor":-5,"currency":"EUR"}}]})"), std::string(R"({"v":1,"narrative":7})"),
        many + "]}"}) {
    const auto part = parse(text);
    ASSERT_FALSE(part) << text;
    EXPECT_EQ(part.error().code, ErrorCode::kDataCorrupt);
  }
}

TEST(OpenedPart, TooLongTextIsCutNotLost) {
  const auto part = parse(R"({"v":1,"narrative":")" + std::string(limits::kNarrativeBytesMax + 500, 'a') + "\"}");
  ASSERT_TRUE(part);
  EXPECT_EQ(part->narrative.reveal("test").size(), limits::kNarrativeBytesMax);
}

TEST(OpenedPart, RandomBytesNeverBreakTheReader) {
  SeededRandom random(7);
  const std::string good =
      R"({"v":1,"narrative":"n","counterparty":[{"type":"iban","value":"NL13TEST0123456789","role":"payee"}]})";
  for (int turn = 0; turn < 2000; ++turn) {
    auto bytes = padded(good);
    for (int flips = 0; flips < 3; ++flips) bytes[random.below(good.size() + 2)] = static_cast<std::uint8_t>(random.below(256));
    const auto part = parse_part(ReportId(), bytes, kOptions);
    if (part) continue;
    EXPECT_EQ(part.error().code, ErrorCode::kDataCorrupt);
  }
}

}  // namespace
}  // namespace dijkwacht::reports
