// What a case's history says of each change: who joined or parted, and which identifier made it so.
#include "cases/chronicle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "cases/linker_testing.h"
#include "reports/report_number.h"

namespace dijkwacht::cases {
namespace {

using testing::Bench;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::identifier_of;
using ::testing::IsEmpty;
using testing::kFraudTypes;
using testing::report_of;

/// What a change says of one case, in Dutch.
std::vector<std::string> lines_of(const LinkingChange& change, const CaseId& id) {
  std::vector<std::string> lines;
  for (const auto& step : change.history) {
    if (step.case_id == id) lines.push_back(step.text.nl);
  }
  return lines;
}

std::string number_of(std::uint64_t report) { return reports::report_number(report_of(report, {}).report_id); }

/// `count` reports that name one account and have nothing else in common; the fifth makes it a stop.
LinkingChange add_strangers(Bench& bench, std::uint64_t first, std::uint64_t count, std::uint64_t account) {
  LinkingChange last;
  for (std::uint64_t i = 0; i < count; ++i) {
    last = bench.add(report_of(first + i, {identifier_of("iban", account)}, kFraudTypes[i], static_cast<int>(40 * i)));
  }
  return last;
}

TEST(Chronicle, SaysWhichIdentifierPartedACaseAndWhichReportsWent) {
  Bench bench;
  add_strangers(bench, 0, 4, 1);
  const auto id = bench.case_of(0).case_id;
  const auto change = bench.add(report_of(4, {identifier_of("iban", 1)}, kFraudTypes[4], 160));
  ASSERT_THAT(lines_of(change, id), ::testing::SizeIs(1)) << "four reports left in one act: one line";
  const auto line = lines_of(change, id).front();
  EXPECT_THAT(line, ::testing::StartsWith("Naar een eigen zaak (2026-00000"));
  EXPECT_THAT(line, HasSubstr("Een rekening (in 5 meldingen) verbindt niet meer"));
  int told = 0;
  for (std::uint64_t report = 0; report < 4; ++report) told += line.find(number_of(report)) != std::string::npos;
  EXPECT_EQ(told, 3) << "the fourth stayed: " << line;
  const auto split_off = bench.case_of(0).case_id == id ? 1U : 0U;
  EXPECT_THAT(lines_of(change, bench.case_of(split_off).case_id),
              ElementsAre("Afgesplitst van zaak 2026-000001: melding " + number_of(split_off) +
                          ". Een rekening (in 5 meldingen) verbindt niet meer: die meldingen hebben verder te weinig gemeen."));
}

TEST(Chronicle, SaysWhichReportConnectedCases) {
  Bench bench;
  bench.add(report_of(0, {identifier_of("iban", 1)}));
  bench.add(report_of(1, {identifier_of("iban", 2)}));
  const auto elder = bench.case_of(0).case_id;
  const auto younger = bench.case_of(1).case_id;
  const auto change = bench.add(report_of(2, {identifier_of("iban", 1), identifier_of("iban", 2)}));
  EXPECT_THAT(lines_of(change, elder),
              ElementsAre("In deze zaak opgegaan: zaak 2026-000002. Melding " + number_of(2) + " verbindt deze zaken."));
  EXPECT_THAT(lines_of(change, younger),
              ElementsAre("Deze zaak ging op in zaak 2026-000001. Melding " + number_of(2) + " verbindt deze zaken."));
}

TEST(Chronicle, TellsOfManyCasesInOneLine) {
  Bench bench;
  const auto site = identifier_of("domain", 1);
  bench.listed.emplace(site.token, Bilingual{"Een marktplaats.", "A marketplace."});
  for (std::uint64_t i = 0; i < 7; ++i) bench.add(report_of(i, {site}));
  bench.listed.clear();
  const auto change = bench.apply_lists();
  const auto& survivor = bench.case_of(0);
  ASSERT_EQ(survivor.reports.size(), 7U);
  EXPECT_THAT(lines_of(change, survivor.case_id),
              ElementsAre("In deze zaak opgegaan: zaak 2026-000002, 2026-000003, 2026-000004 en nog 3. Een website (in 7 "
                          "meldingen) verbindt weer."));
  EXPECT_EQ(change.history.size(), 7U) << "and one in each case that ended";
}

TEST(Chronicle, GivesTheReasonThatPeopleListed) {
  Bench bench;
  const auto site = identifier_of("domain", 1);
  for (std::uint64_t i = 0; i < 2; ++i) bench.add(report_of(i, {site}));
  const auto id = bench.case_of(0).case_id;
  bench.listed.emplace(site.token, Bilingual{"Een marktplaats.", "A marketplace."});
  const auto change = bench.apply_lists();
  ASSERT_THAT(lines_of(change, id), ::testing::SizeIs(1));
  EXPECT_THAT(lines_of(change, id).front(), HasSubstr("Een website (in 2 meldingen) verbindt niet meer. Een marktplaats."));
}

TEST(Chronicle, NamesOnlyTheIdentifiersThatMadeThisChange) {
  Bench bench;
  const auto site = identifier_of("domain", 1);
  const auto phone = identifier_of("phone", 2);
  for (std::uint64_t i = 0; i < 2; ++i) bench.add(report_of(i, {site}));
  for (std::uint64_t i = 2; i < 5; ++i) bench.add(report_of(i, {phone}));
  bench.listed.emplace(site.token, Bilingual{"Een marktplaats.", "A marketplace."});
  bench.listed.emplace(phone.token, Bilingual{"Een instelling.", "An institution."});
  const auto first = bench.case_of(0).case_id;
  const auto second = bench.case_of(2).case_id;
  const auto change = bench.apply_lists();
  ASSERT_THAT(lines_of(change, first), ::testing::SizeIs(1));
  EXPECT_THAT(lines_of(change, first).front(), HasSubstr("Een website (in 2 meldingen)"));
  EXPECT_THAT(lines_of(change, first).front(), ::testing::Not(HasSubstr("telefoonnummer")));
  ASSERT_THAT(lines_of(change, second), ::testing::SizeIs(1));
  EXPECT_THAT(lines_of(change, second).front(), HasSubstr("Een telefoonnummer (in 3 meldingen)"));
}

TEST(Chronicle, IsSilentWhenAnIdentifierTurnsAndNoCaseChanges) {
  Bench bench;
  const auto site = identifier_of("domain", 1);
  for (std::uint64_t i = 0; i < 3; ++i) bench.add(report_of(i, {site, identifier_of("iban", 2)}));
  bench.listed.emplace(site.token, Bilingual{"Een marktplaats.", "A marketplace."});
  const auto change = bench.apply_lists();
  EXPECT_EQ(change.stops.size(), 1U);
  EXPECT_THAT(change.history, IsEmpty()) << "the account still holds them together";
  EXPECT_THAT(change.clusters, IsEmpty());
}

TEST(Chronicle, NeverSaysTheSameTwiceOnEndWhateverHappens) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Bench bench;
    SeededRandom random(seed);
    std::map<CaseId, HistoryStep> last;
    std::size_t lines = 0;
    const auto read = [&](const LinkingChange& change) {
      for (const auto& step : change.history) {
        ++lines;
        const auto before = last.find(step.case_id);
        ASSERT_TRUE(before == last.end() || before->second.text.nl != step.text.nl) << step.text.nl;
        ASSERT_THAT(step.text.nl, ::testing::Not(HasSubstr("{"))) << "every placeholder is filled";
        ASSERT_THAT(step.text.en, ::testing::Not(HasSubstr("{")));
        const auto* other_case = step.kind == HistoryKind::kCreated ? "" : "2026-0";
        ASSERT_THAT(step.text.nl, HasSubstr(other_case)) << "names the other case";
        last[step.case_id] = step;
      }
    };
    std::size_t number = 0;
    for (const auto& made : testing::SyntheticGroups({.reports = 600, .provider_payments = 0.2}, seed).make()) {
      read(bench.add(made.report));
      const auto leaving = static_cast<ReportIndex>(random.below(bench.index.report_count()));
      if (random.unit() < 0.15 && bench.index.report(leaving).is_live) read(bench.withdraw(leaving));
      if (++number % 50 == 0) read(bench.settle());
    }
    read(bench.settle());
    read(bench.settle());
    EXPECT_GT(lines, 100U);
  }
}

}  // namespace
}  // namespace dijkwacht::cases
