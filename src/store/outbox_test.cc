#include "store/outbox.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "store/database_testing.h"

namespace dijkwacht::store {
namespace {

using testing::Engine;
using testing::TemporaryDatabase;

const Time kNow = from_millis(1'795'553'661'123);

class OutboxTest : public ::testing::TestWithParam<Engine> {
 protected:
  static OutboxEvent event(std::string recipient, std::string subject) {
    SystemRandom random;
    return {.id = EventId::random(random),
            .recipient = std::move(recipient),
            .type = "signal.shared",
            .subject = std::move(subject),
            .version = 3,
            .data = R"({"a":1})",
            .created = kNow};
  }
  Status append(const OutboxEvent& event) {
    return database_->write([&](Transaction& transaction) { return append_to_outbox(transaction, event); });
  }
  std::vector<SequencedEvent> outbox(const std::string& recipient, std::int64_t after = 0, std::size_t limit = 10'000) {
    return database_
        ->read_value<std::vector<SequencedEvent>>(
            [&](Transaction& transaction) { return read_outbox(transaction, recipient, after, limit); })
        .value();
  }
  Status confirm(const std::string& recipient, std::int64_t position) {
    return database_->write([&](Transaction& transaction) { return confirm_delivery(transaction, recipient, position, kNow); });
  }
  std::int64_t confirmed(const std::string& recipient) {
    return database_
        ->read_value<std::int64_t>([&](Transaction& transaction) { return confirmed_position(transaction, recipient); })
        .value();
  }

  TemporaryDatabase database_{outbox_migrations(), GetParam()};
};
INSTANTIATE_TEST_SUITE_P(All, OutboxTest, ::testing::ValuesIn(testing::engines()),
                         [](const auto& suite) { return suite.param.name; });

/// A store in which much is written between any two writes of the one who holds it.
class BusyDatabase final : public Database {
 public:
  BusyDatabase(Database& inner, std::function<void()> meanwhile) : inner_(inner), meanwhile_(std::move(meanwhile)) {}
  Status write(std::function<Status(Transaction&)> work) override {
    auto done = inner_.write(std::move(work));
    meanwhile_();
    return done;
  }
  Status read(const std::function<Status(Transaction&)>& work) override { return inner_.read(work); }

 private:
  Database& inner_;
  std::function<void()> meanwhile_;
};

TEST_P(OutboxTest, ABurstThatGoesOnDoesNotKeepWhatItWroteFirstFromBeingNumbered) {
  constexpr int kBurst = 1'500;  // more than one transaction numbers
  int bursts = 0;
  const auto burst = [&] {
    ASSERT_LT(++bursts, 10) << "it numbers without end";
    ASSERT_TRUE(database_->write([&](Transaction& transaction) -> Status {
      for (int i = 0; i < kBurst; ++i) TRY(append_to_outbox(transaction, event("police", std::to_string(i))));
      return {};
    }));
  };
  burst();
  BusyDatabase busy(*database_, [&] {
    if (bursts < 10) burst();
  });
  auto sequencer = Sequencer::acquire(busy).value();  // the second burst is written behind it
  EXPECT_EQ(sequencer.advance().value(), 2 * kBurst);
  EXPECT_EQ(outbox("police").size(), 2U * kBurst);
}

TEST_P(OutboxTest, AnEventIsSeenOnlyOnceItHasItsPlace) {
  const auto sent = event("police", "s1");
  ASSERT_TRUE(append(sent));
  EXPECT_TRUE(outbox("police").empty());
  auto sequencer = Sequencer::acquire(*database_).value();
  EXPECT_EQ(sequencer.advance().value(), 1);
  const auto seen = outbox("police");
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].position, 1);
  EXPECT_EQ(seen[0].event.id, sent.id);
  EXPECT_EQ(seen[0].event.recipient, "police");
  EXPECT_EQ(seen[0].event.type, sent.type);
  EXPECT_EQ(seen[0].event.subject, "s1");
  EXPECT_EQ(seen[0].event.version, 3);
  EXPECT_EQ(seen[0].event.data, sent.data);
  EXPECT_EQ(seen[0].event.created, kNow);
}

TEST_P(OutboxTest, AnEventOfAFailedTransactionIsNeverSent) {
  const auto outcome = database_->write([](Transaction& transaction) -> Status {
    TRY(append_to_outbox(transaction, event("police", "s1")));
    return fail(ErrorCode::kNotFound, "no");
  });
  EXPECT_FALSE(outcome);
  EXPECT_EQ(Sequencer::acquire(*database_).value().advance().value(), 0);
  EXPECT_TRUE(outbox("police").empty());
}

TEST_P(OutboxTest, AnErasedEventKeepsItsPlaceWithoutItsData) {
  const auto first = event("police", "s1");
  ASSERT_TRUE(append(first));
  ASSERT_TRUE(append(event("police", "s2")));
  ASSERT_TRUE(database_->write([&](Transaction& transaction) { return erase_outbox_data(transaction, first.id); }));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  const auto seen = outbox("police");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].event.data, R"({"erased":true})");
  EXPECT_EQ(seen[1].event.data, R"({"a":1})");
}

TEST_P(OutboxTest, EventsOfOneTransactionKeepTheirOrder) {
  ASSERT_TRUE(database_->write([](Transaction& transaction) -> Status {
    for (int i = 0; i < 50; ++i) TRY(append_to_outbox(transaction, event("police", std::to_string(i))));
    return {};
  }));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  const auto seen = outbox("police");
  ASSERT_EQ(seen.size(), 50U);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)].event.subject, std::to_string(i));
}

TEST_P(OutboxTest, EachRecipientHasItsOwnStream) {
  for (const char* recipient : {"police", "bank", "police"}) ASSERT_TRUE(append(event(recipient, "s")));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  EXPECT_EQ(outbox("police").size(), 2U);
  ASSERT_EQ(outbox("bank").size(), 1U);
  EXPECT_EQ(outbox("bank")[0].position, 1);
  EXPECT_TRUE(outbox("nobody").empty());
}

TEST_P(OutboxTest, AnOlderSequencerIsFencedOffAndWritesNothing) {
  auto old_one = Sequencer::acquire(*database_).value();
  auto new_one = Sequencer::acquire(*database_).value();
  ASSERT_TRUE(append(event("police", "s")));
  EXPECT_EQ(old_one.advance().error().code, ErrorCode::kFailedPrecondition);
  EXPECT_TRUE(outbox("police").empty());
  EXPECT_EQ(new_one.advance().value(), 1);
}

TEST_P(OutboxTest, PlacesGoOnAfterARestart) {
  ASSERT_TRUE(append(event("police", "s1")));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  database_.reopen();
  ASSERT_TRUE(append(event("police", "s2")));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  const auto seen = outbox("police", 1);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].position, 2);
}

TEST_P(OutboxTest, MoreThanOneBatchIsNumberedInOneCall) {
  ASSERT_TRUE(database_->write([](Transaction& transaction) -> Status {
    for (int i = 0; i < 2500; ++i) TRY(append_to_outbox(transaction, event("police", "s")));
    return {};
  }));
  EXPECT_EQ(Sequencer::acquire(*database_).value().advance().value(), 2500);
  EXPECT_EQ(outbox("police").back().position, 2500);
  EXPECT_EQ(outbox("police", 2000, 100).size(), 100U);
  EXPECT_EQ(outbox("police", 2000, 100).front().position, 2001);
}

TEST_P(OutboxTest, PlacesHaveNoHolesWhileManyWriteAndOneNumbers) {
  constexpr int kThreads = 8;
  constexpr int kEventsEach = 60;
  std::atomic<bool> is_done = false;
  std::jthread numbering([&] {
    auto sequencer = Sequencer::acquire(*database_).value();
    while (!is_done) EXPECT_TRUE(sequencer.advance());
    EXPECT_TRUE(sequencer.advance());
  });
  std::vector<std::jthread> writers;
  for (int thread = 0; thread < kThreads; ++thread) {
    writers.emplace_back([&, thread] {
      for (int i = 0; i < kEventsEach; ++i) {
        const bool shall_fail = i % 4 == 0;
        const auto sent = event(i % 2 == 0 ? "police" : "bank", fmt::format("{}/{:03}", thread, i));
        const auto outcome = database_->write([&](Transaction& transaction) -> Status {
          TRY(append_to_outbox(transaction, sent));
          if (shall_fail) return fail(ErrorCode::kNotFound, "no");
          return {};
        });
        EXPECT_EQ(outcome.has_value(), !shall_fail);
      }
    });
  }
  writers.clear();
  is_done = true;
  numbering.join();
  std::size_t total = 0;
  for (const char* recipient : {"police", "bank"}) {
    std::map<char, std::string> last_of_thread;
    std::int64_t expected = 0;
    for (const auto& seen : outbox(recipient)) {
      EXPECT_EQ(seen.position, ++expected);
      auto& last = last_of_thread[seen.event.subject.front()];
      EXPECT_LT(last, seen.event.subject) << "events of one writer must keep their order";
      last = seen.event.subject;
      ++total;
    }
  }
  EXPECT_EQ(total, static_cast<std::size_t>(kThreads * kEventsEach * 3 / 4));
}

TEST_P(OutboxTest, ConfirmationNeverGoesBackAndNeverRunsAhead) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(append(event("police", "s")));
  ASSERT_TRUE(Sequencer::acquire(*database_).value().advance());
  EXPECT_EQ(confirmed("police"), 0);
  EXPECT_TRUE(confirm("police", 2));
  EXPECT_EQ(confirmed("police"), 2);
  EXPECT_TRUE(confirm("police", 1));
  EXPECT_EQ(confirmed("police"), 2);
  EXPECT_EQ(confirm("police", 4).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(confirm("police", -1).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(confirm("nobody", 1).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(confirmed("police"), 2);
}

TEST_P(OutboxTest, RefusesAnEventWithoutRecipientTypeOrVersion) {
  auto no_recipient = event("", "s");
  EXPECT_EQ(append(no_recipient).error().field, "recipient");
  auto no_type = event("police", "s");
  no_type.type.clear();
  EXPECT_EQ(append(no_type).error().field, "type");
  auto no_version = event("police", "s");
  no_version.version = 0;
  EXPECT_EQ(append(no_version).error().field, "version");
}

TEST_P(OutboxTest, TheSameEventIdTwiceIsAConflict) {
  const auto sent = event("police", "s");
  ASSERT_TRUE(append(sent));
  EXPECT_EQ(append(sent).error().code, ErrorCode::kConflict);
}

/// What may happen to an outbox, in any order.
enum class Step { kAppend, kAppendFails, kAdvance, kConfirmAll, kTakeOver, kRestart };

TEST_P(OutboxTest, WhateverHappensEveryCommittedEventGetsOnePlaceInOrderWithoutHoles) {
  int cases = 0;
  const bool holds = rc::check("outbox streams", [this, &cases] {
    const auto steps = *rc::gen::container<std::vector<Step>>(rc::gen::weightedElement<Step>({{6, Step::kAppend},
                                                                                              {1, Step::kAppendFails},
                                                                                              {3, Step::kAdvance},
                                                                                              {2, Step::kConfirmAll},
                                                                                              {1, Step::kTakeOver},
                                                                                              {1, Step::kRestart}}));
    // One database for all cases, each with streams of its own: making one costs more than the case.
    const std::string one = fmt::format("one-{}", ++cases);
    const std::string other = fmt::format("other-{}", cases);
    auto sequencer = Sequencer::acquire(*database_).value();
    std::map<std::string, std::vector<EventId>> committed;
    for (const Step step : steps) {
      const std::string recipient = committed[one].size() > committed[other].size() ? other : one;
      const auto sent = event(recipient, "s");
      switch (step) {
        case Step::kAppend:
          RC_ASSERT(database_->write([&](Transaction& transaction) { return append_to_outbox(transaction, sent); }).has_value());
          committed[recipient].push_back(sent.id);
          break;
        case Step::kAppendFails:
          RC_ASSERT(!database_->write([&](Transaction& transaction) -> Status {
            TRY(append_to_outbox(transaction, sent));
            return fail(ErrorCode::kNotFound, "no");
          }));
          break;
        case Step::kAdvance: RC_ASSERT(sequencer.advance().has_value()); break;
        case Step::kConfirmAll:
          RC_ASSERT(database_
                        ->write([&](Transaction& transaction) -> Status {
                          return confirm_delivery(transaction, one, TRY(last_position(transaction, one)), kNow);
                        })
                        .has_value());
          break;
        case Step::kTakeOver: sequencer = Sequencer::acquire(*database_).value(); break;
        case Step::kRestart:
          database_.reopen();
          sequencer = Sequencer::acquire(*database_).value();
          break;
      }
    }
    RC_ASSERT(sequencer.advance().has_value());
    for (const auto& [recipient, ids] : committed) {
      const auto seen = database_->read_value<std::vector<SequencedEvent>>(
          [&](Transaction& transaction) { return read_outbox(transaction, recipient, 0, 10'000); });
      RC_ASSERT(seen.has_value() && seen->size() == ids.size());
      for (std::size_t i = 0; i < ids.size(); ++i) {
        RC_ASSERT((*seen)[i].position == static_cast<std::int64_t>(i) + 1);
        RC_ASSERT((*seen)[i].event.id == ids[i]);
      }
    }
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace dijkwacht::store
