#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/signature.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// One version of a reporter's consent: to one recipient, for one purpose, given or withdrawn. The highest version holds.
struct Consent {
  ReportId report;
  std::string recipient;  ///< partner id
  std::string purpose;
  std::int64_t version = 1;
  bool is_given = false;
  std::string text_version;  ///< of the text that the reporter read
  Time at;
  Bytes signature;  ///< of the desk's node, domain "consent"
};

/// What is signed: `"report|recipient|purpose|version|given|textVersion|at"`.
std::string consent_message(const Consent& consent);
/// Signs as this node. Errors: those of KeyService::sign.
Result<Consent> sign_consent(crypto::KeyService& keys, Consent consent);
/// Errors: kDataCorrupt when the signature is not `signer`'s over this consent.
Status check_consent(const crypto::SigningPublicKey& signer, const Consent& consent);

}  // namespace dijkwacht::reports
