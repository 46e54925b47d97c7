#include "crypto/frame.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/socket.h>

#include <array>
#include <thread>

#include "crypto/descriptor.h"

namespace dijkwacht::crypto {
namespace {

using std::chrono::steady_clock;

class FrameTest : public ::testing::Test {
 protected:
  FrameTest() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) std::abort();
    ours_.reset(ends[0]);
    theirs_.reset(ends[1]);
  }

  /// As a hostile other side writes it, then closes.
  Result<Bytes> read_of(const Bytes& raw) {
    EXPECT_EQ(send(theirs_.get(), raw.data(), raw.size(), 0), static_cast<ssize_t>(raw.size()));
    theirs_.reset();
    return read_frame(ours_.get(), {});
  }

  Descriptor ours_;
  Descriptor theirs_;
};

TEST_F(FrameTest, ArriveWholeAndInOrder) {
  ASSERT_TRUE(write_frame(theirs_.get(), as_bytes("one"), {}));
  ASSERT_TRUE(write_frame(theirs_.get(), as_bytes("two"), {}));
  EXPECT_EQ(as_text(read_frame(ours_.get(), {}).value()), "one");
  EXPECT_EQ(as_text(read_frame(ours_.get(), {}).value()), "two");
}

TEST_F(FrameTest, LargestFrameArrivesThoughTheSocketIsSmaller) {
  const Bytes largest(kFrameBytesMax, 7);
  const std::jthread writer([&] { EXPECT_TRUE(write_frame(theirs_.get(), largest, {})); });
  EXPECT_EQ(read_frame(ours_.get(), {}).value(), largest);
}

TEST_F(FrameTest, LargerOrEmptyFramesAreNotWritten) {
  EXPECT_EQ(write_frame(ours_.get(), Bytes(kFrameBytesMax + 1), {}).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(write_frame(ours_.get(), {}, {}).error().code, ErrorCode::kTooLarge);
}

TEST_F(FrameTest, OversizedLengthIsRefusedBeforeAnythingIsAllocated) {
  EXPECT_EQ(read_of({0xFF, 0xFF, 0xFF, 0xFF}).error().code, ErrorCode::kDataCorrupt);
}
TEST_F(FrameTest, JustOversizedLengthIsRefused) {
  EXPECT_EQ(read_of({0x00, 0x40, 0x00, 0x01}).error().code, ErrorCode::kDataCorrupt);
}
TEST_F(FrameTest, EmptyFrameIsRefused) { EXPECT_EQ(read_of({0, 0, 0, 0}).error().code, ErrorCode::kDataCorrupt); }
TEST_F(FrameTest, BrokenOffLengthIsRefused) { EXPECT_EQ(read_of({0, 0, 0}).error().code, ErrorCode::kDataCorrupt); }
TEST_F(FrameTest, BrokenOffContentIsRefused) { EXPECT_EQ(read_of({0, 0, 0, 3, 1, 2}).error().code, ErrorCode::kDataCorrupt); }
TEST_F(FrameTest, ClosedSocketIsUnavailable) { EXPECT_EQ(read_of({}).error().code, ErrorCode::kUnavailable); }

TEST_F(FrameTest, SilenceEndsAtTheDeadline) {
  EXPECT_EQ(read_frame(ours_.get(), steady_clock::now() + std::chrono::milliseconds(20)).error().code, ErrorCode::kUnavailable);
  const Bytes half{0, 0, 0, 9, 1};
  ASSERT_EQ(send(theirs_.get(), half.data(), half.size(), 0), 5);
  EXPECT_EQ(read_frame(ours_.get(), steady_clock::now() + std::chrono::milliseconds(20)).error().code, ErrorCode::kUnavailable);
}

TEST_F(FrameTest, ReaderThatNeverReadsStopsTheWriterAtTheDeadline) {
  EXPECT_EQ(write_frame(ours_.get(), Bytes(kFrameBytesMax), steady_clock::now() + std::chrono::milliseconds(20)).error().code,
            ErrorCode::kUnavailable);
}

TEST_F(FrameTest, WritingToAClosedSocketIsAnErrorAndNoSignal) {
  theirs_.reset();
  EXPECT_EQ(write_frame(ours_.get(), Bytes(9), {}).error().code, ErrorCode::kUnavailable);
}

RC_GTEST_PROP(FrameFields, TurnBack, (std::uint8_t a, std::uint32_t b, std::uint64_t c, const Bytes& d, const std::string& e)) {
  FrameWriter writer;
  writer.number8(a);
  writer.number32(b);
  writer.number64(c);
  writer.bytes(d);
  writer.text(e);
  const auto frame = writer.take();
  FrameReader reader(frame);
  RC_ASSERT(reader.number8().value() == a);
  RC_ASSERT(reader.number32().value() == b);
  RC_ASSERT(reader.number64().value() == c);
  const auto bytes = reader.bytes().value();
  RC_ASSERT(Bytes(bytes.begin(), bytes.end()) == d);
  RC_ASSERT(reader.text().value() == e);
  RC_ASSERT(reader.end().has_value());
}

TEST(FrameReader, CountIsBoundedByWhatIsThere) {
  const Bytes frame{0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0};
  EXPECT_EQ(FrameReader(frame).count(4).error().code, ErrorCode::kDataCorrupt);
  const Bytes one{0, 0, 0, 1, 0, 0, 0, 0};
  EXPECT_EQ(FrameReader(one).count(4).value(), 1U);
  EXPECT_FALSE(FrameReader(one).count(5));
}

TEST(FrameReader, LengthBeyondTheFrameIsRefused) {
  const Bytes frame{0, 0, 0, 2, 1};
  EXPECT_EQ(FrameReader(frame).bytes().error().code, ErrorCode::kDataCorrupt);
  EXPECT_FALSE(FrameReader(frame).end());
}

}  // namespace
}  // namespace dijkwacht::crypto
