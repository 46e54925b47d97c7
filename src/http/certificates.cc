#include "http/certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

#include <fmt/core.h>

#include "http/internal/certificate_reader.h"

namespace dijkwacht::http {
namespace {

template <auto release>
struct Releaser {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};
using CertificatePtr = std::unique_ptr<X509, Releaser<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using BioPtr = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

/// RFC 5280's upper bound for a common name.
constexpr std::size_t kCommonNameBytesMax = 64;
constexpr std::size_t kSerialBytes = 16;

std::unexpected<Error> openssl_failed(std::string_view what) {
  return fail(ErrorCode::kInternal, fmt::format("OpenSSL could not {}", what));
}

Result<std::string> text_of(BIO* bio) {
  char* data = nullptr;
  const auto length = BIO_get_mem_data(bio, &data);
  if (length <= 0) return openssl_failed("write PEM");
  return std::string(data, static_cast<std::size_t>(length));
}

Result<std::string> pem_of(X509* certificate) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(bio.get(), certificate) != 1) return openssl_failed("write a certificate");
  return text_of(bio.get());
}

Result<std::string> pem_of(EVP_PKEY* key) {
  const BioPtr bio(BIO_new(BIO_s_secmem()));
  if (PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) return openssl_failed("write a key");
  return text_of(bio.get());
}

BioPtr reader(std::string_view pem) { return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

/// Without a prompt on the terminal when the PEM turns out to be encrypted.
int no_password(char*, int, int, void*) { return 0; }

Result<CertificatePtr> parse_certificate(std::string_view pem) {
  CertificatePtr certificate(PEM_read_bio_X509(reader(pem).get(), nullptr, no_password, nullptr));
  if (certificate == nullptr) return fail(ErrorCode::kInvalidArgument, "this is no PEM certificate", "certificate");
  return certificate;
}

Result<KeyPtr> parse_key(std::string_view pem) {
  KeyPtr key(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, no_password, nullptr));
  if (key == nullptr) return fail(ErrorCode::kInvalidArgument, "this is no PEM private key", "privateKey");
  return key;
}

Result<KeyPtr> make_key() {
  KeyPtr key(EVP_EC_gen("P-256"));
  if (key == nullptr) return openssl_failed("make a key");
  return key;
}

/// Random, positive, 127 bits (RFC 5280 §4.1.2.2).
Status set_random_serial(X509* certificate) {
  std::array<unsigned char, kSerialBytes> bytes{};
  if (RAND_bytes(bytes.data(), kSerialBytes) != 1) return openssl_failed("draw a serial number");
  bytes[0] &= 0x7f;
  bytes[0] |= 0x40;
  BIGNUM* number = BN_bin2bn(bytes.data(), kSerialBytes, nullptr);
  const bool is_set = BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
  BN_free(number);
  if (!is_set) return openssl_failed("set a serial number");
  return {};
}

Status set_validity(X509* certificate, const Validity& validity) {
  if (validity.until <= validity.from)
    return fail(ErrorCode::kInvalidArgument, "a certificate must end after it begins", "validity");
  const auto seconds = [](Time time) { return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count(); };
  if (ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(validity.from)) == nullptr ||
      ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(validity.until)) == nullptr) {
    return openssl_failed("set the validity");
  }
  return {};
}

Status add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  if (extension == nullptr || X509_add_ext(certificate, extension.get(), -1) != 1) return openssl_failed("add an extension");
  return {};
}

/// The names go into a comma-separated text of OpenSSL's, so a comma would be a second name.
bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:") == std::string_view::npos;
}

Result<std::string> alternative_names(const CertificateSubject& subject) {
  std::string names;
  const auto add = [&](std::string_view kind, const std::string& name) -> Status {
    if (!is_plain_name(name)) return fail(ErrorCode::kInvalidArgument, "this name cannot stand in a certificate", "subject");
    names += fmt::format("{}{}:{}", names.empty() ? "" : ",", kind, name);
    return {};
  };
  for (const auto& name : subject.dns_names) TRY(add("DNS", name));
  for (const auto& address : subject.ip_addresses) TRY(add("IP", address));
  return names;
}

Result<CertificatePtr> begin_certificate(std::string_view common_name, EVP_PKEY* key, const Validity& validity) {
  if (common_name.empty() || common_name.size() > kCommonNameBytesMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("a common name has 1 to {} bytes", kCommonNameBytesMax), "commonName");
  }
  CertificatePtr certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  TRY(set_random_serial(certificate.get()));
  TRY(set_validity(certificate.get(), validity));
  const auto* name = reinterpret_cast<const unsigned char*>(common_name.data());
  if (X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, MBSTRING_UTF8, name,
                                 static_cast<int>(common_name.size()), -1, 0) != 1 ||
      X509_set_pubkey(certificate.get(), key) != 1) {
    return openssl_failed("name a certificate");
  }
  return certificate;
}

Result<KeyedCertificate> finish_certificate(X509* certificate, EVP_PKEY* own_key, EVP_PKEY* issuer_key) {
  if (X509_sign(certificate, issuer_key, EVP_sha256()) == 0) return openssl_failed("sign a certificate");
  return KeyedCertificate{.certificate_pem = TRY(pem_of(certificate)), .private_key_pem = TRY(pem_of(own_key))};
}

}  // namespace

Result<KeyedCertificate> make_authority(std::string_view common_name, const Validity& validity) {
  const auto key = TRY(make_key());
  const auto certificate = TRY(begin_certificate(common_name, key.get(), validity));
  auto* raw = certificate.get();
  X509_set_issuer_name(raw, X509_get_subject_name(raw));
  TRY(add_extension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0"));
  TRY(add_extension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign"));
  TRY(add_extension(raw, raw, NID_subject_key_identifier, "hash"));
  return finish_certificate(raw, key.get(), key.get());
}

Result<KeyedCertificate> issue_certificate(const KeyedCertificate& authority, const CertificateSubject& subject,
                                           const Validity& validity) {
  const auto issuer = TRY(parse_certificate(authority.certificate_pem));
  const auto issuer_key = TRY(parse_key(authority.private_key_pem));
  const auto names = TRY(alternative_names(subject));
  const auto key = TRY(make_key());
  const auto certificate = TRY(begin_certificate(subject.common_name, key.get(), validity));
  auto* raw = certificate.get();
  X509_set_issuer_name(raw, X509_get_subject_name(issuer.get()));
  TRY(add_extension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE"));
  TRY(add_extension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature"));
  TRY(add_extension(raw, issuer.get(), NID_ext_key_usage, "serverAuth,clientAuth"));
  TRY(add_extension(raw, issuer.get(), NID_subject_key_identifier, "hash"));
  TRY(add_extension(raw, issuer.get(), NID_authority_key_identifier, "keyid"));
  if (!names.empty()) TRY(add_extension(raw, issuer.get(), NID_subject_alt_name, names));
  return finish_certificate(raw, key.get(), issuer_key.get());
}

Result<std::string> certificate_fingerprint(std::string_view certificate_pem) {
  const auto certificate = TRY(parse_certificate(certificate_pem));
  return internal::fingerprint_of(certificate.get());
}

}  // namespace dijkwacht::http
