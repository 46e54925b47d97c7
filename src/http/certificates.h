#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::http {

/// A certificate with its private key, both PEM. The key belongs in a file of mode 0600 or in memory, never in a log.
struct KeyedCertificate {
  std::string certificate_pem;
  std::string private_key_pem;
};

/// From when until when a certificate holds.
struct Validity {
  Time from;
  Time until;
};

/// For whom a certificate is made.
struct CertificateSubject {
  std::string common_name;                  ///< the partner's id
  std::vector<std::string> dns_names = {};  ///< subject alternative names
  std::vector<std::string> ip_addresses = {};
};

/// A self-signed authority (P-256, ECDSA with SHA-256) that may issue end certificates only. For the demo and for tests: partners
/// in the field get theirs from an authority of their own. Errors: kInvalidArgument for an empty or over-long name, kInternal.
Result<KeyedCertificate> make_authority(std::string_view common_name, const Validity& validity);

/// A certificate for one node, good as server and as client. Errors: kInvalidArgument for a name, an address or an authority that
/// cannot be read; kInternal.
Result<KeyedCertificate> issue_certificate(const KeyedCertificate& authority, const CertificateSubject& subject,
                                           const Validity& validity);

/// SHA-256 over the certificate's DER form, lower-case hex: what the partner register pins. Errors: kInvalidArgument.
Result<std::string> certificate_fingerprint(std::string_view certificate_pem);

}  // namespace dijkwacht::http
