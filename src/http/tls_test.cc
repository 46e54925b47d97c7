#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "http/certificates.h"
#include "http/client.h"
#include "http/raw_socket_testing.h"
#include "http/server.h"

namespace dijkwacht::http {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

const Time kNow = SystemClock().now();
const Validity kYear{kNow - Duration(std::chrono::hours(1)), kNow + Duration(std::chrono::hours(24 * 365))};

KeyedCertificate node(const KeyedCertificate& authority, std::string id, Validity validity = kYear) {
  return issue_certificate(authority, {.common_name = std::move(id), .dns_names = {"node.test"}, .ip_addresses = {"127.0.0.1"}},
                           validity)
      .value();
}

/// A police node that demands a certificate of the consortium's authority, and what others may try.
class TlsTest : public ::testing::Test {
 protected:
  TlsTest() {
    ServerSettings settings;
    settings.tls = ServerTls{.certificate_pem = police_.certificate_pem,
                             .private_key_pem = police_.private_key_pem,
                             .client_authority_pem = authority_.certificate_pem,
                             .requires_client_certificate = true};
    settings.limits.header_time = 500ms;
    settings.limits.linger_time = 300ms;
    server_ = Server::start(std::move(settings), [this](const Request& request) {
                ++handled_;
                return text(200, request.peer ? request.peer->common_name + " " + request.peer->fingerprint : "nobody");
              }).value();
  }

  ClientSettings client_of(const KeyedCertificate& own) const {
    ClientSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server_->port();
    settings.tls = ClientTls{.authority_pem = authority_.certificate_pem,
                             .certificate_pem = own.certificate_pem,
                             .private_key_pem = own.private_key_pem};
    settings.exchange_time = 2s;
    return settings;
  }

  static ErrorCode error_of(ClientSettings settings) {
    const auto answer = Client(std::move(settings)).get("/");
    return answer ? ErrorCode::kInternal : answer.error().code;
  }

  KeyedCertificate authority_ = make_authority("Consortium", kYear).value();
  KeyedCertificate police_ = node(authority_, "police");
  KeyedCertificate bank_ = node(authority_, "demobank");
  std::atomic<int> handled_ = 0;
  std::unique_ptr<Server> server_;
};

TEST_F(TlsTest, PeerIsKnownByNameAndFingerprint) {
  Client client(client_of(bank_));
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.get("/");
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->body, "demobank " + certificate_fingerprint(bank_.certificate_pem).value());
    EXPECT_TRUE(answer->headers.has("Strict-Transport-Security"));
  }
  EXPECT_EQ(server_->connections(), 1u);
}

TEST_F(TlsTest, ClientWithoutACertificateIsRefused) {
  auto settings = client_of(bank_);
  settings.tls->certificate_pem.clear();
  EXPECT_EQ(error_of(settings), ErrorCode::kPermissionDenied);
  EXPECT_EQ(handled_, 0);
}

TEST_F(TlsTest, ClientOfAnotherAuthorityIsRefused) {
  const auto other = make_authority("Consortium", kYear).value();  // the same name makes no difference
  EXPECT_EQ(error_of(client_of(node(other, "demobank"))), ErrorCode::kPermissionDenied);
  EXPECT_EQ(handled_, 0);
}

TEST_F(TlsTest, ExpiredAndSelfSignedClientsAreRefused) {
  const Validity past{kNow - Duration(std::chrono::hours(48)), kNow - Duration(std::chrono::hours(24))};
  EXPECT_EQ(error_of(client_of(node(authority_, "demobank", past))), ErrorCode::kPermissionDenied);
  EXPECT_EQ(error_of(client_of(make_authority("demobank", kYear).value())), ErrorCode::kPermissionDenied);
  EXPECT_EQ(handled_, 0);
}

TEST_F(TlsTest, CertificateIssuedByAPartnersCertificateIsRefused) {
  auto forged = node(bank_, "police");  // signed with the bank's key, which may not sign
  forged.certificate_pem += bank_.certificate_pem;
  EXPECT_EQ(error_of(client_of(forged)), ErrorCode::kPermissionDenied);
  EXPECT_EQ(handled_, 0);
}

TEST_F(TlsTest, ServerOfAnotherAuthorityNameOrFingerprintIsRefused) {
  auto wrong_authority = client_of(bank_);
  wrong_authority.tls->authority_pem = make_authority("Consortium", kYear).value().certificate_pem;
  EXPECT_EQ(error_of(wrong_authority), ErrorCode::kPermissionDenied);

  auto wrong_name = client_of(bank_);
  wrong_name.tls->server_name = "other.test";
  EXPECT_EQ(error_of(wrong_name), ErrorCode::kPermissionDenied);

  auto wrong_pin = client_of(bank_);
  wrong_pin.tls->server_fingerprint = certificate_fingerprint(bank_.certificate_pem).value();
  EXPECT_EQ(error_of(wrong_pin), ErrorCode::kPermissionDenied);
  EXPECT_EQ(handled_, 0);

  auto right = client_of(bank_);
  right.tls->server_name = "node.test";
  right.tls->server_fingerprint = certificate_fingerprint(police_.certificate_pem).value();
  EXPECT_TRUE(Client(right).get("/"));
}

TEST_F(TlsTest, SilentAndPlainTextPeersAreCutInTime) {
  testing::RawSocket silent(server_->port());
  testing::RawSocket plain(server_->port());
  plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(plain.is_closed_within(1500ms));
  EXPECT_TRUE(silent.is_closed_within(1500ms));
  EXPECT_EQ(handled_, 0);
}

TEST_F(TlsTest, LimitsHoldOverTlsToo) {
  Client client(client_of(bank_));
  ClientRequest request;
  request.method = Method::kPost;
  request.target = "/";
  request.body.assign((1 << 20) + 1, 'x');
  const auto answer = client.send(request);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(handled_, 0);
  request.body.resize(1 << 20);
  EXPECT_EQ(client.send(request)->status, 200);
}

TEST_F(TlsTest, StopEndsRestingConnectionsAndTheClientConnectsAnew) {
  Client client(client_of(bank_));
  ASSERT_TRUE(client.get("/"));
  server_->stop();
  const auto gone = client.get("/");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::kUnavailable);
}

TEST(Certificates, BadInputNamesTheField) {
  EXPECT_EQ(make_authority("", kYear).error().field, "commonName");
  EXPECT_EQ(make_authority(std::string(65, 'x'), kYear).error().field, "commonName");
  EXPECT_EQ(make_authority("x", {kNow, kNow}).error().field, "validity");
  const auto authority = make_authority("x", kYear).value();
  EXPECT_EQ(issue_certificate({"no", "no"}, {"x"}, kYear).error().field, "certificate");
  EXPECT_EQ(issue_certificate(authority, {"x", {"a,DNS:police.test"}}, kYear).error().field, "subject");
  EXPECT_FALSE(issue_certificate(authority, {"x", {}, {"999.1.1.1"}}, kYear));
  EXPECT_EQ(certificate_fingerprint("no").error().field, "certificate");
}

TEST(Certificates, TwoOfOneSubjectDiffer) {
  const auto authority = make_authority("x", kYear).value();
  const auto first = issue_certificate(authority, {"police"}, kYear).value();
  const auto second = issue_certificate(authority, {"police"}, kYear).value();
  EXPECT_NE(certificate_fingerprint(first.certificate_pem).value(), certificate_fingerprint(second.certificate_pem).value());
  EXPECT_EQ(certificate_fingerprint(first.certificate_pem).value().size(), 64u);
}

}  // namespace
}  // namespace dijkwacht::http
