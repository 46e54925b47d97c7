#include "rights/request.h"

#include <gtest/gtest.h>

#include "rights/subject.h"

namespace dijkwacht::rights {
namespace {

Clocks clocks() { return Clocks::load(DIJKWACHT_SOURCE_DIR "/data/rights/clocks.toml").value(); }
Time at(const char* text) { return parse_time(text).value(); }

TEST(Clocks, AnAnswerIsDueAMonthLaterAndThreeWhenExtended) {
  const auto law = clocks();
  EXPECT_EQ(date_text(law.due_on(at("2026-11-26T09:00:00Z"), false)), "2026-12-26");
  EXPECT_EQ(date_text(law.due_on(at("2026-11-26T09:00:00Z"), true)), "2027-02-26");
  EXPECT_EQ(date_text(law.due_on(at("2027-01-31T09:00:00Z"), false)), "2027-02-28") << "the month's last day";
}

TEST(Clocks, ObjectionAndDisputeOfWhatIsCorrectPauseAndTheOthersDoNot) {
  const auto law = clocks();
  EXPECT_TRUE(law.rule_of(Kind::kObjection).freezes);
  EXPECT_TRUE(law.rule_of(Kind::kRectification).freezes);
  EXPECT_FALSE(law.rule_of(Kind::kAccess).freezes);
  EXPECT_FALSE(law.rule_of(Kind::kErasure).freezes);
  EXPECT_EQ(Clocks::load("/nowhere.toml").error().code, ErrorCode::kNotFound);
}

TEST(Answer, NobodyGetsDataBeforeItIsKnownWhoTheyAre) {
  const Part part{.kind = Kind::kAccess};
  EXPECT_EQ(check_answer(part, {Outcome::kGranted, "hier is het", false}).error().field, "identityChecked");
  EXPECT_EQ(check_answer(part, {Outcome::kPartly, "hier is het", false}).error().field, "identityChecked");
  EXPECT_TRUE(check_answer(part, {Outcome::kGranted, "hier is het", true}));
  EXPECT_TRUE(check_answer(part, {Outcome::kRefused, "nee, omdat", false}));
}

TEST(Answer, NeedsWordsAndComesOnce) {
  EXPECT_EQ(check_answer({}, {Outcome::kRefused, "", false}).error().field, "text");
  EXPECT_EQ(check_answer({}, {Outcome::kRefused, std::string(kAnswerBytesMax + 1, 'x'), false}).error().field, "text");
  EXPECT_EQ(check_answer({.outcome = Outcome::kRefused}, {Outcome::kRefused, "nee", false}).error().code,
            ErrorCode::kFailedPrecondition);
}

TEST(Extension, OnceWithAReasonAndWithinTheFirstTerm) {
  const auto law = clocks();
  const Part part{.received_at = at("2026-11-01T09:00:00Z")};
  EXPECT_TRUE(check_extension(law, part, "veel werk", at("2026-12-01T23:00:00Z")));
  EXPECT_EQ(check_extension(law, part, "", at("2026-11-02T09:00:00Z")).error().field, "reason");
  EXPECT_EQ(check_extension(law, part, "veel werk", at("2026-12-02T00:00:00Z")).error().code, ErrorCode::kFailedPrecondition);
  auto extended = part;
  extended.extended_at = at("2026-11-02T09:00:00Z");
  EXPECT_EQ(check_extension(law, extended, "nog meer werk", at("2026-11-03T09:00:00Z")).error().code,
            ErrorCode::kFailedPrecondition);
}

TEST(Subject, WhatCannotBeReadIsKeptWithItsReason) {
  const auto subject = parse_subject(
      crypto::pad(as_bytes(R"({"v":1,"name":"A","contact":"b","identifiers":[{"type":"iban","value":"NL85DEMO0417164301"},)"
                           R"({"type":"iban","value":"nl85 demo 0417 1643 00"},{"type":"fax","value":"1"}]})")),
      {});
  ASSERT_TRUE(subject) << subject.error().message;
  EXPECT_EQ(subject->identifiers[0].reason, "iban-checksum");
  EXPECT_TRUE(subject->identifiers[1].canonical);
  EXPECT_EQ(subject->identifiers[2].reason, "unknown-type");
}

TEST(Subject, OtherBytesAreCorruptAndNeverShown) {
  for (const auto* text : {"", "{", R"({"name":7})", "geheim"}) {
    const auto subject = parse_subject(crypto::pad(as_bytes(text)), {});
    ASSERT_FALSE(subject);
    EXPECT_EQ(subject.error().code, ErrorCode::kDataCorrupt);
    EXPECT_EQ(subject.error().message.find("geheim"), std::string::npos);
  }
  EXPECT_EQ(parse_subject({}, {}).error().code, ErrorCode::kDataCorrupt);
}

}  // namespace
}  // namespace dijkwacht::rights
