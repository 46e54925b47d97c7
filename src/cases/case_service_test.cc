#include "cases/case_service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "audit/audit_log.h"
#include "cases/linking_store.h"
#include "cases/synthetic_groups_testing.h"
#include "reports/report_number.h"
#include "store/database_testing.h"

namespace dijkwacht::cases {
namespace {

using testing::identifier_of;
using testing::SyntheticGroups;

std::vector<store::Migration> all_migrations() {
  auto steps = audit::migrations();
  for (const auto& step : migrations()) steps.push_back(step);
  return steps;
}

constexpr std::string_view kAnalyst = "person:analyst-1";

class CaseServiceTest : public ::testing::TestWithParam<store::testing::Engine> {
 protected:
  CaseServiceTest() : database_(all_migrations(), GetParam()) { start(); }

  void start() {
    service_ = CaseService::create(database_.get(), clock_, random_,
                                   {StopThresholds::load(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers/frequent.toml").value(),
                                    CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value()})
                   .value();
  }
  void restart() {
    service_.reset();
    database_.reopen();
    start();
  }

  static LinkableReport report(std::uint64_t number, std::vector<LinkableIdentifier> identifiers) {
    SeededRandom random(1000 + number);
    return {.report_id = reports::ReportId::random(random),
            .fraud_type = "purchase",
            .channel = "web",
            .occurred_on = testing::day(3),
            .amount = Money{10'000},
            .received_at = testing::moment(),
            .identifiers = std::move(identifiers)};
  }
  static reports::ReportId id(std::uint64_t number) { return report(number, {}).report_id; }

  CaseReference add(std::uint64_t number, std::vector<LinkableIdentifier> identifiers) {
    clock_.advance(std::chrono::seconds(1));
    return service_->add(report(number, std::move(identifiers)), kAnalyst).value().in;
  }
  CaseId case_of(std::uint64_t number) { return service_->case_of(id(number)).value().id; }
  bool are_together(std::uint64_t left, std::uint64_t right) { return case_of(left) == case_of(right); }

  std::int64_t count(std::string_view sql) {
    return database_
        ->read_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
          return TRY(transaction.query_one(sql, {}))->integer(0);
        })
        .value();
  }

  /// Everything that cases are, by ids only.
  std::map<std::string, std::set<std::string>> placement() {
    std::map<std::string, std::set<std::string>> placed;
    database_
        ->read([&](store::Transaction& transaction) {
          return transaction.for_each(
              "SELECT f.case_id, r.report_id FROM case_report AS r JOIN case_file AS f ON f.cluster = r.cluster", {},
              [&](const store::Row& row) -> Status {
                placed[row.text(0)].insert(row.text(1));
                return {};
              });
        })
        .value();
    return placed;
  }

  ManualClock clock_{testing::moment()};
  SeededRandom random_{77};
  store::testing::TemporaryDatabase database_;
  std::unique_ptr<CaseService> service_;
};

TEST_P(CaseServiceTest, ReportsThatShareAnIdentifierStandInOneCase) {
  const auto first = add(1, {identifier_of("iban", 1)});
  EXPECT_EQ(first.number, "2026-000001");
  EXPECT_EQ(add(2, {identifier_of("iban", 1), identifier_of("phone", 2)}).id, first.id);
  EXPECT_EQ(add(3, {identifier_of("phone", 2)}).id, first.id);
  EXPECT_NE(add(4, {identifier_of("phone", 9)}).id, first.id);
  EXPECT_EQ(service_->counts().cases, 2);
}

TEST_P(CaseServiceTest, AReportWithoutIdentifiersIsACaseOfItsOwn) { EXPECT_NE(add(1, {}).id, add(2, {}).id); }

TEST_P(CaseServiceTest, LinkingTwiceChangesNothing) {
  add(1, {identifier_of("iban", 1), identifier_of("phone", 2)});
  const auto audited = count("SELECT COUNT(*) FROM audit_entry");
  const auto again = service_->add(report(1, {identifier_of("phone", 2), identifier_of("iban", 1)}), kAnalyst).value();
  EXPECT_TRUE(again.was_known);
  EXPECT_EQ(again.in.id, case_of(1));
  EXPECT_EQ(service_->counts().reports, 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit_entry"), audited);
}

TEST_P(CaseServiceTest, TheSameReportWithOtherIdentifiersIsRefused) {
  add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 2)});
  EXPECT_EQ(service_->add(report(1, {identifier_of("iban", 3)}), kAnalyst).error().code, ErrorCode::kConflict);
  EXPECT_EQ(service_->add(report(1, {identifier_of("iban", 2)}), kAnalyst).error().code, ErrorCode::kConflict);
  EXPECT_FALSE(are_together(1, 2));
}

TEST_P(CaseServiceTest, AReportWithTenThousandIdentifiersIsRefusedByName) {
  std::vector<LinkableIdentifier> many;
  for (std::uint64_t i = 0; i < 10'000; ++i) many.push_back(identifier_of("phone", i));
  const auto refused = service_->add(report(1, many), kAnalyst);
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(refused.error().field, "identifiers");
  EXPECT_EQ(service_->counts().reports, 0);
  many.resize(kIdentifiersPerReportMax);
  EXPECT_TRUE(service_->add(report(1, many), kAnalyst).has_value());
}

TEST_P(CaseServiceTest, ABatchIsAllOrNothing) {
  auto bad = report(2, {identifier_of("iban", 1)});
  bad.fraud_type.clear();
  const std::vector batch{report(1, {identifier_of("iban", 1)}), bad};
  EXPECT_EQ(service_->add_many(batch, kAnalyst).error().field, "fraudType");
  // A failure found only while linking: the first has changed the index by then.
  add(9, {identifier_of("iban", 9)});
  const std::vector late{report(1, {identifier_of("iban", 1)}), report(9, {identifier_of("iban", 8)})};
  EXPECT_EQ(service_->add_many(late, kAnalyst).error().code, ErrorCode::kConflict);
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_report"), 1);
  EXPECT_FALSE(service_->add(report(1, {identifier_of("iban", 1)}), kAnalyst).value().was_known);
  EXPECT_EQ(service_->counts().reports, 2);
}

TEST_P(CaseServiceTest, AnUndoneTransactionLeavesNoTraceInMemory) {
  add(1, {identifier_of("iban", 1)});
  const auto outcome = database_->write([&](store::Transaction& transaction) -> Status {
    TRY(service_->add(transaction, report(2, {identifier_of("iban", 1)}), kAnalyst));
    return fail(ErrorCode::kUnavailable, "the caller changed its mind");
  });
  EXPECT_FALSE(outcome.has_value());
  add(3, {identifier_of("iban", 1)});
  EXPECT_EQ(service_->counts().reports, 2);
  EXPECT_EQ(service_->case_of(id(2)).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(service_->view(case_of(1)).value().row.reports, 2);
}

TEST_P(CaseServiceTest, MergedCasesKeepTheEldersIdAndOldIdsLeadOn) {
  const auto elder = add(1, {identifier_of("iban", 1)});
  const auto middle = add(2, {identifier_of("iban", 2)});
  const auto youngest = add(3, {identifier_of("iban", 3)});
  add(4, {identifier_of("iban", 2), identifier_of("iban", 3)});
  add(5, {identifier_of("iban", 1), identifier_of("iban", 3)});
  for (const auto& old : {elder.id, middle.id, youngest.id}) {
    EXPECT_EQ(service_->view(old).value().row.id, elder.id);
  }
  const auto history = service_->view(elder.id).value().history;
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history.front().kind, "merged");
  EXPECT_EQ(history.front().other, middle.id);
  EXPECT_EQ(history.front().by, kAnalyst);
  EXPECT_EQ(history.back().kind, "created");
}

TEST_P(CaseServiceTest, WithdrawalTakesLinksAndCountsAway) {
  add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 1), identifier_of("iban", 2)});
  add(3, {identifier_of("iban", 2)});
  ASSERT_TRUE(are_together(1, 3));
  service_->withdraw(id(2), "civil", kAnalyst).value();
  EXPECT_FALSE(are_together(1, 3));
  EXPECT_EQ(service_->case_of(id(2)).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(service_->withdraw(id(2), "civil", kAnalyst).has_value());
  EXPECT_EQ(service_->add(report(2, {identifier_of("iban", 1), identifier_of("iban", 2)}), kAnalyst).error().code,
            ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_->withdraw(id(8), "civil", kAnalyst).error().code, ErrorCode::kNotFound);
}

TEST_P(CaseServiceTest, AWithdrawnReportStaysInItsCasesListAndHistory) {
  const auto in = add(1, {identifier_of("iban", 1)});
  service_->withdraw(id(1), "refunded", kAnalyst).value();
  const auto view = service_->view(in.id).value();
  EXPECT_EQ(view.row.status(), CaseStatus::kEmpty);
  ASSERT_EQ(view.reports.size(), 1U);
  EXPECT_TRUE(view.reports.front().withdrawn_at.has_value());
  EXPECT_EQ(view.explanation.text.nl, "Alle meldingen van deze zaak zijn ingetrokken.");
}

TEST_P(CaseServiceTest, CountsDistinctIdentifiedPersonsExactly) {
  const auto account = identifier_of("iban", 1);
  for (std::uint64_t i = 1; i <= 4; ++i) add(i, {account});
  const auto anna = testing::token_of(901);
  const auto bram = testing::token_of(902);
  EXPECT_EQ(service_->identify(id(1), anna, kAnalyst).value().front().identified_reporters, 1);
  EXPECT_EQ(service_->identify(id(2), anna, kAnalyst).value().front().identified_reporters, 1);
  const auto counted = service_->identify(id(3), bram, kAnalyst).value();
  EXPECT_EQ(counted.front().identified_reporters, 2);
  EXPECT_TRUE(service_->identify(id(3), bram, kAnalyst).value().empty()) << "a second time counts nothing";
  EXPECT_EQ(service_->identify(id(3), anna, kAnalyst).error().code, ErrorCode::kConflict);
  const auto identifier = counted.front().identifier;
  service_->withdraw(id(1), "mistake", kAnalyst).value();
  EXPECT_EQ(service_->identified_reporters(identifier).value(), 2) << "Anna's other report still counts";
  EXPECT_EQ(service_->withdraw(id(2), "mistake", kAnalyst).value().front().identified_reporters, 1);
  EXPECT_EQ(service_->identify(id(2), anna, kAnalyst).error().code, ErrorCode::kFailedPrecondition);
}

TEST_P(CaseServiceTest, AnIdentifierIsPublishableFromTheThresholdOn) {
  const auto account = identifier_of("iban", 1);
  for (std::uint64_t i = 1; i <= 3; ++i) add(i, {account, identifier_of("phone", 10 + i)});
  service_->identify(id(1), testing::token_of(901), kAnalyst).value();
  service_->identify(id(2), testing::token_of(902), kAnalyst).value();
  EXPECT_TRUE(service_->publishable_identifiers(3, std::nullopt, 10).value().empty());
  service_->identify(id(3), testing::token_of(903), kAnalyst).value();
  const auto found = service_->publishable_identifiers(3, std::nullopt, 10).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().identifier.type, "iban");
  EXPECT_EQ(found.front().in->id, case_of(1));
  service_->withdraw(id(3), "civil", kAnalyst).value();
  EXPECT_TRUE(service_->publishable_identifiers(3, std::nullopt, 10).value().empty());
}

TEST_P(CaseServiceTest, PublishableIdentifiersComeInPagesWithoutGapsOrRepeats) {
  for (std::uint64_t i = 1; i <= 7; ++i) {
    auto one = report(i, {identifier_of("iban", i)});
    one.reporter = testing::token_of(900 + i);
    service_->add(one, kAnalyst).value();
  }
  std::set<IdentifierId> seen;
  std::optional<IdentifierId> after;
  for (int page = 0; page < 4; ++page) {
    const auto found_here = service_->publishable_identifiers(1, after, 2).value();
    for (const auto& found : found_here) {
      EXPECT_TRUE(seen.insert(found.identifier.id).second);
      after = found.identifier.id;
    }
  }
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(service_->publishable_identifiers(0, after, 2).error().code, ErrorCode::kInvalidArgument);
}

TEST_P(CaseServiceTest, AListedStopNeverLinksNorIsItPublishable) {
  const auto site = identifier_of("domain", 1);
  service_->set_listed_stops({{site.token, {"Een marktplaats.", "A marketplace."}}}, "system").value();
  for (std::uint64_t i = 1; i <= 3; ++i) {
    auto one = report(i, {site});
    one.reporter = testing::token_of(900 + i);
    service_->add(one, kAnalyst).value();
  }
  EXPECT_FALSE(are_together(1, 2));
  EXPECT_TRUE(service_->publishable_identifiers(1, std::nullopt, 10).value().empty());
  const auto stops = service_->stop_identifiers(std::nullopt, 10).value();
  ASSERT_EQ(stops.size(), 1U);
  EXPECT_EQ(stops.front().stop, StopKind::kListed);
  EXPECT_EQ(stops.front().stop_reason.nl, "Een marktplaats.");
  restart();
  service_->set_listed_stops({}, "system").value();
  EXPECT_TRUE(are_together(1, 3));
  EXPECT_TRUE(service_->stop_identifiers(std::nullopt, 10).value().empty());
}

TEST_P(CaseServiceTest, AManualMergeHoldsUntilItIsUndone) {
  const auto first = add(1, {identifier_of("iban", 1)});
  const auto second = add(2, {identifier_of("iban", 2)});
  const auto merged = service_->merge(second.id, first.id, "zelfde verhaal", kAnalyst).value();
  EXPECT_EQ(merged.result.id, first.id) << "the elder keeps its id, whichever is named first";
  EXPECT_EQ(service_->view(second.id).value().row.id, first.id);
  EXPECT_EQ(add(3, {identifier_of("iban", 2)}).id, first.id);
  restart();
  EXPECT_TRUE(are_together(1, 2));
  EXPECT_EQ(service_->merge(first.id, second.id, "nog eens", kAnalyst).error().code, ErrorCode::kFailedPrecondition);
  service_->undo(merged.decision, "toch niet", kAnalyst).value();
  EXPECT_FALSE(are_together(1, 2));
  EXPECT_TRUE(are_together(2, 3));
  EXPECT_EQ(service_->undo(merged.decision, "toch niet", kAnalyst).error().code, ErrorCode::kFailedPrecondition);
}

TEST_P(CaseServiceTest, AManualSplitHoldsAgainstNewLinks) {
  const auto account = identifier_of("iban", 1);
  for (std::uint64_t i = 1; i <= 4; ++i) add(i, {account, identifier_of("phone", i <= 2 ? 10 : 20)});
  const std::vector out{id(3), id(4)};
  const auto split = service_->split(case_of(1), out, "andere dader", kAnalyst).value();
  EXPECT_EQ(split.result.id, case_of(3));
  EXPECT_TRUE(are_together(1, 2));
  EXPECT_TRUE(are_together(3, 4));
  EXPECT_FALSE(are_together(1, 3));
  // A report that names something of both sides goes with one of them and joins nothing.
  add(5, {identifier_of("phone", 10), identifier_of("phone", 20)});
  add(6, {identifier_of("phone", 20)});
  EXPECT_FALSE(are_together(1, 3));
  EXPECT_TRUE(are_together(3, 6));
  restart();
  add(7, {account, identifier_of("phone", 20)});
  EXPECT_FALSE(are_together(1, 3));
  service_->undo(split.decision, "toch dezelfde", kAnalyst).value();
  for (std::uint64_t i = 2; i <= 7; ++i) EXPECT_TRUE(are_together(1, i)) << i;
}

TEST_P(CaseServiceTest, ALaterMergeGoesBeforeAnEarlierSplitAndItsUndoingBringsItBack) {
  for (std::uint64_t i = 1; i <= 4; ++i) add(i, {identifier_of("iban", 1)});
  const std::vector out{id(3), id(4)};
  service_->split(case_of(1), out, "andere dader", kAnalyst).value();
  const auto merge = service_->merge(case_of(1), case_of(3), "toch dezelfde", kAnalyst).value();
  EXPECT_TRUE(are_together(1, 3));
  restart();
  EXPECT_TRUE(are_together(1, 3));
  service_->undo(merge.decision, "vergissing", kAnalyst).value();
  EXPECT_FALSE(are_together(1, 3));
  EXPECT_TRUE(are_together(3, 4));
}

TEST_P(CaseServiceTest, SplittingRefusesNothingAllOrStrangers) {
  add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 1)});
  add(3, {identifier_of("iban", 3)});
  const auto refused = [&](std::vector<reports::ReportId> reports) {
    return service_->split(case_of(1), reports, "reden", kAnalyst).error();
  };
  EXPECT_EQ(refused({}).field, "reports");
  EXPECT_EQ(refused({id(1), id(2)}).field, "reports");
  EXPECT_EQ(refused({id(3)}).field, "reports");
  EXPECT_EQ(service_->split(case_of(1), std::vector{id(1)}, "", kAnalyst).error().field, "reason");
  EXPECT_EQ(service_->merge(case_of(1), CaseId::random(random_), "reden", kAnalyst).error().code, ErrorCode::kNotFound);
}

TEST_P(CaseServiceTest, SaysWhyTwoReportsStandTogether) {
  add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 1), identifier_of("phone", 2)});
  add(3, {identifier_of("phone", 2)});
  const auto why = service_->explain(id(1), id(3)).value();
  ASSERT_EQ(why.path.size(), 5U);
  EXPECT_EQ(why.path[0].id, id(1).text());
  EXPECT_EQ(why.path[1].type, "iban");
  EXPECT_EQ(why.path[3].label.nl, "telefoonnummer");
  const auto name = [](std::uint64_t number) { return reports::report_number(id(number)); };
  EXPECT_EQ(why.text.nl, "Melding " + name(1) + " en melding " + name(2) + " noemen dezelfde rekening. Melding " + name(2) +
                             " en melding " + name(3) + " noemen hetzelfde telefoonnummer.");
  EXPECT_EQ(service_->explain(id(1), id(1)).value().path.size(), 1U);
  add(4, {});
  EXPECT_EQ(service_->explain(id(1), id(4)).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_->explain(id(9), id(1)).error().field, "from");
}

TEST_P(CaseServiceTest, SaysWhatHoldsACaseTogether) {
  for (std::uint64_t i = 1; i <= 3; ++i) add(i, {identifier_of("iban", 1), identifier_of("phone", i)});
  const auto explanation = service_->explain(case_of(1)).value();
  ASSERT_EQ(explanation.hubs.size(), 1U);
  EXPECT_EQ(explanation.text.nl, "Deze 3 meldingen horen bij elkaar: 3 noemen dezelfde rekening.");
  EXPECT_EQ(explanation.text.en, "These 3 reports belong together: 3 name the same account.");
}

TEST_P(CaseServiceTest, ListsCasesInPagesLastChangedFirst) {
  for (std::uint64_t i = 1; i <= 5; ++i) add(i, {identifier_of("iban", i)});
  add(6, {identifier_of("iban", 1)});
  const auto first = service_->list({.limit = 2}).value();
  ASSERT_EQ(first.cases.size(), 2U);
  EXPECT_EQ(first.cases.front().id, case_of(1));
  EXPECT_EQ(first.cases.front().reports, 2);
  EXPECT_EQ(first.cases.front().amount_minor, 20'000);
  EXPECT_EQ(first.cases.front().fraud_types, std::vector<std::string>{"purchase"});
  ASSERT_FALSE(first.next.empty());
  std::set<CaseId> seen{first.cases[0].id, first.cases[1].id};
  auto next = first.next;
  for (;;) {
    const auto page = service_->list({.after = next, .limit = 2}).value();
    for (const auto& row : page.cases) EXPECT_TRUE(seen.insert(row.id).second);
    if (page.next.empty()) break;
    next = page.next;
  }
  EXPECT_EQ(seen.size(), 5U);
}

TEST_P(CaseServiceTest, FindsCasesByNumberAndFraudType) {
  for (std::uint64_t i = 1; i <= 3; ++i) add(i, {identifier_of("iban", i)});
  EXPECT_EQ(service_->list({.filter = {.number_part = "000002"}}).value().cases.size(), 1U);
  EXPECT_EQ(service_->list({.filter = {.fraud_type = "purchase"}}).value().cases.size(), 3U);
  EXPECT_TRUE(service_->list({.filter = {.fraud_type = "purch"}}).value().cases.empty());
  EXPECT_EQ(service_->list({.filter = {.number_part = "%"}}).error().field, "q");
  const auto holding =
      service_->list({.filter = {.report = reports::parse_report_number(reports::report_number(id(2))).value()}});
  ASSERT_EQ(holding->cases.size(), 1U);
  EXPECT_EQ(holding->cases.front().id, case_of(2));
  EXPECT_EQ(service_->list({.limit = 0}).error().field, "limit");
  EXPECT_EQ(CaseCursor::parse("nonsense").error().field, "after");
  EXPECT_EQ(CaseCursor::parse("").error().field, "after");
}

TEST_P(CaseServiceTest, ANumberLeadsToTheReportsOfItsCaseAlsoAfterAMerge) {
  const auto first = add(1, {identifier_of("iban", 1)});
  const auto second = add(2, {identifier_of("iban", 2)});
  const auto reports_of = [&](const std::string& number) {
    auto found = service_->reports_of(CaseNumber::parse(number).value(), 10).value();
    std::ranges::sort(found);
    return found;
  };
  EXPECT_EQ(reports_of(second.number), std::vector{id(2)});
  service_->merge(first.id, second.id, "zelfde advertentie", kAnalyst).value();
  std::vector both{id(1), id(2)};
  std::ranges::sort(both);
  EXPECT_EQ(reports_of(second.number), both);
  EXPECT_EQ(reports_of(first.number), both);
  EXPECT_EQ(service_->reports_of(CaseNumber::parse(first.number).value(), 1)->size(), 1U);
  EXPECT_TRUE(reports_of("2026-000099").empty());
}

TEST_P(CaseServiceTest, EachActLeavesAnAuditEntryWithoutPersonalData) {
  const auto first = add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 2)});
  service_->merge(first.id, case_of(2), "Jan Jansen zegt het", kAnalyst).value();
  service_->withdraw(id(2), "civil", kAnalyst).value();
  std::map<std::string, int> acts;
  database_
      ->read([&](store::Transaction& transaction) -> Status {
        for (const auto& entry : TRY(audit::read_entries(transaction, 0, 100))) {
          ++acts[entry.act.action];
          EXPECT_EQ(entry.act.actor, kAnalyst);
          EXPECT_EQ(entry.act.subject.find("Jan"), std::string::npos);
        }
        return {};
      })
      .value();
  EXPECT_EQ(acts["case.report-linked"], 2);
  EXPECT_EQ(acts["case.merged"], 1);
  EXPECT_EQ(acts["case.merge-decided"], 1);
  EXPECT_EQ(acts["case.report-withdrawn"], 1);
}

TEST_P(CaseServiceTest, AListedStopIsShownWithTheReasonThatItsListGivesNow) {
  const auto site = identifier_of("domain", 1);
  add(1, {site});
  add(2, {site});
  service_->set_listed_stops({{site.token, {"marktplaats", "marketplace"}}}, "system").value();
  EXPECT_FALSE(are_together(1, 2));
  const auto since = service_->stop_identifiers(std::nullopt, 10).value().front().stop_since;
  clock_.advance(std::chrono::hours(1));
  service_->set_listed_stops({{site.token, {"veilingsite", "auction site"}}}, "system").value();
  const auto stop = service_->stop_identifiers(std::nullopt, 10).value().front();
  EXPECT_EQ(stop.stop, StopKind::kListed);
  EXPECT_EQ(stop.stop_reason.nl, "veilingsite");
  EXPECT_EQ(stop.stop_since, since) << "it does not link since the first list";
  service_->set_listed_stops({}, "system").value();
  EXPECT_TRUE(service_->stop_identifiers(std::nullopt, 10).value().empty());
  EXPECT_TRUE(are_together(1, 2));
}

TEST_P(CaseServiceTest, ARestartFindsEverythingAsItWas) {
  auto made = SyntheticGroups({.reports = 600, .provider_payments = 0.2}, 4).make();
  std::vector<LinkableReport> batch;
  for (const auto& synthetic : made) batch.push_back(synthetic.report);
  service_->add_many(std::span(batch).first(300), kAnalyst).value();
  for (std::size_t i = 0; i < 60; ++i) service_->withdraw(batch[i * 4].report_id, "civil", kAnalyst).value();
  service_->add_many(std::span(batch).subspan(300, 200), kAnalyst).value();
  service_->settle("system").value();
  const auto before = placement();
  const auto counts = service_->counts();
  ASSERT_GT(counts.stops, 0);
  restart();
  EXPECT_EQ(service_->counts().cases, counts.cases);
  EXPECT_EQ(service_->counts().stops, counts.stops);
  // The index from the tables goes on exactly as the one that was never stopped would have.
  const auto told = count("SELECT COUNT(*) FROM case_history");
  EXPECT_EQ(service_->settle("system").value(), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_history"), told) << "nothing changed, so nothing is told";
  EXPECT_EQ(placement(), before);
  service_->add_many(std::span(batch).subspan(500), kAnalyst).value();
  service_->settle("system").value();
  const auto after = placement();
  restart();
  EXPECT_EQ(service_->settle("system").value(), 0);
  EXPECT_EQ(placement(), after);
}

TEST_P(CaseServiceTest, TheRowsOfCasesEqualWhatTheirReportsAddUpTo) {
  auto made = SyntheticGroups({.reports = 800, .provider_payments = 0.2}, 6).make();
  std::vector<LinkableReport> batch;
  for (const auto& synthetic : made) batch.push_back(synthetic.report);
  for (std::size_t i = 0; i < batch.size(); i += 50) {
    service_->add_many(std::span(batch).subspan(i, 50), kAnalyst).value();
    service_->withdraw(batch[i].report_id, "civil", kAnalyst).value();
  }
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_file AS f WHERE f.cluster IS NOT NULL AND f.reports <> (SELECT COUNT(*) FROM "
                  "case_report AS r WHERE r.cluster = f.cluster AND r.withdrawn_at IS NULL)"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_file AS f WHERE f.cluster IS NOT NULL AND f.reports > 0 AND f.amount_minor <> "
                  "(SELECT SUM(r.amount_minor) FROM case_report AS r WHERE r.cluster = f.cluster AND r.withdrawn_at IS NULL)"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_identifier AS i WHERE i.reports <> (SELECT COUNT(*) FROM case_report_identifier "
                  "AS n JOIN case_report AS r ON r.report_id = n.report_id WHERE n.identifier_id = i.identifier_id AND "
                  "r.withdrawn_at IS NULL)"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM case_report AS r WHERE NOT EXISTS (SELECT 1 FROM case_file AS f WHERE f.cluster = "
                  "r.cluster)"),
            0);
}

INSTANTIATE_TEST_SUITE_P(Engines, CaseServiceTest, ::testing::ValuesIn(store::testing::engines()),
                         [](const auto& engine) { return engine.param.name; });

TEST(CaseNumber, ReadsWhatItWrites) {
  EXPECT_EQ((CaseNumber{2026, 123}.text()), "2026-000123");
  EXPECT_EQ((CaseNumber{2026, 1'234'567}.text()), "2026-1234567");
  EXPECT_EQ(CaseNumber::parse("2026-1234567").value(), (CaseNumber{2026, 1'234'567}));
  for (const auto* wrong : {"", "2026-123", "2026000123", "20x6-000123", "2026-00012x", "2026--00012"}) {
    EXPECT_EQ(CaseNumber::parse(wrong).error().code, ErrorCode::kInvalidArgument) << wrong;
  }
}

TEST(LinkableReport, RefusesWhatCannotBe) {
  LinkableReport report{.fraud_type = "purchase", .occurred_on = testing::day(1), .identifiers = {identifier_of("iban", 1)}};
  EXPECT_TRUE(check(report).has_value());
  auto wrong = report;
  wrong.occurred_on = std::chrono::year(2026) / 2 / 30;
  EXPECT_EQ(check(wrong).error().field, "occurredOn");
  wrong = report;
  wrong.amount = Money{1, "USD"};
  EXPECT_EQ(check(wrong).error().field, "amount.currency");
  wrong = report;
  wrong.identifiers.front().sealed.clear();
  EXPECT_EQ(check(wrong).error().field, "identifiers[0].sealed");
  wrong = report;
  wrong.identifiers.front().sealed.resize(kSealedIdentifierBytesMax + 1);
  EXPECT_EQ(check(wrong).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace dijkwacht::cases
