#include "effect/intervention_service.h"

#include <gtest/gtest.h>

#include "barriers/decision_service.h"
#include "barriers/schema_table.h"
#include "effect/board_service.h"
#include "effect/schema_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::effect {
namespace {

constexpr const char* kActor = "person:analyst-1";
constexpr std::int64_t kHeldOutPercent = 50;

std::vector<store::Migration> schema() {
  auto all = barriers::migrations();
  for (const auto& each : effect::migrations()) all.push_back(each);
  return all;
}

class Interventions : public ::testing::Test {
 protected:
  Interventions()
      : world_(schema()),
        holds_(world_.bank_context()),
        decisions_(barriers::DecisionService::create(world_.bank_context(), world_.check, holds_, rules()).value()),
        service_(world_.bank_context(), rules(), {{"jenv", "government"}}) {
    decisions_->watch(service_);
    world_.import_list(signals::Listing::kBlock, {"scam.example"});
    world_.carry();
  }

  static barriers::RuleTable rules() {
    return barriers::RuleTable::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers/payment-rules.toml").value();
  }
  static Plan trial() {
    return {.rule = "B03",
            .hypothesis = "minder fraude",
            .fraud_types = {"AKF"},
            .neighbour_types = {"WSF"},
            .held_out_percent = kHeldOutPercent};
  }
  Status write(const std::function<Status(store::Transaction&)>& act) { return world_.bank.database->write(act); }
  InterventionId registered(const Plan& plan = trial()) {
    return world_.bank.database
        ->write_value<InterventionId>([&](store::Transaction& t) { return service_.register_plan(t, plan, kActor); })
        .value();
  }
  ActOn on(const InterventionId& id) { return {id, service_.dossier(id)->intervention.version, kActor}; }
  Status start(const InterventionId& id) {
    const auto act = on(id);
    return write([&](store::Transaction& t) { return service_.start(t, act); });
  }
  Status publish(const InterventionId& id) {
    const auto act = on(id);
    return write([&](store::Transaction& t) { return service_.publish(t, act); });
  }
  barriers::Decided decide(int payer, const std::string& key) {
    return decisions_
        ->decide({"key:payments",
                  key,
                  {key,
                   World::account(payer),
                   World::account(900'000),
                   {},
                   {10'000, "EUR"},
                   "via scam.example",
                   signals::testing::kStart}})
        .value();
  }
  Status note(const Outcome& outcome) {
    return write([&](store::Transaction& t) { return service_.note(t, outcome, "key:payments"); });
  }

  using World = signals::testing::World;
  World world_;
  barriers::HoldService holds_;
  std::unique_ptr<barriers::DecisionService> decisions_;
  InterventionService service_;
};

TEST_F(Interventions, BeforeTheStartEveryoneIsWarnedAndAfterItOnlyTheTreatedAreAlwaysTheSame) {
  const auto id = registered();
  for (int payer = 0; payer < 30; ++payer) EXPECT_EQ(decide(payer, "a" + std::to_string(payer)).action, barriers::Action::kWarn);
  ASSERT_TRUE(start(id));
  int warned = 0;
  for (int payer = 0; payer < 30; ++payer) {
    const auto first = decide(payer, "b" + std::to_string(payer));
    EXPECT_EQ(first.action, decide(payer, "c" + std::to_string(payer)).action) << "payer " << payer;
    EXPECT_TRUE(decisions_->replay(first.id, "a")->is_same);
    warned += first.action == barriers::Action::kWarn ? 1 : 0;
  }
  EXPECT_GT(warned, 2);
  EXPECT_LT(warned, 28);
  EXPECT_EQ(world_.bank.count("exposure WHERE state = 'planned'"), 30);
  EXPECT_EQ(world_.bank.count("exposure WHERE state = 'running'"), 60);
  EXPECT_EQ(world_.bank.count("exposure WHERE state = 'running' AND arm = 'treated'"), 2 * warned);
}

TEST_F(Interventions, NobodyIsHeldOutOfARuleThatDoesNotPermitItWhateverTheTrialSays) {
  auto all = rules().rules();
  for (auto& rule : all) rule.may_be_held_out.reset();
  const auto strict =
      barriers::DecisionService::create(world_.bank_context(), world_.check, holds_, barriers::RuleTable(all)).value();
  strict->watch(service_);
  ASSERT_TRUE(start(registered()));
  for (int payer = 0; payer < 20; ++payer) {
    const auto key = std::to_string(payer);
    EXPECT_EQ(strict
                  ->decide({"p",
                            key,
                            {key,
                             World::account(payer),
                             World::account(900'000),
                             {},
                             {10'000, "EUR"},
                             "scam.example",
                             signals::testing::kStart}})
                  ->action,
              barriers::Action::kWarn);
  }
}

TEST_F(Interventions, OutcomesAreCountedByArmAndTheSameTwiceIsOnce) {
  const auto id = registered();
  ASSERT_TRUE(start(id));
  for (int payer = 0; payer < 40; ++payer) {
    const auto decided = decide(payer, std::to_string(payer));
    if (decided.action != barriers::Action::kAllow) continue;
    const Outcome fraud{decided.id, OutcomeKind::kFraud, "AKF", 25'000, 0};
    ASSERT_TRUE(note(fraud));
    ASSERT_TRUE(note(fraud)) << "the same again";
    EXPECT_EQ(note({decided.id, OutcomeKind::kFraud, "AKF", 1, 0}).error().code, ErrorCode::kConflict);
  }
  const auto dossier = service_.dossier(id).value();
  ASSERT_TRUE(dossier.row.estimates.fraud);
  EXPECT_NEAR(dossier.row.estimates.fraud->value(), -10'000, 1e-6) << "every held-out payment was fraud, no treated one";
  EXPECT_EQ(dossier.payments, 40);
  SystemRandom random;
  EXPECT_EQ(note({barriers::DecisionId::random(random), OutcomeKind::kComplaint}).error().code, ErrorCode::kNotFound);
}

TEST_F(Interventions, ThePlanStaysAsItWasOnceItHasStarted) {
  const auto id = registered();
  auto changed = trial();
  changed.outcome = PrimaryOutcome::kLoss;
  const auto amend = [&] {
    const auto act = on(id);
    return write([&](store::Transaction& t) { return service_.amend(t, act, changed); });
  };
  ASSERT_TRUE(amend());
  EXPECT_EQ(service_.dossier(id)->intervention.plan.outcome, PrimaryOutcome::kLoss);
  ASSERT_TRUE(start(id));
  changed.outcome = PrimaryOutcome::kFraudShare;
  EXPECT_EQ(amend().error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_.dossier(id)->intervention.plan.outcome, PrimaryOutcome::kLoss);
  EXPECT_EQ(start(id).error().code, ErrorCode::kFailedPrecondition) << "once";
}

TEST_F(Interventions, TwoTrialsOfOneRuleAndAnOlderVersionAreConflicts) {
  const auto id = registered();
  EXPECT_EQ(write([&](store::Transaction& t) -> Status {
              TRY(service_.register_plan(t, trial(), kActor));
              return {};
            })
                .error()
                .code,
            ErrorCode::kConflict);
  const auto old = on(id);
  ASSERT_TRUE(start(id));
  EXPECT_EQ(write([&](store::Transaction& t) { return service_.end(t, old); }).error().field, "version");
}

TEST_F(Interventions, OnlyWhatMayBeToldGoesToTheProgrammeOffice) {
  const auto id = registered();
  EXPECT_EQ(publish(id).error().code, ErrorCode::kFailedPrecondition) << "not before the start";
  ASSERT_TRUE(start(id));
  for (int payer = 0; payer < 30; ++payer) decide(payer, std::to_string(payer));
  ASSERT_TRUE(publish(id));
  const auto sent = world_.bank.outbox("jenv");
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].event.type, kMeasured);
  EXPECT_EQ(sent[0].event.data.find("minder fraude"), std::string::npos) << "what people typed stays";
  const auto row = read_row(sent[0].event.data).value();
  EXPECT_FALSE(row.estimates.fraud) << "it rests on fewer than ten events";
  EXPECT_EQ(row.not_measured, NotMeasured::kTooFew);
  EXPECT_EQ(world_.bank.audited("effect.measured").size(), 1U);
  world_.bank.policy.set_switch("R01", policy::RuleState::kOff).value();
  EXPECT_EQ(publish(id).error().code, ErrorCode::kPermissionDenied);
}

TEST_F(Interventions, TheBoardTakesAPartnersOwnInterventionsOnlyAndTheLatestOfEach) {
  const auto id = registered();
  ASSERT_TRUE(start(id));
  ASSERT_TRUE(publish(id));
  const auto data = world_.bank.outbox("jenv").front().event.data;
  const auto take = [&](std::string_view sender) {
    return write([&](store::Transaction& t) { return BoardService::take(t, sender, data, world_.clock.now()); });
  };
  EXPECT_EQ(take("otherbank").error().code, ErrorCode::kPermissionDenied);
  ASSERT_TRUE(take("demobank"));
  ASSERT_TRUE(take("demobank"));
  const auto board = BoardService(*world_.bank.database).board().value();
  ASSERT_EQ(board.size(), 1U);
  EXPECT_EQ(board[0].rule, "B03");
}

TEST_F(Interventions, UnitsTellWeeksOfTheirPlanOnlyAndALaterTellingReplaces) {
  auto plan = trial();
  plan.design = Design::kSteps;
  plan.held_out_percent = 0;
  plan.units = {{"a", parse_date("2026-09-07").value()}, {"b", parse_date("2026-09-07").value()}, {"c", {}}, {"d", {}}};
  const auto id = registered(plan);
  const auto tell = [&](const std::string& unit, std::int64_t frauds) {
    const UnitWeek week{unit, parse_date("2026-09-07").value(), {.payments = 1000, .frauds = frauds}};
    return write([&](store::Transaction& t) { return service_.take_weeks(t, id, {week}, "key:branches"); });
  };
  ASSERT_TRUE(tell("a", 10));
  ASSERT_TRUE(tell("a", 12));
  EXPECT_EQ(tell("z", 1).error().field, "unit");
  EXPECT_EQ(service_.dossier(id)->weeks, 1);
  EXPECT_EQ(world_.bank.count("unit_week WHERE frauds = 12"), 1);
}

}  // namespace
}  // namespace dijkwacht::effect
