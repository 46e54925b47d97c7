// Connections over TLS: apart from server.cc because each instantiation takes the compiler many seconds and much memory.
//
// The same false positives of g++ 12 as in server.cc, and there is the reason.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#include <boost/asio/ssl/context.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "http/internal/certificate_reader.h"
#include "http/internal/connection.h"
#include "http/internal/transport_tls.h"

namespace dijkwacht::http::internal {

struct TlsContext {
  asio::ssl::context context{asio::ssl::context::tls_server};
};

namespace {

class TlsTransport {
 public:
  TlsTransport(Socket socket, TlsContext& context)
      : stream_(std::make_unique<beast::ssl_stream<Socket>>(std::move(socket), context.context)) {}
  beast::ssl_stream<Socket>& stream() { return *stream_; }
  Socket& socket() { return stream_->next_layer(); }

  Task<bool> open() {
    error_code error;
    auto token = into(error);
    co_await stream_->async_handshake(asio::ssl::stream_base::server, token);
    if (!error) peer_ = read_peer(stream_->native_handle());
    co_return !error;
  }

  Task<void> say_goodbye() {
    error_code error;
    auto token = into(error);
    co_await stream_->async_shutdown(token);
  }

  const std::optional<PeerIdentity>& peer() const { return peer_; }

 private:
  std::unique_ptr<beast::ssl_stream<Socket>> stream_;
  std::optional<PeerIdentity> peer_;
};

asio::const_buffer pem_buffer(const std::string& pem) { return asio::buffer(pem.data(), pem.size()); }

Status ask_for_client_certificate(asio::ssl::context& context, const ServerTls& tls) {
  error_code error;
  context.add_certificate_authority(pem_buffer(tls.client_authority_pem), error);
  if (error) return fail(ErrorCode::kInvalidArgument, "the clients' authority is no PEM certificate", "clientAuthority");
  context.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert, error);
  return {};
}

}  // namespace

Result<std::shared_ptr<TlsContext>> make_tls_context(const ServerTls& tls) {
  auto made = std::make_shared<TlsContext>();
  auto& context = made->context;
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_3_VERSION);
  // No resumption: every connection proves its certificate anew, so a revoked partner is out at once.
  SSL_CTX_set_num_tickets(context.native_handle(), 0);
  SSL_CTX_set_session_cache_mode(context.native_handle(), SSL_SESS_CACHE_OFF);
  error_code error;
  context.use_certificate_chain(pem_buffer(tls.certificate_pem), error);
  if (error) return fail(ErrorCode::kInvalidArgument, "the certificate is no PEM certificate", "certificate");
  context.use_private_key(pem_buffer(tls.private_key_pem), asio::ssl::context::pem, error);
  if (error) return fail(ErrorCode::kInvalidArgument, "the private key is no PEM key, or not this certificate's", "privateKey");
  if (tls.requires_client_certificate) TRY(ask_for_client_certificate(context, tls));
  return made;
}

void start_tls_connection(Shared& shared, Loop& loop, std::string client_address, Socket socket, TlsContext& context) {
  TlsTransport transport(std::move(socket), context);
  std::make_shared<ConnectionOf<TlsTransport>>(shared, loop, std::move(client_address), std::move(transport))->start();
}

}  // namespace dijkwacht::http::internal
