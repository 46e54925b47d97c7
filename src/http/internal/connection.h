#pragma once

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/random.h"
#include "http/internal/connection_count.h"
#include "http/internal/loop.h"
#include "http/internal/message.h"
#include "http/internal/net.h"
#include "http/internal/worker_pool.h"
#include "http/server.h"
#include "http/target.h"

namespace dijkwacht::http::internal {

/// What all connections of a server share. Outlives them.
struct Shared {
  Shared(ServerSettings s, Entry e)
      : settings(std::move(s)),
        entry(std::move(e)),
        security_headers(settings.security_headers),
        count(settings.limits.connections, settings.limits.connections_per_client),
        workers(settings.worker_threads, settings.limits.worker_queue) {}

  const ServerSettings settings;
  const Entry entry;
  const SecurityHeaderSet security_headers;
  SystemRandom random;
  ConnectionCount count;
  WorkerPool workers;
  std::atomic<bool> is_stopping = false;
};

/// Calls the handler; whatever it throws becomes a 500.
Response call_entry(const Entry& entry, Request request);

/// One connection over a plain socket or TLS. `Transport` brings:
///   Transport(Socket, …)   stream()   socket()   Task<bool> open()   Task<void> say_goodbye()   std::optional<PeerIdentity>
///   peer()
template <typename Transport>
class ConnectionOf final : public Connection, public std::enable_shared_from_this<ConnectionOf<Transport>> {
 public:
  ConnectionOf(Shared& shared, Loop& loop, std::string client_address, Transport transport)
      : shared_(shared),
        loop_(loop),
        client_address_(std::move(client_address)),
        transport_(std::move(transport)),
        wake_(loop.context()),
        buffer_(shared.settings.limits.header_bytes + kReadAheadBytes) {
    loop_.add(this);
  }
  ~ConnectionOf() override {
    loop_.remove(this);
    error_code ignored;
    socket().close(ignored);  // before `leave`: who waits for the last connection sees it closed
    shared_.count.leave(client_address_);
  }
  ConnectionOf(const ConnectionOf&) = delete;
  ConnectionOf& operator=(const ConnectionOf&) = delete;

  void start() {
    if (shared_.is_stopping) finish();
    asio::co_spawn(loop_.context().get_executor(), run(this->shared_from_this()), asio::detached);
  }

  void cut() override {
    is_cut_ = true;
    error_code ignored;
    socket().close(ignored);
  }

  void finish() override {
    is_finishing_ = true;
    if (!is_idle_) return;
    // Not closed: a request that lies in the socket's buffer already is still read and answered.
    error_code ignored;
    socket().shutdown(Socket::shutdown_receive, ignored);
  }

 private:
  using Parser = beast::http::request_parser<beast::http::string_body>;
  /// How much of body and following requests is read at a time.
  static constexpr std::size_t kReadAheadBytes = 16 * 1024;
  static constexpr std::size_t kWriteBytes = 64 * 1024;

  const ServerLimits& limits() const { return shared_.settings.limits; }
  Socket& socket() { return transport_.socket(); }

  static Task<void> run(std::shared_ptr<ConnectionOf> self) {
    self->limit_time(self->limits().header_time);
    bool goes_on = co_await self->transport_.open();
    const bool is_open = goes_on;
    while (goes_on) {
      const bool again = co_await self->exchange();
      goes_on = again;
    }
    // Who was told nothing just now has nothing to lose by a plain close.
    if (!is_open || self->has_last_word_) {
      co_await self->linger(is_open);
    }
  }

  /// One request and its answer. False when the connection ends here.
  Task<bool> exchange() {
    const bool has_begun = co_await wait_for_request();
    if (!has_begun) co_return false;
    response_ = Response();
    const bool is_read = co_await read_request();
    if (!is_read && !is_refused_) co_return false;
    if (is_read) {
      co_await run_handler();
    }
    const bool is_sent = co_await send();
    co_return is_sent&& keeps_alive_;
  }

  Task<bool> wait_for_request() {
    if (buffer_.size() > 0) co_return true;
    limit_time(is_used_ ? limits().idle_time : limits().header_time);
    is_used_ = true;
    is_idle_ = true;
    error_code error;
    auto token = into(error);
    auto space = buffer_.prepare(1024);
    const std::size_t count = co_await transport_.stream().async_read_some(space, token);
    is_idle_ = false;
    buffer_.commit(count);
    co_return !error;
  }

  /// False when it could not be read: then `is_refused_` says whether `response_` is to be sent.
  Task<bool> read_request() {
    request_ = Request();
    is_refused_ = false;
    keeps_alive_ = false;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // "none" refuses every length in Beast 1.74
    limit_time(limits().header_time);
    error_code error;
    auto token = into(error);
    co_await beast::http::async_read_header(transport_.stream(), buffer_, *parser_, token);
    begun_ = SteadyClock::now();
    if (error) {
      refuse(error);
      co_return false;
    }
    if (!accept_head()) co_return false;
    limit_time(limits().body_time);
    if (expects_continue_) {
      auto go_ahead = asio::buffer(kGoAhead.data(), kGoAhead.size());
      co_await asio::async_write(transport_.stream(), go_ahead, token);
    }
    if (!error) {
      co_await beast::http::async_read(transport_.stream(), buffer_, *parser_, token);
    }
    if (error) {
      refuse(error);
      co_return false;
    }
    request_.body = std::move(parser_->get().body());
    co_return true;
  }

  void refuse(Response response) {
    response_ = std::move(response);
    is_refused_ = true;
    keeps_alive_ = false;
  }

  void refuse(const error_code& error) {
    namespace http = beast::http;
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      return refuse(problem(431, "header-too-large", "the request's header is too large"));
    }
    if (error == http::error::body_limit)
      return refuse(problem({ErrorCode::kTooLarge, "the body is larger than this path takes", {}}));
    const bool is_gone = error == http::error::end_of_stream || error == http::error::partial_message;
    if (is_gone || error.category() != http::make_error_code(http::error::bad_method).category()) return;  // nobody is listening
    refuse(problem({ErrorCode::kInvalidArgument, "this is no well-formed HTTP request", {}}));
  }

  /// Takes over and checks all that is known before the body.
  bool accept_head() {
    const auto& message = parser_->get();
    request_.id = request_id();
    request_.client_address = client_address_;
    request_.peer = transport_.peer();
    for (const auto& field : message) {
      request_.headers.add({field.name_string().data(), field.name_string().size()},
                           {field.value().data(), field.value().size()});
    }
    const std::string_view method(message.method_string().data(), message.method_string().size());
    const auto known = parse_method(method);
    if (!known) return refuse(problem(501, "method-not-known", known.error().message)), false;
    request_.method = *known;
    if (const auto head = check_head(request_.headers); !head) return refuse(problem(head.error())), false;
    auto target = parse_target({message.target().data(), message.target().size()});
    if (!target) return refuse(problem(target.error())), false;
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    if (!accept_expectation() || !accept_length()) return false;
    keeps_alive_ = message.keep_alive();
    return true;
  }

  bool accept_expectation() {
    const auto expected = request_.headers.get("Expect");
    expects_continue_ = expected && equal_ignoring_case(*expected, "100-continue");
    if (!expected || expects_continue_) return true;
    return refuse(problem(417, "expectation-not-known", "the only expectation known here is 100-continue")), false;
  }

  /// Refuses a body by its announced length before a byte of it is read.
  bool accept_length() {
    const auto& ask = shared_.settings.body_bytes_max;
    const std::uint64_t bytes_max = ask ? ask(request_) : limits().body_bytes;
    parser_->body_limit(bytes_max);
    const auto length = parser_->content_length();
    if (!length || *length <= bytes_max) return true;
    return refuse(problem({ErrorCode::kTooLarge, "the body is larger than this path takes", {}})), false;
  }

  std::string request_id() {
    std::array<std::uint8_t, 12> bytes{};
    shared_.random.fill(bytes);
    return to_base64url(bytes);
  }

  /// The worker always posts back: the coroutine, and with it this connection, ends on its own loop.
  bool submit() {
    return shared_.workers.submit([self = this->shared_from_this()]() mutable {
      if (!self->is_cut_) self->response_ = call_entry(self->shared_.entry, self->take_request());
      auto& context = self->loop_.context();
      asio::post(context, [self = std::move(self)] { self->wake_.cancel(); });
    });
  }

  Request take_request() { return std::move(request_); }

  Task<void> run_handler() {
    unlimit_time();
    method_ = request_.method;
    id_ = request_.id;
    wake_.expires_at(SteadyClock::time_point::max());
    if (!submit()) {
      response_ = problem({ErrorCode::kUnavailable, "too many requests are waiting; try again in a moment", {}});
      co_return;
    }
    // No wake-up is lost: the post runs on this thread, so not before this coroutine waits.
    error_code error;
    auto token = into(error);
    co_await wake_.async_wait(token);
  }

  Task<bool> send() {
    if (is_refused_) {
      method_ = request_.method;
      id_ = request_.id;
    }
    if (is_finishing_) keeps_alive_ = false;
    shared_.security_headers.apply(response_.headers);
    if (!id_.empty()) response_.headers.set("X-Request-Id", id_);
    output_ = wire_text(response_, method_, keeps_alive_ ? Persistence::kKeepAlive : Persistence::kClose);
    record();
    error_code error;
    auto token = into(error);
    std::size_t sent = 0;
    while (sent < output_.size() && !error) {
      limit_time(limits().write_time);
      auto piece = asio::buffer(output_.data() + sent, std::min(kWriteBytes, output_.size() - sent));
      const std::size_t count = co_await transport_.stream().async_write_some(piece, token);
      sent += count;
    }
    co_return !error;
  }

  void record() {
    if (!shared_.settings.access_log) return;
    shared_.settings.access_log({.request_id = id_,
                                 .method = id_.empty() ? std::string() : std::string(name_of(method_)),
                                 .route = response_.route,
                                 .status = response_.status,
                                 .response_bytes = output_.size(),
                                 .fault = response_.fault,
                                 .duration = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - begun_)});
  }

  /// Closes in an order that does not cost the client its answer: with unread bytes in our buffer a close sends RST, and RST
  /// makes the other end drop what it has not read yet.
  Task<void> linger(bool is_open) {
    if (!socket().is_open()) co_return;
    limit_time(limits().linger_time);
    if (is_open) {
      co_await transport_.say_goodbye();
    }
    error_code error;
    auto token = into(error);
    socket().shutdown(Socket::shutdown_send, error);
    std::array<char, 4096> dropped;
    auto space = asio::buffer(dropped);
    std::size_t total = 0;
    while (!error && total < limits().linger_bytes) {
      const std::size_t count = co_await socket().async_read_some(space, token);
      total += count;
    }
  }

  static constexpr std::string_view kGoAhead = "HTTP/1.1 100 Continue\r\n\r\n";

  Shared& shared_;
  Loop& loop_;
  const std::string client_address_;
  Transport transport_;
  Timer wake_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  Response response_;
  std::string output_;
  Method method_ = Method::kGet;
  std::string id_;
  SteadyClock::time_point begun_;
  bool is_used_ = false;
  bool is_idle_ = false;
  bool is_refused_ = false;
  bool keeps_alive_ = false;
  bool expects_continue_ = false;
  bool is_finishing_ = false;
  bool has_last_word_ = false;        ///< the connection ends with an answer of ours
  std::atomic<bool> is_cut_ = false;  ///< read by the worker
};

}  // namespace dijkwacht::http::internal
