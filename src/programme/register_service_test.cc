#include "programme/register_service.h"

#include <gtest/gtest.h>

#include <set>

#include "audit/audit_log.h"
#include "policy/rule.h"
#include "programme/schema_table.h"
#include "programme/seed_service.h"
#include "store/database_testing.h"

namespace dijkwacht::programme {
namespace {

constexpr const char* kData = DIJKWACHT_SOURCE_DIR "/data/programme";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& step : migrations()) all.push_back(step);
  return all;
}

class RegisterTest : public ::testing::Test {
 protected:
  RegisterTest() { import_seed(*database_, Seed::load(kData).value(), random_, clock_.now()).value(); }

  template <typename Act>
  Status act(Act what) {
    const auto on = now();  // read before: a write does not wait for a read
    return database_->write([&](store::Transaction& transaction) -> Status { return what(transaction, on); });
  }
  Dossier read() { return service_.dossier(id_).value(); }
  ActOn now(std::string note = "toelichting") { return {id_, read().commitment.version, "person:officer-1", std::move(note)}; }

  void make() {
    id_ = database_
              ->write_value<CommitmentId>([&](store::Transaction& transaction) {
                return service_.make(
                    transaction, {.action = "knowledge-hub", .partner = "politie", .deliverable = {"Eerste beeld", "First view"}},
                    "person:officer-1");
              })
              .value();
  }
  Status move(State to, const Proof& proof = {}, const std::optional<Terms>& terms = {}) {
    return act(
        [&](store::Transaction& transaction, const ActOn& on) { return service_.move(transaction, on, to, proof, terms); });
  }
  Status report(const char* period, std::int64_t progress, std::optional<NewBottleneck> bottleneck = {}) {
    return act([&](store::Transaction& transaction, const ActOn& on) {
      return service_.report(transaction, on, {Period::parse(period).value(), progress, {}, bottleneck});
    });
  }
  void agree() {
    make();
    ASSERT_TRUE(
        move(State::kAgreed, {}, Terms{parse_date("2025-01-01").value(), parse_date("2025-12-31").value(), "teamleider"}));
  }
  std::multiset<std::string> audited() {
    std::multiset<std::string> actions;
    database_
        ->read([&](store::Transaction& transaction) -> Status {
          return audit::for_each_entry(transaction, [&](const audit::Entry& entry) -> Status {
            actions.insert(entry.act.action);
            return {};
          });
        })
        .value();
    return actions;
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  SystemRandom random_;
  policy::PolicyDesk policy_{policy::RuleBook({}), true};
  RegisterService service_{{.database = *database_,
                            .policy = policy_,
                            .clock = clock_,
                            .random = random_,
                            .rules = EscalationRules::load(DIJKWACHT_SOURCE_DIR "/data/programme/escalation.toml").value()}};
  CommitmentId id_;
};

TEST_F(RegisterTest, HoldsThePlansOwnActionsOnceAndInventsNothing) {
  const auto all = service_.read_all().value();
  EXPECT_EQ(all.actions.size(), 22U);
  EXPECT_GE(all.partners.size(), 12U);
  for (const auto& dossier : all.dossiers) {
    EXPECT_LE(dossier.commitment.state, State::kImplemented) << dossier.commitment.seed;
    EXPECT_TRUE(dossier.efforts.empty());
    EXPECT_NE(service_.assess_now(dossier).colour, Colour::kGreen);
  }
  EXPECT_EQ(import_seed(*database_, Seed::load(kData).value(), random_, clock_.now()).value(), 0);
  EXPECT_EQ(service_.read_all()->dossiers.size(), all.dossiers.size());
}

TEST_F(RegisterTest, EachActIsInTheAuditLogAndInTheHistory) {
  agree();
  ASSERT_TRUE(report("2026-Q3", 40));
  ASSERT_TRUE(act([&](auto& transaction, const ActOn& on) {
    return service_.name_bottleneck(transaction, on, {BottleneckKind::kCapacity, "te weinig mensen", "teamleider"});
  }));
  const auto bottleneck = read().bottlenecks.front().id;
  ASSERT_TRUE(
      act([&](auto& transaction, const ActOn& on) { return service_.escalate(transaction, on, bottleneck, "directeur"); }));
  ASSERT_TRUE(act([&](auto& transaction, const ActOn& on) { return service_.solve(transaction, on, bottleneck); }));
  ASSERT_TRUE(act([&](auto& transaction, const ActOn& on) { return service_.decide(transaction, on); }));
  const auto actions = audited();
  for (const auto* action : {"programme.seeded", "commitment.made", "commitment.moved", "commitment.reported", "bottleneck.named",
                             "bottleneck.escalated", "bottleneck.solved", "commitment.decided"}) {
    EXPECT_EQ(actions.count(action), 1U) << action;
  }
  EXPECT_EQ(read().history.size(), 7U);
  EXPECT_EQ(read().commitment.version, 7);
  const auto again = act([&](auto& transaction, const ActOn& on) { return service_.solve(transaction, on, bottleneck); });
  EXPECT_EQ(again.error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(RegisterTest, WhoActsOnAnOlderVersionHearsOfAConflictAndNothingChanges) {
  agree();
  const auto before = audited().size();
  const auto late = act([&](auto& transaction, const ActOn&) {
    return service_.move(transaction, {id_, 1, "person:officer-1"}, State::kStarted, {}, {});
  });
  EXPECT_EQ(late.error().code, ErrorCode::kConflict);
  EXPECT_EQ(late.error().field, "version");
  EXPECT_EQ(read().commitment.state, State::kAgreed);
  EXPECT_EQ(audited().size(), before);
}

TEST_F(RegisterTest, AmberTwiceIsRefusedUntilABottleneckIsNamed) {
  agree();
  ASSERT_TRUE(report("2025-Q1", 10));
  const auto refused = report("2025-Q2", 10);
  EXPECT_EQ(refused.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(refused.error().field, "bottleneck");
  EXPECT_EQ(read().reports.size(), 1U) << "nothing is half written";
  ASSERT_TRUE(report("2025-Q2", 10, NewBottleneck{BottleneckKind::kLegal, "wet ontbreekt", "wetgevingsjurist"}));
  EXPECT_EQ(read().reports.size(), 2U);
}

TEST_F(RegisterTest, RedThriceGoesToTheSteeringGroupAndStaysThereWhenTheClockIsSetBack) {
  agree();
  ASSERT_TRUE(report("2025-Q2", 0));
  ASSERT_TRUE(report("2025-Q3", 0, NewBottleneck{BottleneckKind::kFunding, "geen geld", "directeur"}));
  EXPECT_TRUE(read().escalations.empty());
  ASSERT_TRUE(report("2025-Q4", 0));
  ASSERT_EQ(read().escalations.size(), 1U);
  EXPECT_EQ(read().bottlenecks.front().escalated_to, "steering-group");
  clock_.set(parse_time("2025-02-01T00:00:00Z").value());
  EXPECT_EQ(read().escalations.size(), 1U);
  EXPECT_TRUE(service_.assess_now(read()).goes_to_steering_group);
  EXPECT_EQ(audited().count("commitment.escalated"), 1U);
}

TEST_F(RegisterTest, AMissedReportIsUnknownAndMayStillComeIn) {
  agree();
  ASSERT_TRUE(report("2025-Q1", 30));
  EXPECT_EQ(service_.assess_now(read()).colour, Colour::kUnknown);
  EXPECT_EQ(service_.assess_now(read()).next_report->text(), "2025-Q2");
  EXPECT_EQ(report("2027-Q1", 30).error().field, "period") << "not begun";
  EXPECT_EQ(report("2024-Q4", 30).error().field, "period") << "before it was followed";
}

TEST_F(RegisterTest, AContactReportsForTheirOwnOrganisationOnly) {
  agree();
  const auto may = [&](const char* account) {
    return act([&](auto& transaction, const ActOn&) { return service_.check_contact(transaction, id_, account); });
  };
  EXPECT_EQ(may("contact-1").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(may("").error().code, ErrorCode::kPermissionDenied);
  ASSERT_TRUE(
      act([&](auto& transaction, const ActOn&) { return service_.appoint(transaction, "politie", "contact-1", "system"); }));
  EXPECT_TRUE(may("contact-1"));
  ASSERT_TRUE(act([&](auto& transaction, const ActOn&) { return service_.appoint(transaction, "om", "contact-2", "system"); }));
  EXPECT_EQ(may("contact-2").error().code, ErrorCode::kPermissionDenied);
}

TEST_F(RegisterTest, ACommitmentNamesAnActionAPartnerAndARuleThatExist) {
  const auto field = [&](NewCommitment order) {
    return database_
        ->write_value<CommitmentId>(
            [&](store::Transaction& transaction) { return service_.make(transaction, order, "person:officer-1"); })
        .error()
        .field;
  };
  const Bilingual text{"iets", "something"};
  EXPECT_EQ(field({"nothing", "politie", text, "", {}}), "action");
  EXPECT_EQ(field({"dashboard", "nobody", text, "", {}}), "partner");
  EXPECT_EQ(field({"dashboard", "politie", text, "R99", {}}), "legalRule");
  EXPECT_EQ(field({"dashboard", "politie", {}, "", {}}), "deliverable");
  EXPECT_EQ(field({"dashboard", "politie", text, "", {CommitmentId::random(random_)}}), "dependsOn");
}

}  // namespace
}  // namespace dijkwacht::programme
