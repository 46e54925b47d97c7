#include "cases/work_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "audit/audit_log.h"
#include "cases/case_service.h"
#include "cases/linker_testing.h"
#include "cases/priority.h"
#include "cases/work_table.h"
#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "store/database_testing.h"

namespace dijkwacht::cases {
namespace {

using testing::identifier_of;

constexpr auto kAnalyst = "person:analyst-1";
constexpr auto kSecret = "Bel de winkelier over de camerabeelden";

Priority load_priority() { return Priority::load(DIJKWACHT_SOURCE_DIR "/data/casework/priority.toml").value(); }

std::vector<store::Migration> all_migrations() {
  auto steps = audit::migrations();
  for (const auto& step : migrations()) steps.push_back(step);
  return steps;
}

class Work : public ::testing::Test {
 protected:
  CaseId add(std::uint64_t number, std::vector<LinkableIdentifier> identifiers, std::int64_t cents = 10'000) {
    SeededRandom random(1000 + number);
    clock_.advance(std::chrono::seconds(1));
    return cases_
        ->add({.report_id = reports::ReportId::random(random),
               .fraud_type = "purchase",
               .channel = "web",
               .occurred_on = testing::day(3),
               .amount = Money{cents},
               .received_at = testing::moment(),
               .identifiers = std::move(identifiers)},
              kAnalyst)
        .value()
        .in.id;
  }
  template <typename Act>
  auto in_transaction(Act act) {
    using Returned = decltype(act(std::declval<store::Transaction&>()));
    if constexpr (std::is_same_v<Returned, Status>) {
      return database_->write(act);
    } else {
      return database_->write_value<typename Returned::value_type>(act);
    }
  }
  std::chrono::year_month_day today() { return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(clock_.now())); }
  std::vector<std::string> audited() {
    auto entries = database_->read_value<std::vector<audit::Entry>>(
        [](auto& transaction) { return audit::read_entries(transaction, 0, 200); });
    std::vector<std::string> actions;
    for (const auto& entry : *entries) actions.push_back(entry.act.action);
    return actions;
  }
  std::vector<CaseId> listed(const CaseFilter& filter) {
    std::vector<CaseId> ids;
    const auto page = cases_->list({.filter = filter});
    for (const auto& row : page->cases) ids.push_back(row.id);
    return ids;
  }

  ManualClock clock_{testing::moment()};
  SeededRandom random_{77};
  store::testing::TemporaryFolder folder_;
  store::testing::TemporaryDatabase database_{all_migrations()};
  crypto::LocalKeyService keys_{crypto::KeyRing::create_or_load(folder_.path() / "keys", {crypto::KeyDomain::kCasework}).value()};
  std::unique_ptr<CaseService> cases_ =
      CaseService::create(database_.get(), clock_, random_,
                          {StopThresholds::load(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers/frequent.toml").value(),
                           CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value()})
          .value();
  WorkService work_{database_.get(), keys_, clock_, random_};
};

TEST_F(Work, ACaseIsGivenTakenUpAndClosedAndTheListFindsItSo) {
  const auto one = add(1, {identifier_of("iban", 1)});
  const auto other = add(2, {identifier_of("iban", 2)});
  ASSERT_TRUE(in_transaction([&](auto& transaction) { return work_.assign(transaction, one, "analyst-1", kAnalyst); }));
  ASSERT_TRUE(
      in_transaction([&](auto& transaction) { return work_.set_state(transaction, one, WorkState::kInProgress, kAnalyst); }));
  EXPECT_EQ(listed({.assignee = "analyst-1"}), std::vector<CaseId>{one});
  EXPECT_EQ(listed({.assignee = ""}), std::vector<CaseId>{other});
  EXPECT_EQ(listed({.work_state = WorkState::kInProgress}), std::vector<CaseId>{one});
  EXPECT_EQ(listed({.work_state = WorkState::kWaiting}), std::vector<CaseId>{other});
  EXPECT_THAT(audited(), ::testing::IsSupersetOf({"case.assigned", "case.state-set"}));
}

TEST_F(Work, ATaskHasADayAndTheListFindsWhatIsDue) {
  const auto one = add(1, {identifier_of("iban", 1)});
  add(2, {identifier_of("iban", 2)});
  const auto due = std::chrono::year_month_day(std::chrono::sys_days(today()) + std::chrono::days(7));
  const auto task = in_transaction([&](store::Transaction& transaction) {
    return work_.add_task(transaction, one, Sensitive<std::string>(kSecret), due, "analyst-1", kAnalyst);
  });
  ASSERT_TRUE(task);
  EXPECT_EQ(listed({.due_until = due}), std::vector<CaseId>{one});
  EXPECT_TRUE(listed({.due_until = today()}).empty());
  EXPECT_EQ(work_.open(one, kAnalyst)->row.due, due);
  ASSERT_TRUE(in_transaction([&](auto& transaction) { return work_.complete(transaction, *task, kAnalyst); }));
  EXPECT_TRUE(listed({.due_until = due}).empty());
  const auto yesterday = std::chrono::year_month_day(std::chrono::sys_days(today()) - std::chrono::days(1));
  const auto late = in_transaction([&](store::Transaction& transaction) {
    return work_.add_task(transaction, one, Sensitive<std::string>(kSecret), yesterday, "", kAnalyst);
  });
  EXPECT_EQ(late.error().field, "due");
}

TEST_F(Work, NotesAndTasksAreSealedAndReadingThemIsRecorded) {
  const auto one = add(1, {identifier_of("iban", 1)});
  ASSERT_TRUE(in_transaction([&](store::Transaction& transaction) {
    return work_.add_note(transaction, one, Sensitive<std::string>(kSecret), kAnalyst);
  }));
  ASSERT_TRUE(in_transaction([&](store::Transaction& transaction) {
    return work_.add_task(transaction, one, Sensitive<std::string>(kSecret), today(), "", kAnalyst);
  }));
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(database_.folder())) {
    std::ifstream stream(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(stream), {});
  }
  EXPECT_EQ(bytes.find("camerabeelden"), std::string::npos);
  EXPECT_NE(bytes.find("case_note"), std::string::npos);
  const auto view = work_.open(one, kAnalyst);
  ASSERT_TRUE(view) << view.error().message;
  EXPECT_EQ(view->notes.front().text.reveal("test"), kSecret);
  EXPECT_EQ(audited().front(), "case.work-opened");
  EXPECT_EQ(in_transaction([&](store::Transaction& transaction) {
              return work_.add_note(transaction, one, Sensitive<std::string>(""), kAnalyst);
            })
                .error()
                .field,
            "text");
}

TEST_F(Work, AMergedCaseTakesItsWorkAlong) {
  const auto one = add(1, {identifier_of("iban", 1)});
  const auto other = add(2, {identifier_of("iban", 2)});
  ASSERT_TRUE(in_transaction([&](auto& transaction) { return work_.assign(transaction, other, "analyst-1", kAnalyst); }));
  ASSERT_TRUE(in_transaction([&](store::Transaction& transaction) {
    return work_.add_note(transaction, other, Sensitive<std::string>(kSecret), kAnalyst);
  }));
  ASSERT_TRUE(cases_->merge(one, other, "same seller", kAnalyst));
  const auto view = work_.open(other, kAnalyst);
  EXPECT_EQ(view->row.id, one);
  EXPECT_EQ(view->row.assignee, "analyst-1");
  EXPECT_EQ(view->notes.size(), 1U);
}

TEST_F(Work, TheListByPriorityIsInTheOrderOfTheScoresPageByPage) {
  const auto priority = load_priority();
  add(1, {identifier_of("iban", 1)}, 100);
  for (std::uint64_t i = 10; i < 15; ++i) add(i, {identifier_of("iban", 2), identifier_of("phone", i)}, 2'000'000);
  for (std::uint64_t i = 20; i < 23; ++i) add(i, {identifier_of("iban", 3)}, 60'000);
  const auto score_of = [&](const CaseRow& row) { return priority.score(figures_of(row, today())).score; };
  const auto all = cases_->list({.priority = &priority, .today = today(), .limit = 50});
  ASSERT_EQ(all->cases.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(all->cases, std::ranges::greater{}, score_of));
  EXPECT_GT(score_of(all->cases.front()), score_of(all->cases.back()));
  std::vector<CaseId> paged;
  std::string next;
  do {
    const auto page = cases_->list({.priority = &priority, .today = today(), .after = next, .limit = 1});
    ASSERT_TRUE(page);
    for (const auto& row : page->cases) paged.push_back(row.id);
    next = page->next;
  } while (!next.empty());
  EXPECT_EQ(paged, (std::vector<CaseId>{all->cases[0].id, all->cases[1].id, all->cases[2].id}));
  EXPECT_EQ(cases_->list({.priority = &priority, .today = today(), .after = "x"}).error().field, "after");
  EXPECT_EQ(listed({.amount_minor_min = 1'000'000}).size(), 1U);
}

TEST(PriorityScoring, IsTheProductOfItsFactorsAndSaysWhy) {
  const auto priority = load_priority();
  const auto low = priority.score({0, 1, 0, 400});
  EXPECT_EQ(low.score, 1);
  EXPECT_EQ(low.level, "low");
  const auto high = priority.score({9, 40, 60'000, 2});
  EXPECT_EQ(high.score, 4 * 4 * 4 * 4);
  EXPECT_EQ(high.level, "high");
  ASSERT_EQ(high.reasons.size(), 4U);
  EXPECT_EQ(high.reasons[1].text.en, "reports: 40");
  EXPECT_EQ(priority.score({2, 3, 999, 30}).score, 2 * 2 * 1 * 3);
  EXPECT_EQ(priority.score({2, 3, 1000, 31}).score, 2 * 2 * 2 * 2);
}

}  // namespace
}  // namespace dijkwacht::cases
