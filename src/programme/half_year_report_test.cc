#include "programme/half_year_report.h"

#include <gtest/gtest.h>

#include "programme/indicators.h"

namespace dijkwacht::programme {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
const EscalationRules kRules{14, 10, 30, 1, 2};

Register small() {
  Register all;
  all.partners.push_back({.id = "politie", .name = {"Politie", "Police"}, .source = "bron A"});
  all.actions.push_back({.id = "a", .theme = 4, .title = {"Huisbezoek", "Home visits"}, .source = "bron B"});
  all.actions.push_back({.id = "b", .theme = 4, .title = {"Loket", "Desk"}, .source = "bron B"});
  Dossier dossier;
  dossier.commitment = {.action = "a",
                        .partner = "politie",
                        .deliverable = {"Overal huisbezoek", "Visits everywhere"},
                        .state = State::kStarted,
                        .start = day("2026-01-01"),
                        .due = day("2026-06-30"),
                        .followed_from = day("2026-01-01")};
  dossier.efforts = {{{2026, 1}, 150, {}, 100, {}}, {{2026, 2}, 150, {}, {}, {}}, {{2026, 3}, 900, {}, {}, {}}};
  dossier.reports = {{{2026, 1}, 50, "", Time(), ""}};
  dossier.bottlenecks = {
      {.kind = BottleneckKind::kLegal, .text = {"wet", "law"}, .since = day("2026-05-01"), .noted = day("2026-05-01")},
      {.kind = BottleneckKind::kData, .text = {"oud", "old"}, .noted = day("2026-05-01")},
      {.kind = BottleneckKind::kData,
       .text = {"weg", "gone"},
       .since = day("2025-01-01"),
       .noted = day("2025-01-01"),
       .solved = day("2025-02-01")}};
  dossier.history = {
      {.version = 2, .at = parse_time("2026-03-01T10:00:00Z").value(), .kind = "decided", .note = "doorgaan"},
      {.version = 3, .at = parse_time("2026-08-01T10:00:00Z").value(), .kind = "decided", .note = "later besluit"}};
  all.dossiers.push_back(dossier);
  return all;
}

ReportWords words() {
  return ReportWords::load(DIJKWACHT_SOURCE_DIR "/data/texts/programme-report.toml",
                           DIJKWACHT_SOURCE_DIR "/data/programme/indicators.toml")
      .value();
}

/// All that a reader reads, a line a cell.
std::string text_of(const documents::Document& document) {
  std::string text = document.title + "\n";
  for (const auto& part : document.parts) {
    if (const auto* heading = std::get_if<documents::Heading>(&part)) text += heading->text + "\n";
    if (const auto* paragraph = std::get_if<documents::Paragraph>(&part)) text += paragraph->text + "\n";
    if (const auto* list = std::get_if<documents::List>(&part))
      for (const auto& item : list->items) text += item + "\n";
    const auto* table = std::get_if<documents::Table>(&part);
    if (table == nullptr) continue;
    for (const auto& row : table->rows) {
      for (const auto& cell : row) text += cell + "|";
      text += "\n";
    }
  }
  return text;
}

TEST(Indicators, AreCountedFromTheRegisterAndUnknownStaysUnknown) {
  const auto found = indicators_of(small(), kRules, {2026, 1}, day("2026-07-10"));
  EXPECT_EQ(found.promised_fte_hundredths, 300) << "of the half-year only";
  EXPECT_EQ(found.delivered_fte_hundredths, 100);
  EXPECT_EQ(found.with_effort, 1);
  EXPECT_EQ(found.in_state.at(static_cast<std::size_t>(State::kStarted)), 1);
  EXPECT_EQ(found.overdue, 1);
  EXPECT_EQ(found.bottlenecks_open, 2);
  EXPECT_EQ(found.bottlenecks_undated, 1);
  EXPECT_EQ(found.oldest_bottleneck_days, 70);
  EXPECT_EQ(found.actions_without_commitment, 1);
  const auto earlier = indicators_of(small(), kRules, {2025, 1}, day("2026-07-10"));
  EXPECT_FALSE(earlier.promised_fte_hundredths.has_value()) << "nobody said, which is not nought";
}

TEST(HalfYearReport, SaysTheSameFactsInBothLanguages) {
  const auto at = parse_time("2026-07-10T09:00:00Z").value();
  const auto dutch = text_of(half_year_report(small(), kRules, words(), {{2026, 1}, Language::kDutch, at}));
  for (const auto* line :
       {"Halfjaarverslag 2026-H1", "10 juli 2026", "|3,00|", "Overal huisbezoek|Politie|Begonnen|Groen|", "Loket\n",
        "wet|Juridisch|onbekend|1 mei 2026|geen|", "1 maart 2026, Overal huisbezoek: doorgaan", "bron A"}) {
    EXPECT_NE(dutch.find(line), std::string::npos) << line << " not in " << dutch;
  }
  EXPECT_EQ(dutch.find("later besluit"), std::string::npos);
  EXPECT_EQ(dutch.find("weg|"), std::string::npos);
  const auto english = text_of(half_year_report(small(), kRules, words(), {{2026, 1}, Language::kEnglish, at}));
  for (const auto* line : {"Half-year report 2026-H1", "10 July 2026", "|3.00|", "Visits everywhere|Police|Started|Green|"}) {
    EXPECT_NE(english.find(line), std::string::npos) << line;
  }
}

TEST(HalfYearReport, ShowsWhatIsNotMeasuredWithItsSourceAndNoFigure) {
  const auto text = text_of(half_year_report(small(), kRules, words(), {{2026, 1}, Language::kDutch, Time()}));
  EXPECT_NE(text.find("Euro die moest wachten|Nog niet gemeten. Bron zodra het kan: knooppunten van banken.|"), std::string::npos)
      << text;
}

TEST(HalfYearReport, ShowsWhatNodesToldWithTheWeeksItIsOf) {
  const LiveFigure held{"euro-held", {"Demobank", "Demo bank"}, LiveFigure::Unit::kEuro, 12'300, 4, 22};
  const LiveFigure few{"payments-held", {"Demobank", "Demo bank"}, LiveFigure::Unit::kCount, 0, 0, 22};
  const auto text = text_of(half_year_report(small(), kRules, words(), {{2026, 1}, Language::kDutch, Time(), {held, few}}));
  EXPECT_NE(text.find("Euro die moest wachten: Demobank|€ 12300 (4/22 weken bekend)|"), std::string::npos) << text;
  EXPECT_NE(text.find("Betalingen die moesten wachten: Demobank|onbekend (0/22 weken bekend)|"), std::string::npos) << text;
}

TEST(HalfYearReport, WithoutReportsInTheHalfYearIsUnknownNeverGreen) {
  const auto text = text_of(
      half_year_report(small(), kRules, words(), {{2026, 2}, Language::kDutch, parse_time("2026-07-10T09:00:00Z").value()}));
  EXPECT_NE(text.find("Overal huisbezoek|Politie|Begonnen|Onbekend|"), std::string::npos) << text;
}

}  // namespace
}  // namespace dijkwacht::programme
