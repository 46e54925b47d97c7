#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::http {

/// PEM texts. TLS 1.3 only.
struct ClientTls {
  std::string authority_pem;         ///< who may vouch for the server
  std::string certificate_pem = {};  ///< our own, for mutual TLS; empty: we show none
  std::string private_key_pem = {};
  std::string server_name = {};         ///< must stand in the server's certificate; empty: the host that is connected to
  std::string server_fingerprint = {};  ///< when set, exactly this certificate and no other (the partner register pins it)
};

struct ClientSettings {
  std::string host;  ///< IP address or name; "localhost" and "*.localhost" are this machine (RFC 6761)
  std::uint16_t port = 0;
  std::optional<ClientTls> tls = {};
  Duration connect_time = Duration(5'000);    ///< resolving, connecting and the TLS handshake together
  Duration exchange_time = Duration(30'000);  ///< from the first byte sent to the last received
  std::size_t body_bytes_max = 16 << 20;      ///< of an answer
};

/// Reads "host:port" or "[v6]:port". Errors: kInvalidArgument.
Result<ClientSettings> parse_client_address(std::string_view host_and_port);

struct ClientRequest {
  Method method = Method::kGet;
  std::string target = "/";  ///< path and query, encoded
  Headers headers = {};
  std::string body = {};  ///< set Content-Type beside it
};

/// A blocking HTTP/1.1 client for one server that keeps its connection open between requests: node to node, the command line, the
/// demo's driver. Used by one thread at a time. A connection that the server closed meanwhile is noticed before a request is
/// sent; a request that was sent is never sent twice (the caller knows whether that would do harm).
class Client {
 public:
  explicit Client(ClientSettings settings);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  /// Any answer is a value, whatever its status. Errors:
  ///   kUnavailable      cannot connect, no answer in time, the connection broke;
  ///   kPermissionDenied the certificates do not convince: theirs us, or ours them;
  ///   kInvalidArgument  our PEM texts cannot be read, or a header of the request holds a control character;
  ///   kTooLarge         the answer is larger than `body_bytes_max`;
  ///   kDataCorrupt      the answer is no HTTP.
  Result<Response> send(const ClientRequest& request);

  // Shorthands.
  Result<Response> get(std::string_view target);
  Result<Response> post_json(std::string_view target, std::string body);

 private:
  class Link;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dijkwacht::http
