#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace dijkwacht::http::testing {

/// A TCP client without manners, for tests: it sends what no library would.
class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  ~RawSocket() { close(); }
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  bool is_connected() const { return is_connected_; }

  /// False when the other end is gone.
  bool send(std::string_view text) const {
    while (!text.empty()) {
      const auto count = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  /// Everything until the other end closes, or until nothing came for `patience`.
  std::string read_all(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    std::string text;
    while (read_some(text, patience)) {
    }
    return text;
  }

  /// Until `end` has come (the whole text so far), or as `read_all`.
  std::string read_until(std::string_view end, std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    std::string text;
    while (!text.contains(end) && read_some(text, patience)) {
    }
    return text;
  }

  /// Has the other end closed? Waits at most `patience` for it.
  bool is_closed_within(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    std::string ignored;
    while (std::chrono::steady_clock::now() < until) {
      const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (!read_some(ignored, rest) && ended_) return true;
    }
    return false;
  }

  void shutdown_send() const { ::shutdown(descriptor_, SHUT_WR); }
  /// Closes with RST instead of FIN.
  void reset() {
    const linger hard{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    close();
  }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  bool read_some(std::string& text, std::chrono::milliseconds patience) {
    pollfd waiting{descriptor_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return false;
    char buffer[4096];
    const auto count = ::recv(descriptor_, buffer, sizeof(buffer), 0);
    if (count <= 0) {
      ended_ = true;
      return false;
    }
    text.append(buffer, static_cast<std::size_t>(count));
    return true;
  }

  int descriptor_;
  bool is_connected_ = false;
  bool ended_ = false;
};

/// A server without manners: to each connection it sends `words` and closes, whatever was asked.
class RawServer {
 public:
  explicit RawServer(std::string words)
      : words_(std::move(words)), descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    if (::bind(descriptor_, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(descriptor_, 8) != 0) std::abort();
    ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~RawServer() {
    ::shutdown(descriptor_, SHUT_RDWR);
    thread_.join();
    ::close(descriptor_);
  }
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  void serve() const {
    for (int client = ::accept(descriptor_, nullptr, nullptr); client >= 0; client = ::accept(descriptor_, nullptr, nullptr)) {
      char ignored[4096];
      [[maybe_unused]] const auto asked = ::recv(client, ignored, sizeof(ignored), 0);
      ::send(client, words_.data(), words_.size(), MSG_NOSIGNAL);
      ::close(client);
    }
  }

  const std::string words_;
  int descriptor_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

}  // namespace dijkwacht::http::testing
