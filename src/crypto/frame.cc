#include "crypto/frame.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "crypto/secret.h"

namespace dijkwacht::crypto {
namespace {

constexpr std::size_t kLengthBytes = 4;

std::unexpected<Error> gone() { return fail(ErrorCode::kUnavailable, "the other side of the key socket is gone"); }
std::unexpected<Error> broken() { return fail(ErrorCode::kDataCorrupt, "a frame of the key socket is broken"); }

/// Milliseconds left for poll(); -1 is for ever. Rounded up, so that poll never returns just before the deadline.
int milliseconds_left(Deadline deadline) {
  if (!deadline) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

Status wait_until_ready(int socket, short events, Deadline deadline) {
  for (;;) {
    pollfd waiting{socket, events, 0};
    const int ready = poll(&waiting, 1, milliseconds_left(deadline));
    if (ready > 0) return {};
    if (ready == 0) return fail(ErrorCode::kUnavailable, "the key socket did not answer in time");
    if (errno != EINTR) return gone();
  }
}

bool may_try_again() { return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK; }

Status send_all(int socket, ByteView bytes, Deadline deadline) {
  while (!bytes.empty()) {
    TRY(wait_until_ready(socket, POLLOUT, deadline));
    const auto sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && !may_try_again()) return gone();
    if (sent > 0) bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return {};
}

/// Fills `bytes`; returns how many came before the other side closed.
Result<std::size_t> receive_all(int socket, std::span<std::uint8_t> bytes, Deadline deadline) {
  std::size_t size = 0;
  while (size < bytes.size()) {
    TRY(wait_until_ready(socket, POLLIN, deadline));
    const auto got = recv(socket, bytes.data() + size, bytes.size() - size, MSG_DONTWAIT);
    if (got == 0) break;
    if (got < 0 && !may_try_again()) return gone();
    if (got > 0) size += static_cast<std::size_t>(got);
  }
  return size;
}

void put_big_endian(Bytes& bytes, std::uint64_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint64_t big_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (const auto byte : bytes) value = value << 8 | byte;
  return value;
}

}  // namespace

Status write_frame(int socket, ByteView payload, Deadline deadline) {
  if (payload.empty() || payload.size() > kFrameBytesMax) {
    return fail(ErrorCode::kTooLarge, "a frame of the key socket holds at most 4 MiB");
  }
  Bytes length;
  put_big_endian(length, payload.size(), kLengthBytes);
  TRY(send_all(socket, length, deadline));
  return send_all(socket, payload, deadline);
}

Result<Bytes> read_frame(int socket, Deadline deadline) {
  std::array<std::uint8_t, kLengthBytes> length{};
  const auto got = TRY(receive_all(socket, length, deadline));
  if (got == 0) return gone();
  if (got < length.size()) return broken();
  const auto size = big_endian(length);
  if (size == 0 || size > kFrameBytesMax) return broken();
  Bytes payload(size);
  const auto received = receive_all(socket, payload, deadline);
  if (received && *received == size) return payload;
  wipe(payload);
  if (!received) return fail(received.error());
  return broken();
}

void FrameWriter::number32(std::uint32_t value) { put_big_endian(bytes_, value, 4); }
void FrameWriter::number64(std::uint64_t value) { put_big_endian(bytes_, value, 8); }

void FrameWriter::bytes(ByteView bytes) {
  number32(static_cast<std::uint32_t>(bytes.size()));
  fixed(bytes);
}

Result<std::uint64_t> FrameReader::number(std::size_t size) { return big_endian(TRY(fixed(size))); }
Result<std::uint8_t> FrameReader::number8() { return static_cast<std::uint8_t>(TRY(number(1))); }
Result<std::uint32_t> FrameReader::number32() { return static_cast<std::uint32_t>(TRY(number(4))); }
Result<std::uint64_t> FrameReader::number64() { return number(8); }

Result<ByteView> FrameReader::fixed(std::size_t size) {
  if (size > rest_.size()) return broken();
  const auto taken = rest_.first(size);
  rest_ = rest_.subspan(size);
  return taken;
}

Result<ByteView> FrameReader::bytes() { return fixed(TRY(number32())); }
Result<std::string_view> FrameReader::text() { return as_text(TRY(bytes())); }

Result<std::size_t> FrameReader::count(std::size_t item_bytes_min) {
  const std::size_t count = TRY(number32());
  if (count > rest_.size() / item_bytes_min) return broken();
  return count;
}

Status FrameReader::end() const {
  if (!rest_.empty()) return broken();
  return {};
}

}  // namespace dijkwacht::crypto
