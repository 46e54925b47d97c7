#include "http/target.h"

#include <gtest/gtest.h>

namespace dijkwacht::http {
namespace {

std::string field_of_error(std::string_view text) {
  const auto target = parse_target(text);
  return target ? "accepted" : target.error().field;
}

TEST(Target, PathAndQueryAreDecoded) {
  const auto target = parse_target("/api/v1/reports/caf%C3%A9?limit=5&q=a+b%2Bc&empty");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/v1/reports/café");
  EXPECT_EQ(target->query.at("limit"), "5");
  EXPECT_EQ(target->query.at("q"), "a b+c");
  EXPECT_EQ(target->query.at("empty"), "");
}

TEST(Target, AbsoluteFormAndAsteriskAreRead) {
  EXPECT_EQ(parse_target("http://police.localhost:8081/a?b=c")->path, "/a");
  EXPECT_EQ(parse_target("https://police.localhost")->path, "/");
  EXPECT_EQ(parse_target("http://police.localhost?a=b")->query.at("a"), "b");
  EXPECT_EQ(parse_target("*")->path, "*");
}

TEST(Target, EncodedSlashIsRefusedInBothCases) {
  EXPECT_EQ(field_of_error("/a%2Fb"), "path");
  EXPECT_EQ(field_of_error("/a%2fb"), "path");
}

TEST(Target, DoublyEncodedSlashStaysText) { EXPECT_EQ(parse_target("/a%252Fb")->path, "/a%2Fb"); }

TEST(Target, DotSegmentsAreRefusedPlainAndEncoded) {
  for (const auto* text : {"/..", "/../etc/passwd", "/a/../b", "/a/.", "/%2e%2e/etc/passwd", "/a/%2E%2E", "/./a", "/a/.%2e/b"}) {
    EXPECT_EQ(field_of_error(text), "path") << text;
  }
  EXPECT_EQ(field_of_error("/.well-known/security.txt"), "accepted");
  EXPECT_EQ(field_of_error("/a..b/..."), "accepted");
}

TEST(Target, BytesThatAreNoUtf8AreRefused) {
  for (const auto* text : {"/%ff", "/%c0%af", "/%ed%a0%80", "/%e2%82", "/%f5%80%80%80", "/%f0%80%80%80", "/%80"}) {
    EXPECT_EQ(field_of_error(text), "path") << text;
  }
  EXPECT_EQ(field_of_error("/a?q=%ff"), "query");
  EXPECT_EQ(field_of_error("/%f0%9f%92%b6/%e2%82%ac"), "accepted");
}

TEST(Target, ControlCharactersAndBackslashesAreRefused) {
  for (const auto* text : {"/a%00b", "/a%0d%0ab", "/a%7f", "/a%5c..%5cb", "/a\\b"})
    EXPECT_EQ(field_of_error(text), "path") << text;
  EXPECT_EQ(field_of_error("/a?q=%00"), "query");
}

TEST(Target, BrokenPercentCodesAreRefused) {
  for (const auto* text : {"/%", "/%4", "/%4g", "/%%41"}) EXPECT_EQ(field_of_error(text), "path") << text;
  EXPECT_EQ(field_of_error("/a?b=%zz"), "query");
}

TEST(Target, QueryNameThatStandsTwiceIsRefused) { EXPECT_EQ(field_of_error("/a?after=1&limit=2&after=3"), "query"); }

TEST(Target, QueryNamesHaveALimit) {
  std::string text = "/a?";
  for (int i = 0; i < 64; ++i) text += "n" + std::to_string(i) + "=1&";
  EXPECT_EQ(field_of_error(text), "accepted");
  EXPECT_EQ(field_of_error(text + "one-more=1"), "query");
}

TEST(Target, PathMustStartWithASlash) {
  EXPECT_EQ(field_of_error("a/b"), "path");
  EXPECT_EQ(field_of_error("ftp://host/a"), "path");
  EXPECT_EQ(field_of_error(""), "path");
  EXPECT_EQ(field_of_error("?a=b"), "path");
}

TEST(Target, PercentCodingGoesThereAndBack) {
  const std::string text = "a/b c+%é~-._";
  EXPECT_EQ(decode_percent(encode_percent(text)).value(), text);
  EXPECT_EQ(encode_percent("a b/"), "a%20b%2F");
}

}  // namespace
}  // namespace dijkwacht::http
