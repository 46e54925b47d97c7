#include "signals/signal_index.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/random.h"

namespace dijkwacht::signals {
namespace {

std::vector<crypto::Token> tokens(std::size_t count, std::uint64_t seed) {
  SeededRandom random(seed);
  std::vector<crypto::Token> made(count);
  for (auto& token : made) random.fill(token.bytes);
  return made;
}

std::size_t found_of(const SignalIndex& index, const std::vector<crypto::Token>& asked) {
  std::vector<std::uint8_t> found(asked.size(), 7);
  index.may_contain(asked, found);
  std::size_t count = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    EXPECT_EQ(found[i] != 0, index.may_contain(asked[i]));
    count += found[i];
  }
  return count;
}

TEST(SignalIndex, FindsAllThatWasPutInAndNothingElse) {
  SignalIndex index;
  const auto in = tokens(50'000, 1);
  const auto out = tokens(50'000, 2);
  for (const auto& token : in) index.insert(token);
  EXPECT_EQ(index.size(), in.size());
  EXPECT_EQ(found_of(index, in), in.size());
  EXPECT_EQ(found_of(index, out), 0U);
}

TEST(SignalIndex, EraseForgetsOneAndKeepsTheRestAlsoWhenRepeatedManyTimes) {
  SignalIndex index;
  const auto all = tokens(20'000, 3);
  for (int round = 0; round < 5; ++round) {
    for (const auto& token : all) index.insert(token);
    for (std::size_t i = 0; i < all.size(); i += 2) index.erase(all[i]);
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(index.may_contain(all[i]), i % 2 == 1) << round;
  }
  EXPECT_EQ(index.size(), all.size() / 2);
  // Erased places are used again: the table does not grow with every round.
  EXPECT_LE(index.bytes(), all.size() * 24);
}

TEST(SignalIndex, TakesNoMoreThanSixteenBytesAKeyOnceLarge) {
  SignalIndex index;
  const auto all = tokens(300'000, 4);
  for (const auto& token : all) index.insert(token);
  EXPECT_LE(index.bytes(), all.size() * 16 + 4096);
}

TEST(SignalIndex, InsertingTwiceIsOnce) {
  SignalIndex index;
  const auto one = tokens(1, 5).front();
  index.insert(one);
  index.insert(one);
  EXPECT_EQ(index.size(), 1U);
  index.erase(one);
  index.erase(one);
  EXPECT_FALSE(index.may_contain(one));
  EXPECT_EQ(index.size(), 0U);
}

TEST(SignalIndex, TokensThatLookLikeItsMarksAreFoundToo) {
  SignalIndex index;
  crypto::Token zero;
  crypto::Token one;
  one.bytes[0] = 1;
  EXPECT_FALSE(index.may_contain(zero));
  index.insert(zero);
  EXPECT_TRUE(index.may_contain(zero));
  EXPECT_FALSE(index.may_contain(one));
  index.insert(one);
  index.erase(zero);
  EXPECT_TRUE(index.may_contain(one));
}

TEST(SignalIndex, AFullBucketRunsOverIntoTheNext) {
  SignalIndex index;
  std::vector<crypto::Token> same_place(30);
  for (std::size_t i = 0; i < same_place.size(); ++i) {
    same_place[i].bytes.fill(0xFF);  // the last bucket, so that it also wraps round
    same_place[i].bytes[0] = static_cast<std::uint8_t>(i);
    index.insert(same_place[i]);
  }
  EXPECT_EQ(found_of(index, same_place), same_place.size());
  index.erase(same_place[3]);
  EXPECT_EQ(found_of(index, same_place), same_place.size() - 1);
}

TEST(SignalIndex, ReplaceHoldsExactlyTheNewTokens) {
  SignalIndex index;
  const auto before = tokens(1000, 6);
  const auto after = tokens(3000, 7);
  index.replace(before);
  index.replace(after);
  EXPECT_EQ(found_of(index, before), 0U);
  EXPECT_EQ(found_of(index, after), after.size());
}

TEST(SignalIndex, ReadersNeverMissWhatStandsWhileAWriterGrowsAndErases) {
  SignalIndex index;
  const auto standing = tokens(2000, 8);
  const auto passing = tokens(40'000, 9);
  for (const auto& token : standing) index.insert(token);
  std::atomic<bool> done = false;
  std::atomic<int> missed = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      std::vector<std::uint8_t> found(standing.size());
      do {
        index.may_contain(standing, found);
        for (const auto each : found) missed += each == 0 ? 1 : 0;
      } while (!done);
    });
  }
  for (const auto& token : passing) index.insert(token);
  for (const auto& token : passing) index.erase(token);
  done = true;
  readers.clear();
  EXPECT_EQ(missed, 0);
  EXPECT_EQ(index.size(), standing.size());
}

}  // namespace
}  // namespace dijkwacht::signals
