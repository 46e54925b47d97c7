#include "http/internal/certificate_reader.h"

#include <openssl/x509.h>

#include <array>
#include <memory>

#include "base/bytes.h"

namespace dijkwacht::http::internal {

std::string fingerprint_of(const X509* certificate) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) != 1) return {};
  return to_hex(ByteView(digest.data(), length));
}

std::string common_name_of(const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (place < 0) return {};
  const ASN1_STRING* data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place));
  unsigned char* utf8 = nullptr;
  const int length = ASN1_STRING_to_UTF8(&utf8, data);
  if (length < 0) return {};
  std::string name(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
  OPENSSL_free(utf8);
  return name.contains('\0') ? std::string() : name;
}

std::optional<PeerIdentity> read_peer(const SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection), &X509_free);
  if (certificate == nullptr) return std::nullopt;
  return PeerIdentity{.common_name = common_name_of(certificate.get()), .fingerprint = fingerprint_of(certificate.get())};
}

}  // namespace dijkwacht::http::internal
