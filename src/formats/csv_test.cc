#include "formats/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace dijkwacht::formats {
namespace {

using Texts = std::vector<std::string>;

std::string message_of(std::string_view text) {
  const auto refused = Csv::parse(text);
  return refused ? "read" : refused.error().message;
}

TEST(Csv, ReadsNamedColumnsWhateverTheirOrder) {
  const auto csv = Csv::parse("week,count,note\n1,4,a\n2,5.5,b\n").value();
  EXPECT_EQ(csv.row_count(), 2U);
  EXPECT_EQ(csv.numbers("count").value(), (std::vector<double>{4, 5.5}));
  EXPECT_EQ(csv.texts("note").value(), (Texts{"a", "b"}));
}

TEST(Csv, QuotedFieldsHoldSeparatorsQuotesAndLineEnds) {
  const auto csv = Csv::parse("name,n\r\n\"a, \"\"b\"\"\nc\" , 1\r\n\"\",2").value();
  EXPECT_EQ(csv.texts("name").value(), (Texts{"a, \"b\"\nc", ""}));
  EXPECT_EQ(csv.numbers("n").value(), (std::vector<double>{1, 2}));
}

TEST(Csv, TakesSemicolonsTabsAByteOrderMarkAndEmptyLines) {
  EXPECT_EQ(Csv::parse("\xEF\xBB\xBF"
                       "a;b\n\n1;2\n\n")
                .value()
                .numbers("b")
                .value(),
            std::vector<double>{2});
  EXPECT_EQ(Csv::parse("a\tb\n1\t2").value().numbers("b").value(), std::vector<double>{2});
  EXPECT_EQ(Csv::parse("a\n-1e3\n+2").value().numbers("a").value(), (std::vector<double>{-1000, 2}));
}

TEST(Csv, AnErrorNamesRowAndColumnAsASpreadsheetCounts) {
  const auto csv = Csv::parse("week,count\n1,4\n\n2,four\n3,\n").value();
  EXPECT_EQ(csv.numbers("count").error().message, "row 4, column count holds 'four': it must be a number, with a decimal point");
  EXPECT_EQ(csv.numbers("count").error().field, "count");
  EXPECT_EQ(csv.numbers("counts").error().message, "there is no column counts; there are: week, count");
  EXPECT_EQ(Csv::parse("a,b\n1,\n").value().numbers("b").error().message, "row 2, column b is empty: it must be a number");
  for (const auto* number : {"1,5", "1.5.1", "0x10", "nan", "inf", "1 2", "1e999"}) {
    EXPECT_FALSE(Csv::parse(std::string("a\n\"") + number + "\"\n").value().numbers("a")) << number;
  }
}

TEST(Csv, ACountIsWholeAndNotNegative) {
  EXPECT_EQ(Csv::parse("n\n0\n12\n").value().counts("n").value(), (std::vector<double>{0, 12}));
  EXPECT_EQ(Csv::parse("n\n0\n-1\n").value().counts("n").error().message,
            "row 3, column n holds -1: a count is whole and 0 or more");
  EXPECT_FALSE(Csv::parse("n\n1.5\n").value().counts("n"));
}

TEST(Csv, AnAbsentNumberIsNothingAndNotZero) {
  const auto csv = Csv::parse("group,x\n2004,1\n,1\nNA,1\nnever,1\n0,1\n").value();
  const auto groups = csv.numbers_or_none("group", {"NA", "never"}).value();
  EXPECT_EQ(groups, (std::vector<std::optional<double>>{2004, std::nullopt, std::nullopt, std::nullopt, 0}));
  EXPECT_EQ(csv.numbers_or_none("group", {"NA"}).error().message,
            "row 5, column group holds 'never': it must be a number, with a decimal point");
}

TEST(Csv, WhatIsNoTableIsRefusedWhole) {
  EXPECT_NE(message_of("").find("is empty"), std::string::npos);
  EXPECT_NE(message_of(" \n \n").find("is empty"), std::string::npos);
  EXPECT_NE(message_of("a,b\n").find("no rows"), std::string::npos);
  EXPECT_EQ(message_of("a,b\n1,2\n1\n"), "row 3 has 1 fields where the header has 2");
  EXPECT_EQ(message_of("a,b\n1,2,3\n"), "row 2 has 3 fields where the header has 2");
  EXPECT_EQ(message_of("a,a\n1,2\n"), "row 1 names the column a twice");
  EXPECT_NE(message_of("a,\n1,2\n").find("without a name"), std::string::npos);
  EXPECT_EQ(message_of("a\n\"1\n"), "row 2 has a quote that does not end");
  EXPECT_EQ(message_of("a\n\"1\"x\n"), "row 2 has text after a quote that ended");
  EXPECT_EQ(message_of("a\nx\"1\"\n"), "row 2 has a quote within a field that does not begin with one");
  EXPECT_EQ(Csv::parse(std::string(kCsvBytesMax + 1, 'a')).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(Csv::parse(std::string(kCsvColumnsMax, ',') + "\n").error().code, ErrorCode::kTooLarge);
}

std::string quoted(const std::string& text) {
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + '"';
}

RC_GTEST_PROP(CsvProperty, AnyQuotedTextComesBackAsItWas, (const std::vector<std::string>& texts)) {
  RC_PRE(!texts.empty());
  std::string table = "n,text\n";
  for (const auto& text : texts) table += "1," + quoted(text) + "\n";
  RC_ASSERT(Csv::parse(table).value().texts("text").value() == texts);
}

RC_GTEST_PROP(CsvProperty, AnyTextIsReadOrRefused, (const std::string& text)) {
  const auto csv = Csv::parse(text);
  RC_ASSERT((csv ? csv->row_count() > 0 : csv.error().code == ErrorCode::kInvalidArgument));
}

}  // namespace
}  // namespace dijkwacht::formats
