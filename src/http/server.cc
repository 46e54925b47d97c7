// The listener, its loops, and connections over plain sockets: one of the room's three translation units with Asio.
//
// g++ 12 sees mismatched new and delete in Asio's recycling allocator for coroutine frames, and uninitialised members in
// redirect_error's copies. Both are false (ASan and MSan runs are clean) and both come from templates instantiated here.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#include "http/server.h"

#include <typeinfo>

#include <fmt/core.h>

#include "http/internal/connection.h"
#include "http/internal/transport_tls.h"

namespace dijkwacht::http {
namespace internal {
namespace {

/// Deadlines are kept to within this.
constexpr std::chrono::milliseconds kTick{50};
/// How long to wait before accepting again when the process is out of descriptors.
constexpr std::chrono::milliseconds kAcceptPause{100};

class PlainTransport {
 public:
  explicit PlainTransport(Socket socket) : socket_(std::move(socket)) {}
  Socket& stream() { return socket_; }
  Socket& socket() { return socket_; }
  Task<bool> open() { co_return true; }
  Task<void> say_goodbye() { co_return; }
  std::optional<PeerIdentity> peer() const { return std::nullopt; }

 private:
  Socket socket_;
};

}  // namespace

Response call_entry(const Entry& entry, Request request) {
  try {
    return entry(std::move(request));
  } catch (const std::exception& exception) {
    // Its text may quote a person's input, so only its type is kept.
    return problem({ErrorCode::kInternal, fmt::format("a handler threw {}", typeid(exception).name()), {}});
  } catch (...) {
    return problem({ErrorCode::kInternal, "a handler threw", {}});
  }
}

Loop::Loop() : guard_(context_.get_executor()), ticker_(context_) {
  tick();
  thread_ = std::thread([this] { context_.run(); });
}

Loop::~Loop() { join(); }

void Loop::join() {
  if (!thread_.joinable()) return;
  asio::post(context_, [this] {
    is_ending_ = true;  // `cancel` cannot call back a tick that is queued already
    ticker_.cancel();
    guard_.reset();
  });
  thread_.join();
}

void Loop::tick() {
  ticker_.expires_after(kTick);
  ticker_.async_wait([this](const error_code& error) {
    if (error || is_ending_) return;
    const auto now = SteadyClock::now();
    for_each([now](Connection& connection) {
      if (connection.deadline() < now) connection.cut();
    });
    tick();
  });
}

}  // namespace internal

using internal::error_code;
using internal::asio::ip::tcp;

struct Server::State {
  State(ServerSettings settings, Entry entry, std::shared_ptr<internal::TlsContext> tls_context)
      : shared(std::move(settings), std::move(entry)), tls(std::move(tls_context)) {
    for (std::size_t i = 0; i < shared.settings.io_threads; ++i) loops.push_back(std::make_unique<internal::Loop>());
    acceptor.emplace(loops.front()->context());
    pause.emplace(loops.front()->context());
  }

  Status listen();
  void accept();
  void take(internal::Loop& loop, internal::Socket socket);
  void stop();

  internal::Shared shared;
  std::shared_ptr<internal::TlsContext> tls;
  std::vector<std::unique_ptr<internal::Loop>> loops;
  std::optional<internal::Acceptor> acceptor;
  std::optional<internal::Timer> pause;
  std::size_t next_loop = 0;
  std::uint16_t port = 0;
  std::once_flag stopped;
};

Status Server::State::listen() {
  const auto& settings = shared.settings;
  error_code error;
  const auto address = internal::asio::ip::make_address(settings.address, error);
  if (error) return fail(ErrorCode::kInvalidArgument, "the listening address is no IP address", "address");
  const tcp::endpoint endpoint(address, settings.port);
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(internal::asio::socket_base::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(internal::asio::socket_base::max_listen_connections, error);
  if (error) {
    return fail(ErrorCode::kUnavailable,
                fmt::format("cannot listen on {} port {}: {}", settings.address, settings.port, error.message()), "port");
  }
  port = acceptor->local_endpoint(error).port();
  return {};
}

void Server::State::accept() {
  auto& loop = *loops[next_loop++ % loops.size()];
  acceptor->async_accept(loop.context(), [this, &loop](const error_code& error, internal::Socket socket) {
    if (error == internal::asio::error::operation_aborted || shared.is_stopping) return;
    if (!error) {
      take(loop, std::move(socket));
      return accept();
    }
    pause->expires_after(internal::kAcceptPause);
    pause->async_wait([this](const error_code& cancelled) {
      if (!cancelled) accept();
    });
  });
}

void Server::State::take(internal::Loop& loop, internal::Socket socket) {
  error_code error;
  const auto client = socket.remote_endpoint(error);
  if (error) return;  // it went away again
  auto address = client.address().to_string();
  if (!shared.count.enter(address)) return;  // closed unanswered: an answer would cost what the limit is there to save
  socket.set_option(tcp::no_delay(true), error);
  internal::asio::post(loop.context(), [this, &loop, address = std::move(address), socket = std::move(socket)]() mutable {
    if (tls) return internal::start_tls_connection(shared, loop, std::move(address), std::move(socket), *tls);
    using Plain = internal::ConnectionOf<internal::PlainTransport>;
    internal::PlainTransport transport(std::move(socket));
    std::make_shared<Plain>(shared, loop, std::move(address), std::move(transport))->start();
  });
}

void Server::State::stop() {
  shared.is_stopping = true;
  loops.front()->run_and_wait([this] {
    error_code ignored;
    acceptor->close(ignored);
    pause->cancel();
  });
  for (auto& loop : loops) {
    loop->run_and_wait([&] { loop->for_each([](internal::Connection& connection) { connection.finish(); }); });
  }
  shared.count.wait_until_empty(shared.settings.limits.drain_time);
  for (auto& loop : loops) {
    loop->run_and_wait([&] { loop->for_each([](internal::Connection& connection) { connection.cut(); }); });
  }
  shared.workers.stop();
  for (auto& loop : loops) loop->join();
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(ServerSettings settings, Entry entry) {
  if (!entry) return fail(ErrorCode::kInvalidArgument, "a server needs a handler", "entry");
  if (settings.io_threads == 0) return fail(ErrorCode::kInvalidArgument, "at least one io thread is needed", "ioThreads");
  if (settings.worker_threads == 0) return fail(ErrorCode::kInvalidArgument, "at least one worker is needed", "workerThreads");
  std::shared_ptr<internal::TlsContext> tls;
  if (settings.tls) {
    tls = TRY(internal::make_tls_context(*settings.tls));
    settings.security_headers.is_tls = true;
  }
  auto server =
      std::unique_ptr<Server>(new Server(std::make_unique<State>(std::move(settings), std::move(entry), std::move(tls))));
  TRY(server->state_->listen());
  internal::asio::post(server->state_->loops.front()->context(), [state = server->state_.get()] { state->accept(); });
  return server;
}

std::uint16_t Server::port() const { return state_->port; }

std::size_t Server::connections() const { return state_->shared.count.total(); }

void Server::stop() {
  std::call_once(state_->stopped, [this] { state_->stop(); });
}

}  // namespace dijkwacht::http
