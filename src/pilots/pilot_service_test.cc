#include "pilots/pilot_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "pilots/schema_table.h"
#include "store/database_testing.h"
#include "store/outbox.h"

namespace dijkwacht::pilots {
namespace {

constexpr const char* kPilot = "suspicious-devices";
const policy::Party kShop{.id = "demowinkel", .sector = "shop"};
const policy::Party kCarrier{.id = "demovervoer", .sector = "carrier"};

std::vector<store::Migration> schema() {
  auto all = store::outbox_migrations();
  for (const auto& step : audit::migrations()) all.push_back(step);
  for (const auto& step : migrations()) all.push_back(step);
  return all;
}

class Pilots : public ::testing::Test {
 protected:
  explicit Pilots(bool is_synthetic = true)
      : policy_(policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value(), is_synthetic),
        service_({.database = *database_,
                  .policy = policy_,
                  .clock = clock_,
                  .random = random_,
                  .self = {"demobank", "bank"},
                  .node_is_synthetic = is_synthetic},
                 load_pilots(DIJKWACHT_SOURCE_DIR "/data/pilots", policy_.engine()->rules()).value(),
                 DeviceModel::load(DIJKWACHT_SOURCE_DIR "/data/pilots/device-model.toml").value()) {}

  template <typename Act>
  Status act(Act what) {
    return database_->write([&](store::Transaction& transaction) -> Status { return what(transaction); });
  }
  pilots::Run run() {
    return database_
        ->read_value<pilots::Run>(
            [&](auto& transaction) -> Result<pilots::Run> { return TRY(runs_of(transaction, kPilot, 1)).front(); })
        .value();
  }
  Status propose() {
    return act([&](auto& transaction) { return service_.propose(transaction, kPilot, "person:one"); });
  }
  Status approve(const std::string& actor) {
    const auto id = run().id;
    return act([&](auto& transaction) { return service_.approve(transaction, kPilot, id, actor); });
  }
  void start() {
    propose().value();
    approve("person:two").value();
  }
  /// The key of the run, as its participants get it.
  Bytes key() {
    const auto id = run().id;
    return database_
        ->read_value<Bytes>([&](store::Transaction& transaction) -> Result<Bytes> { return *TRY(key_of(transaction, id)); })
        .value();
  }
  event::Hashed hashed(bool has_complaint) {
    const auto device = identifiers::parse(identifiers::IdentifierType::kDevice, device_).value();
    return {.run = run().id,
            .pilot = kPilot,
            .type = "device",
            .token = token_of(key(), device).value(),
            .has_complaint = has_complaint};
  }
  Status hand_in(const policy::Party& source, bool has_complaint) {
    const auto handed = hashed(has_complaint);
    return act([&](auto& transaction) { return service_.contribute(transaction, source, handed); });
  }
  Result<PilotAnswer> ask() {
    const auto device = identifiers::parse(identifiers::IdentifierType::kDevice, device_).value();
    return database_->write_value<PilotAnswer>(
        [&](store::Transaction& transaction) { return service_.ask(transaction, kPilot, device, "person:one"); });
  }

  std::string device_ = "fs1-" + std::string(64, 'a');
  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  SystemRandom random_;
  policy::PolicyDesk policy_;
  PilotService service_;
};

class PilotsWithRealPersons : public Pilots {
 protected:
  PilotsWithRealPersons() : Pilots(false) {}
};

TEST_F(Pilots, ASecondPersonStartsWhatAnotherProposed) {
  ASSERT_TRUE(propose());
  EXPECT_EQ(approve("person:one").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(ask().error().code, ErrorCode::kFailedPrecondition);
  ASSERT_TRUE(approve("person:two"));
  EXPECT_TRUE(ask());
}

TEST_F(PilotsWithRealPersons, NoPilotIsEvenProposed) { EXPECT_EQ(propose().error().code, ErrorCode::kFailedPrecondition); }

TEST_F(Pilots, AHitTakesTwoSourcesAndAComplaintAndTellsNothingBelowThat) {
  start();
  ASSERT_TRUE(hand_in(kShop, true));
  const auto one = ask().value();
  EXPECT_FALSE(one.is_hit);
  EXPECT_EQ(one.sources, 0);
  ASSERT_TRUE(hand_in(kCarrier, false));
  EXPECT_TRUE(ask().value().is_hit);
  ASSERT_TRUE(hand_in(kShop, false)) << "the complaint was withdrawn";
  EXPECT_FALSE(ask().value().is_hit);
}

TEST_F(Pilots, AContributionCountsForItsDaysOnly) {
  start();
  ASSERT_TRUE(hand_in(kShop, true));
  ASSERT_TRUE(hand_in(kCarrier, true));
  clock_.advance(std::chrono::days(60) - std::chrono::seconds(1));
  EXPECT_TRUE(ask().value().is_hit);
  clock_.advance(std::chrono::seconds(1));
  EXPECT_FALSE(ask().value().is_hit);
}

TEST_F(Pilots, AtItsTermNothingIsAnsweredAndTheKeyIsErasedByItself) {
  start();
  ASSERT_TRUE(hand_in(kShop, true));
  clock_.advance(std::chrono::days(90));
  EXPECT_EQ(ask().error().code, ErrorCode::kFailedPrecondition) << "before any job ran";
  ASSERT_TRUE(service_.end_due());
  EXPECT_EQ(run().end_reason, "term");
  const auto id = run().id;
  EXPECT_FALSE(
      database_->read_value<std::optional<Bytes>>([&](store::Transaction& transaction) { return key_of(transaction, id); })
          .value());
}

TEST_F(Pilots, WhenItsDpiaHasExpiredNothingIsAnswered) {
  clock_.set(parse_time("2027-11-29T12:00:00Z").value());
  start();
  EXPECT_TRUE(ask());
  clock_.advance(std::chrono::days(2));
  EXPECT_EQ(ask().error().code, ErrorCode::kPermissionDenied);
}

TEST_F(Pilots, AHashOfAnEarlierRunIsRefused) {
  start();
  const auto earlier = hashed(true);
  ASSERT_TRUE(act([&](auto& transaction) { return service_.stop(transaction, kPilot, "person:two"); }));
  start();
  EXPECT_EQ(act([&](auto& transaction) { return service_.contribute(transaction, kShop, earlier); }).error().code,
            ErrorCode::kFailedPrecondition);
}

TEST_F(Pilots, WhoTakesNoPartIsNotHeard) {
  start();
  EXPECT_EQ(hand_in({.id = "demobank-2", .sector = "bank"}, true).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(hand_in({.id = "stranger", .sector = ""}, true).error().code, ErrorCode::kPermissionDenied);
}

}  // namespace
}  // namespace dijkwacht::pilots
