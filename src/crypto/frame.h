#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"

namespace dijkwacht::crypto {

/// What goes over the socket between a node and its key process: four bytes of length (big-endian), then so many bytes.
/// The largest honest frame is one sealed file of evidence (below 3 MiB by rule); batches are cut to stay below.
inline constexpr std::size_t kFrameBytesMax = 4 << 20;

/// No deadline: wait as long as the other side lives.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// Errors: kTooLarge above `kFrameBytesMax`; kUnavailable when the other side is gone or the deadline passed.
Status write_frame(int socket, ByteView payload, Deadline deadline);
/// Errors: kUnavailable when the other side is gone (before a frame) or the deadline passed; kDataCorrupt when the frame is
/// empty, above `kFrameBytesMax` or broken off.
Result<Bytes> read_frame(int socket, Deadline deadline);

/// Writes the numbers and byte strings of one frame. Numbers are big-endian, byte strings have four bytes of length in front.
class FrameWriter {
 public:
  void number8(std::uint8_t value) { bytes_.push_back(value); }
  void number32(std::uint32_t value);
  void number64(std::uint64_t value);
  void fixed(ByteView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void bytes(ByteView bytes);
  void text(std::string_view text) { bytes(as_bytes(text)); }

  std::size_t size() const { return bytes_.size(); }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Reads what FrameWriter wrote; every size is checked against what is there. Views are valid as long as the frame.
class FrameReader {
 public:
  explicit FrameReader(ByteView frame) : rest_(frame) {}

  // Errors of all: kDataCorrupt when less is left.
  Result<std::uint8_t> number8();
  Result<std::uint32_t> number32();
  Result<std::uint64_t> number64();
  Result<ByteView> fixed(std::size_t size);
  Result<ByteView> bytes();
  Result<std::string_view> text();
  /// A number of items of at least `item_bytes_min` bytes each, so no more than can be left in the frame.
  Result<std::size_t> count(std::size_t item_bytes_min);
  /// Errors: kDataCorrupt when something is left over.
  Status end() const;

  ByteView rest() const { return rest_; }

 private:
  Result<std::uint64_t> number(std::size_t size);

  ByteView rest_;
};

}  // namespace dijkwacht::crypto
