#include "formats/domain_list.h"

#include <gtest/gtest.h>

namespace dijkwacht::formats {
namespace {

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> found;
  const auto rows = read_domain_list(text).value();
  for (const auto& row : rows) found.push_back(row.value);
  return found;
}

using Values = std::vector<std::string>;

TEST(DomainList, ReadsOneNameALineWithItsLineNumber) {
  const auto rows = read_domain_list("# scams\n\nscam.example\r\n  fake.example  # since May\n203.0.113.7").value();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].row, 3);
  EXPECT_EQ(rows[0].value, "scam.example");
  EXPECT_EQ(rows[1].value, "fake.example");
  EXPECT_EQ(rows[2].row, 5);
}

TEST(DomainList, TakesTheFirstColumnOfCsvWithOrWithoutHeaderAndQuotes) {
  EXPECT_EQ(values("Domain,seen\nscam.example,2026\n\"fake.example\",\"a, b\"\n"), (Values{"scam.example", "fake.example"}));
  EXPECT_EQ(values("scam.example;2026\nfake.example\t1"), (Values{"scam.example", "fake.example"}));
  EXPECT_EQ(values("\"with \"\"quotes\"\"\""), (Values{"with \"quotes\""}));
  EXPECT_EQ(values("scam.example\ndomain"), (Values{"scam.example", "domain"}));
}

TEST(DomainList, SkipsAByteOrderMarkAndAnEmptyTextIsAnEmptyList) {
  EXPECT_EQ(values("\xEF\xBB\xBFscam.example"), (Values{"scam.example"}));
  EXPECT_TRUE(values("").empty());
  EXPECT_TRUE(values("\n\n#\n").empty());
}

TEST(DomainList, AnErrorNamesTheLine) {
  const auto field = [](std::string_view text) {
    const auto refused = read_domain_list(text);
    return refused ? std::string("read") : refused.error().field;
  };
  EXPECT_EQ(field("ok.example\n\"open.example"), "line 2");
  EXPECT_EQ(field("ok.example\n\xFF\xFEscam"), "line 2");
  EXPECT_EQ(field("caf\xE9.example"), "line 1");
  EXPECT_EQ(field("caf\xC3\xA9.example"), "read");
  EXPECT_EQ(field(std::string(2048, 'a')), "read");
  EXPECT_EQ(field(std::string(2049, 'a')), "line 1");
  EXPECT_EQ(read_domain_list(std::string(kDomainListBytesMax + 1, '\n')).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace dijkwacht::formats
