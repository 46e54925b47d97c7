#include <gtest/gtest.h>

#include <type_traits>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/money.h"
#include "base/sensitive.h"

namespace dijkwacht {
namespace {

TEST(Bytes, Base64urlTurnsBackIntoTheSameBytes) {
  SeededRandom random(1);
  for (std::size_t size = 0; size < 70; ++size) {
    Bytes bytes(size);
    random.fill(bytes);
    EXPECT_EQ(from_base64url(to_base64url(bytes)).value(), bytes);
    EXPECT_EQ(from_hex(to_hex(bytes)).value(), bytes);
  }
}

TEST(Bytes, Base64urlRefusesWhatNoEncoderWrites) {
  for (const auto* text : {"A", "AB=", "AB+/", "AC", "A B"}) EXPECT_FALSE(from_base64url(text)) << text;
}

TEST(Id, ReadsOnlyUuids) {
  struct ThingTag;
  using ThingId = Id<ThingTag>;
  SystemRandom random;
  const auto id = ThingId::random(random);
  EXPECT_EQ(ThingId::parse(id.text()).value(), id);
  EXPECT_EQ(id.text()[14], '4');
  for (const auto* text : {"", "123", "g0000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-0000000000000"}) {
    EXPECT_FALSE(ThingId::parse(text)) << text;
  }
}

TEST(Clock, TimesTurnIntoTextAndBack) {
  const auto time = parse_time("2026-11-24T20:54:21.120Z").value();
  EXPECT_EQ(time_text(time), "2026-11-24T20:54:21.120Z");
  EXPECT_EQ(parse_time("2026-11-24T21:54:21.12+01:00").value(), time);
  for (const auto* text :
       {"2026-11-24", "2026-02-30T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T20:54:21", "2026-11-24T20:54:21.Z"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Money, ReadsBothDecimalMarks) {
  EXPECT_EQ(parse_euro("1250,50").value().minor, 125050);
  EXPECT_EQ(parse_euro("1250.5").value().minor, 125050);
  EXPECT_EQ(parse_euro("0").value().minor, 0);
  for (const auto* text : {"", "-1", "1.234,50", "1,234", "12 50", "99999999999999"}) EXPECT_FALSE(parse_euro(text)) << text;
}

TEST(Json, ErrorsNameTheField) {
  const auto document = JsonDocument::parse(R"({"victim":{"email":5},"rows":[{"iban":"x"}]})").value();
  const auto& root = document.root();
  EXPECT_EQ(root.at("victim").value().string("email").error().field, "victim.email");
  EXPECT_EQ(root.array("rows").value()[0].string("phone").error().field, "rows[0].phone");
  EXPECT_EQ(root.integer("missing").error().field, "missing");
}

TEST(Json, RefusesWhatTwoReadersCouldReadDifferently) {
  EXPECT_FALSE(JsonDocument::parse(R"({"a":1,"a":2})"));
  EXPECT_FALSE(JsonDocument::parse(R"({"a":1)"));
  EXPECT_FALSE(JsonDocument::parse("{\"a\":\"\xff\"}"));
  EXPECT_FALSE(JsonDocument::parse(std::string(100, '[') + std::string(100, ']')));
  EXPECT_EQ(JsonDocument::parse("[1,2,3]", 3).error().code, ErrorCode::kTooLarge);
}

TEST(Json, WritesWhatItReads) {
  JsonWriter json;
  json.object([&] {
    json.member("name", "a\"b").member("count", 3).member("none", std::optional<std::string>());
    json.array("rows", [&] { json.value(true).value(2.5).raw("{}"); });
  });
  EXPECT_EQ(json.take(), R"({"name":"a\"b","count":3,"none":null,"rows":[true,2.5,{}]})");
}

TEST(Random, SeededNumbersAreTheSameEverywhere) {
  SeededRandom a(42);
  SeededRandom b(42);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.below(1000), b.below(1000));
}

TEST(Sensitive, CannotBeFormatted) {
  EXPECT_FALSE((std::is_constructible_v<fmt::formatter<Sensitive<std::string>>>));
  EXPECT_EQ(Sensitive<std::string>("x").reveal("test"), "x");
}

}  // namespace
}  // namespace dijkwacht
