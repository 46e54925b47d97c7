// The client over plain sockets and TLS: the third of the room's translation units with Asio. Callbacks, no coroutines.
#include <utility>  // Asio 1.74 uses std::exchange without including it

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <sys/socket.h>

#include <charconv>
#include <chrono>

#include <fmt/core.h>

#include "http/client.h"
#include "http/internal/certificate_reader.h"

namespace dijkwacht::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Socket = asio::basic_stream_socket<tcp, asio::io_context::executor_type>;
using TlsStream = asio::ssl::stream<Socket>;
using Deadline = std::chrono::steady_clock::time_point;
using Parser = beast::http::response_parser<beast::http::string_body>;

constexpr std::uint32_t kHeaderBytesMax = 64 * 1024;

std::unexpected<Error> to_failure(const error_code& error, std::string_view doing) {
  if (error == beast::http::error::body_limit) return fail(ErrorCode::kTooLarge, "the answer is larger than the limit");
  const bool is_cut = error == beast::http::error::end_of_stream || error == beast::http::error::partial_message ||
                      error == asio::ssl::error::stream_truncated;
  if (is_cut) return fail(ErrorCode::kUnavailable, fmt::format("{}: the other end closed the connection", doing));
  if (error.category() == beast::http::make_error_code(beast::http::error::bad_method).category()) {
    return fail(ErrorCode::kDataCorrupt, fmt::format("{}: the answer is no HTTP ({})", doing, error.message()));
  }
  if (error.category() == asio::error::get_ssl_category()) {
    return fail(ErrorCode::kPermissionDenied, fmt::format("{}: TLS refused ({})", doing, error.message()));
  }
  return fail(ErrorCode::kUnavailable, fmt::format("{}: {}", doing, error.message()));
}

bool is_this_machine(std::string_view host) { return host == "localhost" || host.ends_with(".localhost"); }

asio::const_buffer pem_buffer(const std::string& pem) { return asio::buffer(pem.data(), pem.size()); }

Status prepare_context(asio::ssl::context& context, const ClientTls& tls) {
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_3_VERSION);
  error_code error;
  context.set_verify_mode(asio::ssl::verify_peer, error);
  context.add_certificate_authority(pem_buffer(tls.authority_pem), error);
  if (error) return fail(ErrorCode::kInvalidArgument, "the server's authority is no PEM certificate", "authority");
  if (tls.certificate_pem.empty()) return {};
  context.use_certificate_chain(pem_buffer(tls.certificate_pem), error);
  if (error) return fail(ErrorCode::kInvalidArgument, "our certificate is no PEM certificate", "certificate");
  context.use_private_key(pem_buffer(tls.private_key_pem), asio::ssl::context::pem, error);
  if (error) return fail(ErrorCode::kInvalidArgument, "our private key is no PEM key, or not the certificate's", "privateKey");
  return {};
}

/// Which name or address the server's certificate must hold.
Status expect_name(SSL* connection, const std::string& name) {
  error_code error;
  asio::ip::make_address(name, error);
  if (!error) {
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(connection), name.c_str()) == 1) return {};
  } else if (SSL_set_tlsext_host_name(connection, name.c_str()) == 1 && SSL_set1_host(connection, name.c_str()) == 1) {
    return {};
  }
  return fail(ErrorCode::kInvalidArgument, "this server name cannot be checked", "serverName");
}

std::string request_text(const ClientRequest& request, const ClientSettings& settings) {
  std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: {}:{}\r\n", name_of(request.method), request.target,
                                 settings.host.contains(':') ? fmt::format("[{}]", settings.host) : settings.host, settings.port);
  for (const auto& [name, value] : request.headers.all()) text += fmt::format("{}: {}\r\n", name, value);
  const bool may_have_body = request.method != Method::kGet && request.method != Method::kHead;
  if (may_have_body || !request.body.empty()) text += fmt::format("Content-Length: {}\r\n", request.body.size());
  text += "\r\n";
  text += request.body;
  return text;
}

Status check_request(const ClientRequest& request) {
  const bool is_target = request.target.starts_with('/') && request.target.find_first_of(" \r\n\t") == std::string::npos;
  if (!is_target) return fail(ErrorCode::kInvalidArgument, "a target starts with '/' and holds no white space", "target");
  for (const auto& [name, value] : request.headers.all()) {
    if (!is_header_value(name) || !is_header_value(value)) {
      return fail(ErrorCode::kInvalidArgument, "a header holds a control character", "headers");
    }
  }
  return {};
}

Response to_response(Parser& parser) {
  Response response;
  auto& message = parser.get();
  response.status = static_cast<int>(message.result_int());
  for (const auto& field : message) {
    response.headers.add({field.name_string().data(), field.name_string().size()}, {field.value().data(), field.value().size()});
  }
  response.body = std::move(message.body());
  return response;
}

}  // namespace

/// One open connection.
class Client::Link {
 public:
  static Result<std::unique_ptr<Link>> open(const ClientSettings& settings) {
    const auto deadline = std::chrono::steady_clock::now() + settings.connect_time;
    auto link = std::unique_ptr<Link>(new Link());
    TRY(link->connect(settings, deadline));
    if (settings.tls) TRY(link->secure(*settings.tls, settings.host, deadline));
    return link;
  }

  /// Is there nothing to read? On a connection at rest anything to read is an end or a surprise.
  bool is_at_rest() {
    char byte = 0;
    const auto count = ::recv(socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }

  Result<Response> exchange(const ClientRequest& request, const ClientSettings& settings) {
    const auto deadline = std::chrono::steady_clock::now() + settings.exchange_time;
    auto response =
        tls_ ? exchange_over(*tls_, request, settings, deadline) : exchange_over(*plain_, request, settings, deadline);
    keeps_alive_ = keeps_alive_ && response.has_value();
    return response;
  }

  bool keeps_alive() const { return keeps_alive_; }

 private:
  Link() : plain_(std::make_unique<Socket>(context_)) {}

  Socket& socket() { return tls_ ? tls_->next_layer() : *plain_; }

  /// Begins one operation by `start(handler)` and runs it to its end, or to the deadline.
  template <typename Start>
  error_code run(Deadline deadline, Start start) {
    std::optional<error_code> outcome;
    start([&outcome](const error_code& error, const auto&...) { outcome = error; });
    context_.restart();
    context_.run_until(deadline);
    if (outcome) return *outcome;
    error_code ignored;
    socket().close(ignored);
    context_.restart();
    context_.run();  // the handler still refers to `outcome`
    return asio::error::timed_out;
  }

  Result<std::vector<tcp::endpoint>> resolve(const ClientSettings& settings) {
    error_code error;
    const auto address = asio::ip::make_address(is_this_machine(settings.host) ? "127.0.0.1" : settings.host, error);
    if (!error) return std::vector{tcp::endpoint(address, settings.port)};
    tcp::resolver resolver(context_);
    const auto found = resolver.resolve(settings.host, std::to_string(settings.port), error);
    if (error) return to_failure(error, "resolving the name");
    std::vector<tcp::endpoint> endpoints;
    for (const auto& entry : found) endpoints.push_back(entry.endpoint());
    return endpoints;
  }

  Status connect(const ClientSettings& settings, Deadline deadline) {
    const auto endpoints = TRY(resolve(settings));
    const auto error = run(deadline, [&](auto handler) { asio::async_connect(*plain_, endpoints, handler); });
    if (error) return to_failure(error, "connecting");
    error_code ignored;
    plain_->set_option(tcp::no_delay(true), ignored);
    return {};
  }

  Status secure(const ClientTls& tls, const std::string& host, Deadline deadline) {
    ssl_context_ = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
    TRY(prepare_context(*ssl_context_, tls));
    tls_ = std::make_unique<TlsStream>(std::move(*plain_), *ssl_context_);
    TRY(expect_name(tls_->native_handle(), tls.server_name.empty() ? host : tls.server_name));
    const auto error = run(deadline, [&](auto handler) { tls_->async_handshake(asio::ssl::stream_base::client, handler); });
    if (error) return to_failure(error, "the TLS handshake");
    if (tls.server_fingerprint.empty()) return {};
    const auto server = internal::read_peer(tls_->native_handle());
    if (server && server->fingerprint == tls.server_fingerprint) return {};
    return fail(ErrorCode::kPermissionDenied, "the server's certificate is not the one we know it by");
  }

  template <typename Stream>
  Result<Response> exchange_over(Stream& stream, const ClientRequest& request, const ClientSettings& settings,
                                 Deadline deadline) {
    const auto text = request_text(request, settings);
    const auto write_error = run(deadline, [&](auto handler) { asio::async_write(stream, asio::buffer(text), handler); });
    // A server that refuses a long body answers before it has read it: then writing fails, and the answer is still there to read.
    Parser parser;
    parser.header_limit(kHeaderBytesMax);
    parser.body_limit(settings.body_bytes_max);
    parser.skip(request.method == Method::kHead);
    if (write_error == asio::error::timed_out) return to_failure(write_error, "sending");
    auto error = run(deadline, [&](auto handler) { beast::http::async_read_header(stream, buffer_, parser, handler); });
    if (!error && parser.content_length().value_or(0) > settings.body_bytes_max) error = beast::http::error::body_limit;
    if (!error) error = run(deadline, [&](auto handler) { beast::http::async_read(stream, buffer_, parser, handler); });
    if (error) {
      const bool is_answered = error.category() == beast::http::make_error_code(beast::http::error::body_limit).category();
      return write_error && !is_answered ? to_failure(write_error, "sending") : to_failure(error, "reading the answer");
    }
    keeps_alive_ = !write_error && parser.get().keep_alive() && buffer_.size() == 0;  // more than asked for is no answer of ours
    return to_response(parser);
  }

  asio::io_context context_{1};
  std::unique_ptr<asio::ssl::context> ssl_context_;
  std::unique_ptr<Socket> plain_;
  std::unique_ptr<TlsStream> tls_;
  beast::flat_buffer buffer_;
  bool keeps_alive_ = true;
};

struct Client::State {
  ClientSettings settings;
  std::unique_ptr<Link> link;
};

Client::Client(ClientSettings settings) : state_(std::make_unique<State>(State{std::move(settings), nullptr})) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Result<Response> Client::send(const ClientRequest& request) {
  TRY(check_request(request));
  auto& link = state_->link;
  if (link && !link->is_at_rest()) link.reset();
  if (!link) link = TRY(Link::open(state_->settings));
  auto response = link->exchange(request, state_->settings);
  if (!link->keeps_alive()) link.reset();
  return response;
}

Result<Response> Client::get(std::string_view target) {
  ClientRequest request;
  request.target = target;
  return send(request);
}

Result<Response> Client::post_json(std::string_view target, std::string body) {
  ClientRequest request;
  request.method = Method::kPost;
  request.target = target;
  request.headers.set("Content-Type", "application/json");
  request.body = std::move(body);
  return send(request);
}

Result<ClientSettings> parse_client_address(std::string_view host_and_port) {
  const auto malformed = [] { return fail(ErrorCode::kInvalidArgument, "an address is \"host:port\"", "address"); };
  const auto colon = host_and_port.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return malformed();
  auto host = host_and_port.substr(0, colon);
  const auto port_text = host_and_port.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.contains(':')) {
    return malformed();
  }
  ClientSettings settings;
  const auto [end, error] = std::from_chars(port_text.data(), port_text.data() + port_text.size(), settings.port);
  if (error != std::errc() || end != port_text.data() + port_text.size() || settings.port == 0 || host.empty())
    return malformed();
  settings.host = host;
  return settings;
}

}  // namespace dijkwacht::http
