#include "reports/report_number.h"

#include <gtest/gtest.h>

namespace dijkwacht::reports {
namespace {

const ReportId kReport = ReportId::parse("1f3a9c02-0000-4000-8000-00000000000f").value();

bool names(std::string_view typed, const ReportId& report) {
  const auto range = parse_report_number(typed);
  return range && range->first <= report.text() && report.text() < range->past;
}

TEST(ReportNumber, IsTheStartOfTheIdAsPeopleSayIt) { EXPECT_EQ(report_number(kReport), "M-1F3A9C02"); }

TEST(ReportNumber, IsFoundHoweverItIsTyped) {
  for (const auto* typed : {"M-1F3A9C02", "m-1f3a9c02", " M 1F3A 9C02 ", "M\u20111F3A9C02", "1f3a9c02", "M-1F3A", "1f3a9",
                            "1f3a9c02-0000-4000-8000-00000000000f"}) {
    EXPECT_TRUE(names(typed, kReport)) << typed;
  }
}

TEST(ReportNumber, NamesNoOtherReport) {
  EXPECT_FALSE(names("M-1F3A9C03", kReport));
  EXPECT_FALSE(names("1f3b", kReport));
  EXPECT_FALSE(names("1f3a9c02-0000-4000-8000-00000000000e", kReport));
  EXPECT_TRUE(names("ffff", ReportId::parse("ffffffff-0000-4000-8000-000000000000").value())) << "the last of all";
}

TEST(ReportNumber, WhatIsNoneIsRefusedWithItsField) {
  for (const auto* typed : {"", "M-", "M-1F3", "M-1F3A9C020", "000123-", "zzzz", "%", "M-1F3A%", "2026-000123"}) {
    const auto range = parse_report_number(typed);
    ASSERT_FALSE(range) << typed;
    EXPECT_EQ(range.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(range.error().field, "q");
  }
}

}  // namespace
}  // namespace dijkwacht::reports
