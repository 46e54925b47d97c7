#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "http/access_record.h"
#include "http/request.h"
#include "http/response.h"
#include "http/security_headers.h"

namespace dijkwacht::http {

/// Every limit of a server, each with its reason.
struct ServerLimits {
  std::size_t header_bytes = 16 * 1024;      ///< request line and fields together; browsers with cookies stay below 8 kB
  std::size_t body_bytes = 1 << 20;          ///< unless `body_bytes_max` of the settings says otherwise
  std::size_t connections = 1024;            ///< in all; each costs about 20 kB
  std::size_t connections_per_client = 256;  ///< per client address, so that one cannot take all
  std::size_t worker_queue = 512;            ///< requests waiting for a worker; more are answered 503 with Retry-After
  std::size_t linger_bytes = 1 << 20;        ///< read and dropped after an early refusal, so that the answer is not lost
  Duration header_time = Duration(10'000);   ///< from the first byte of a request (or the TLS hello) to the end of its header
  Duration body_time = Duration(30'000);     ///< for the whole body
  Duration idle_time = Duration(60'000);     ///< between two requests on one connection
  Duration write_time = Duration(15'000);    ///< without the client taking any byte of an answer
  Duration linger_time = Duration(1'000);    ///< for the client to close after we did
  Duration drain_time = Duration(10'000);    ///< at `stop`, for what is under way; then connections are cut
};

/// PEM texts. TLS 1.3 only: both ends are ours or a browser of this decade.
struct ServerTls {
  std::string certificate_pem;  ///< the chain, own certificate first
  std::string private_key_pem;
  std::string client_authority_pem = {};     ///< who may vouch for clients; needed when clients must show a certificate
  bool requires_client_certificate = false;  ///< mutual TLS: without a valid one the handshake fails
};

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one, see `Server::port`
  std::optional<ServerTls> tls = {};
  ServerLimits limits = {};
  std::size_t io_threads = 1;
  std::size_t worker_threads = 4;  ///< how many handlers run (and may block) at once
  SecurityHeaders security_headers = {};
  /// The limit for this request's body, asked before a byte of it is read; unset: `limits.body_bytes`. Called on io threads.
  std::function<std::size_t(const RequestHead&)> body_bytes_max = nullptr;
  AccessLog access_log = nullptr;
};

/// Takes a request on a worker thread and may block. Any `Handler` fits, and so does `Router::handle`.
using Entry = std::function<Response(Request)>;

/// An HTTP/1.1 server: transport only, it knows no route. What it promises:
///   * io threads never wait for a handler; a full queue answers 503;
///   * a request that means two things to two readers (CL with TE, two lengths, a bad target) is refused with 400;
///   * an exception out of a handler becomes a 500 without detail;
///   * every limit above holds for plain and TLS alike.
class Server {
 public:
  /// Binds and starts. Errors: kUnavailable when the address is taken or cannot be bound; kInvalidArgument for settings or PEM
  /// texts that cannot work, naming the field.
  static Result<std::unique_ptr<Server>> start(ServerSettings settings, Entry entry);
  /// As `stop`.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port bound.
  std::uint16_t port() const;
  /// Connections open now.
  std::size_t connections() const;

  /// Stops accepting, answers with `Connection: close` every request that has begun to arrive, cuts what is left after
  /// `drain_time`, and returns when all threads ended. A handler cannot be cut: it is waited for. Once is enough; thread-safe.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dijkwacht::http
