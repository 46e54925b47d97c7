#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace dijkwacht::bench {

/// One kept, non-blocking connection to a port of this machine, with at most one request under way.
class Connection {
 public:
  /// Errors: kUnavailable when nobody listens there.
  static Result<Connection> open(std::uint16_t port) {
    Connection connection(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int at_once = 1;
    if (::connect(connection.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::setsockopt(connection.descriptor_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once) != 0) {
      return fail(ErrorCode::kUnavailable, "cannot connect to port " + std::to_string(port));
    }
    return connection;
  }

  Connection(Connection&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), received_(std::move(other.received_)) {}
  Connection& operator=(Connection&&) = delete;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  int descriptor() const { return descriptor_; }

  /// Begins a request; `request` must live until it was sent. Errors: kUnavailable when the other side is gone.
  Status ask(std::string_view request) {
    begun_ = std::chrono::steady_clock::now();
    rest_ = request;
    return send_rest();
  }

  /// Sends what is left of the request, as far as the socket takes it.
  Status send_rest() {
    while (!rest_.empty()) {
      const auto count = ::send(descriptor_, rest_.data(), rest_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count < 0 && (errno == EAGAIN || errno == EINTR)) return {};
      if (count < 0) return fail(ErrorCode::kUnavailable, "the other side closed a connection");
      rest_.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
  }
  bool has_rest() const { return !rest_.empty(); }

  /// Takes what has come in. Errors: kUnavailable when the other side closed.
  Status receive() {
    thread_local std::array<char, kReadBytes> buffer;
    const auto count = ::recv(descriptor_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return {};
    if (count <= 0) return fail(ErrorCode::kUnavailable, "the other side closed a connection");
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    return {};
  }
  std::string_view received() const { return received_; }
  void drop(std::size_t bytes) { received_.erase(0, bytes); }

  std::chrono::steady_clock::time_point begun() const { return begun_; }

 private:
  static constexpr std::size_t kReadBytes = 256 * 1024;

  explicit Connection(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  std::string_view rest_;
  std::string received_;
  std::chrono::steady_clock::time_point begun_;
};

}  // namespace dijkwacht::bench
