#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/clock.h"
#include "config/toml_file.h"
#include "insight/crosswalk.h"
#include "insight/official_series.h"
#include "insight/provinces.h"
#include "store/database_testing.h"

namespace dijkwacht::insight {
namespace {

const std::filesystem::path kData = DIJKWACHT_SOURCE_DIR "/data";

std::vector<std::string> types() {
  std::vector<std::string> codes;
  const auto table = config::read_toml(kData / "taxonomy/fraud-types.toml").value();
  const auto rows = table.tables("types").value();
  for (const auto& each : rows) codes.push_back(each.text("code").value());
  return codes;
}

/// The provinces file with `text` replaced.
Result<Provinces> provinces_with(std::string_view text, std::string_view other) {
  const store::testing::TemporaryFolder folder;
  std::ifstream original(kData / "insight/provinces.toml");
  std::string content((std::istreambuf_iterator<char>(original)), {});
  content.replace(content.find(text), text.size(), other);
  std::ofstream(folder.path() / "provinces.toml") << content;
  return Provinces::load(folder.path() / "provinces.toml");
}

Crosswalks shipped() { return Crosswalks::load(kData / "taxonomy/crosswalks.toml", types()).value(); }

const TaxonomyScheme& scheme(const Crosswalks& all, std::string_view id) {
  return *std::ranges::find(all.schemes, id, &TaxonomyScheme::id);
}

TEST(Crosswalks, ANewVersionOfAListTakesOverOnItsDay) {
  const auto all = shipped();
  const auto& old_list = scheme(all, "eba-taxonomy-v6");
  const auto& new_list = scheme(all, "eba-taxonomy-v7");
  const auto last_day = parse_date("2026-12-31").value();
  const auto first_day = parse_date("2027-01-01").value();
  EXPECT_TRUE(old_list.is_used_on(last_day));
  EXPECT_FALSE(old_list.is_used_on(first_day));
  EXPECT_FALSE(new_list.is_used_on(last_day));
  EXPECT_TRUE(new_list.is_used_on(first_day));
}

TEST(Crosswalks, WhatNoSourceNamesStaysUnknown) {
  const auto all = shipped();
  EXPECT_TRUE(scheme(all, "eba-taxonomy-v6").classes.empty());
  EXPECT_FALSE(scheme(all, "eba-taxonomy-v6").is_complete);
  EXPECT_FALSE(scheme(all, "cbs").by_type.contains("BEL"));
}

TEST(Crosswalks, AMappingToAClassThatItsListLacksIsRefusedByName) {
  store::testing::TemporaryFolder folder;
  const auto file = folder.path() / "crosswalks.toml";
  std::ofstream(file) << R"(source = "x"
source_date = "2026-11-26"
[[axes]]
id = "modus"
name = { nl = "a", en = "a" }
note = { nl = "a", en = "a" }
[[schemes]]
id = "one"
name = { nl = "a", en = "a" }
axis = "modus"
is_complete = false
source = "x"
source_date = "2026-11-26"
mark = "D"
[schemes.map]
AKF = ["invented"]
)";
  const auto refused = Crosswalks::load(file, types());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("AKF"), std::string::npos) << refused.error().message;
}

TEST(OfficialFigures, EachPointHasItsSourceAndBreaksAreMarked) {
  const auto figures = OfficialFigures::load(kData / "insight/official-series.toml");
  ASSERT_TRUE(figures) << figures.error().message;
  const auto reports = std::ranges::find(figures->series, "fhd-reports", &OfficialSeries::id);
  ASSERT_NE(reports, figures->series.end());
  EXPECT_EQ(reports->breaks.size(), 2U);
  EXPECT_TRUE(reports->points.back().is_more_than);
  for (const auto& series : figures->series) {
    for (const auto& point : series.points) EXPECT_FALSE(point.source.empty()) << series.id;
  }
  EXPECT_GE(figures->conflicts.size(), 3U);
}

/// The Safety Monitor and the OVeC are two surveys: no series mixes their sources.
TEST(OfficialFigures, TheSurveysStandApart) {
  const auto figures = OfficialFigures::load(kData / "insight/official-series.toml").value();
  for (const auto& series : figures.series) {
    const bool is_monitor = series.id.starts_with("vm-");
    for (const auto& point : series.points) {
      const bool is_of_the_other = point.source.find(is_monitor ? "884235" : "StatLine") != std::string::npos;
      EXPECT_FALSE(is_of_the_other) << series.id;
    }
  }
}

TEST(Provinces, AreThoseOfTheReportFormAndAddUpToTheCountry) {
  const auto provinces = Provinces::load(kData / "insight/provinces.toml").value();
  std::vector<std::string> asked;
  const auto forms = config::read_toml(kData / "forms/fields.toml").value();
  const auto fields = forms.tables("fields").value();
  for (const auto& field : fields) {
    if (field.text("id").value() != "province") continue;
    const auto options = field.tables("options").value();
    for (const auto& option : options) asked.push_back(option.text("value").value());
  }
  EXPECT_EQ(asked.size(), provinces.all.size() + 2) << "and those outside the country, and who would rather not say";
  for (const auto& each : provinces.all) EXPECT_TRUE(std::ranges::find(asked, each.id) != asked.end()) << each.id;
}

TEST(Provinces, AMistakeNamesItsKey) {
  EXPECT_EQ(provinces_with("596075", "596076").error().field, "total");
  EXPECT_EQ(provinces_with("id = \"gr\"", "id = \"zh\"").error().field, "id");
  EXPECT_EQ(provinces_with("596075", "0").error().field, "inhabitants");
}

}  // namespace
}  // namespace dijkwacht::insight
