#include "reports/routing_service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "audit/audit_log.h"
#include "reports/schema_table.h"
#include "reports/wayfinder_testing.h"
#include "store/database_testing.h"

namespace dijkwacht::reports {
namespace {

constexpr const char* kWriter = "person:editor-1";
constexpr const char* kReader = "person:agent-1";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& step : migrations()) all.push_back(step);
  return all;
}

RoutingDocument shipped() { return RoutingDocument::load(testing::kRoutingFolder).value(); }

/// The wayfinder that ships with one text in it replaced by another.
std::string changed(const std::string& from, const std::string& to) {
  auto json = shipped().json();
  const auto at = json.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return json.replace(at, from.size(), to);
}

const std::string kNewPhone = changed(R"("088-786 73 72")", R"("088-786 00 00")");

class RoutingServiceTest : public ::testing::Test {
 protected:
  Result<std::int64_t> draft(std::int64_t base, const std::string& json, const char* note = "new number") {
    const auto read = TRY(RoutingDocument::parse(json));
    return database_->write_value<std::int64_t>([&](store::Transaction& transaction) {
      return service_->draft(transaction, {.base = base, .document = json, .note = note}, read, kWriter);
    });
  }
  Status publish(std::int64_t number, const char* actor) {
    TRY(service_->check_trials(number));
    TRY(database_->write([&](auto& transaction) { return service_->publish(transaction, number, actor); }));
    return service_->follow();
  }
  Status discard(std::int64_t number) {
    return database_->write([&](auto& transaction) { return service_->discard(transaction, number, kWriter); });
  }
  static std::string phone_in(const RoutingService& service) { return service.current().document->table().desk("FHD")->phone; }
  std::unique_ptr<RoutingService> open() { return RoutingService::create(*database_, clock_, shipped()).value(); }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  std::unique_ptr<RoutingService> service_ = open();
};

TEST_F(RoutingServiceTest, AnotherPersonPutsADraftInUseAndItStaysAfterARestart) {
  const auto number = draft(kShippedRouting, kNewPhone).value();
  EXPECT_EQ(phone_in(*service_), "088-786 73 72") << "a draft changes nothing for anyone";
  EXPECT_TRUE(publish(number, kReader));
  EXPECT_EQ(phone_in(*service_), "088-786 00 00");
  EXPECT_EQ(phone_in(*open()), "088-786 00 00");
  EXPECT_EQ(service_->version(number)->decided_by, kReader);
}

TEST_F(RoutingServiceTest, ItsWriterMayNotPublishIt) {
  const auto number = draft(kShippedRouting, kNewPhone).value();
  EXPECT_EQ(publish(number, kWriter).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(service_->current().number, kShippedRouting);
}

TEST_F(RoutingServiceTest, ADraftThatSendsASituationElsewhereIsNotPublished) {
  // Row 1 sends who has the offender at the door to 112.
  const auto json = changed(R"("first":["POL-112"])", R"("first":["FHD"])");
  const auto number = draft(kShippedRouting, json).value();
  EXPECT_EQ(publish(number, kReader).error().code, ErrorCode::kFailedPrecondition);
  const auto trials = service_->document(number).value()->try_all();
  EXPECT_FALSE(std::ranges::all_of(trials, &Trial::is_as_expected)) << "and its test table shows which";
}

TEST_F(RoutingServiceTest, OfTwoDraftsFromOneVersionOnlyOneIsPublished) {
  const auto first = draft(kShippedRouting, kNewPhone).value();
  const auto second = draft(kShippedRouting, changed(R"("088-786 73 72")", R"("088-786 11 11")")).value();
  ASSERT_TRUE(publish(first, kReader));
  EXPECT_EQ(publish(second, kReader).error().code, ErrorCode::kConflict);
  EXPECT_EQ(draft(kShippedRouting, kNewPhone).error().field, "base") << "nor is a new one made from what is no longer in use";
  EXPECT_TRUE(draft(first, shipped().json())) << "the way back is a version too";
}

TEST_F(RoutingServiceTest, WhatWasDecidedIsNotDecidedAgain) {
  const auto number = draft(kShippedRouting, kNewPhone).value();
  ASSERT_TRUE(discard(number));
  EXPECT_EQ(publish(number, kReader).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(discard(number).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(publish(99, kReader).error().code, ErrorCode::kNotFound);
}

TEST_F(RoutingServiceTest, ADraftSaysWhyAndChangesSomething) {
  EXPECT_EQ(draft(kShippedRouting, kNewPhone, "").error().field, "note");
  EXPECT_EQ(draft(kShippedRouting, shipped().json()).error().field, "document");
}

TEST(RoutingDocument, IsReadBackAsItWasWritten) {
  const auto document = shipped();
  const auto again = RoutingDocument::parse(document.json());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->json(), document.json());
  EXPECT_EQ(again->situations().size(), document.situations().size());
}

TEST(RoutingDocument, NamesFileRowAndKeyOfAMistake) {
  const auto mistake = [](const std::string& from, const std::string& to) {
    return RoutingDocument::parse(changed(from, to)).error();
  };
  const auto desk = mistake(R"("first":["POL-112"])", R"("first":["NOBODY"])");
  EXPECT_EQ(desk.field, "first");
  EXPECT_NE(desk.message.find("routes.toml: rows[0]"), std::string::npos) << desk.message;
  EXPECT_EQ(mistake(R"("urgency":"now")", R"("urgency":"soon")").field, "urgency");
  EXPECT_EQ(mistake(R"("reason":"de dader is er nu")", R"("reason":"")").field, "reason");
  EXPECT_EQ(mistake(R"("reason":"de dader is onderweg")", R"("reason":null)").code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(RoutingDocument::parse(R"({"desks":{}})").error().field, "routes");
  EXPECT_EQ(RoutingDocument::parse("{").error().code, ErrorCode::kInvalidArgument);
}

TEST(Situation, TellsWhichQuestionHasNoAnswerAndWhichAnswerNoQuestion) {
  const auto trial = try_situation(testing::routing_table(), {.text = "x",
                                                              .answers = {{"state", "in-progress"}, {"minor", "yes"}},
                                                              .first = "POL-112",
                                                              .urgency = "now",
                                                              .reason = "x"});
  EXPECT_EQ(trial.not_asked, std::vector<std::string>{"minor"});
  EXPECT_FALSE(trial.is_as_expected);
  const auto silent =
      try_situation(testing::routing_table(), {.text = "x", .answers = {}, .first = "FHD", .urgency = "none", .reason = "x"});
  EXPECT_EQ(silent.unanswered.front(), "state");
}

}  // namespace
}  // namespace dijkwacht::reports
