#include "reports/consent.h"

#include <fmt/core.h>

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kDomain = "consent";

}  // namespace

std::string consent_message(const Consent& consent) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}", consent.report.text(), consent.recipient, consent.purpose, consent.version,
                     consent.is_given ? "given" : "withdrawn", consent.text_version, time_text(consent.at));
}

Result<Consent> sign_consent(crypto::KeyService& keys, Consent consent) {
  const auto signature = TRY(keys.sign(kDomain, as_bytes(consent_message(consent))));
  consent.signature.assign(signature.begin(), signature.end());
  return consent;
}

Status check_consent(const crypto::SigningPublicKey& signer, const Consent& consent) {
  if (crypto::verify(signer, kDomain, as_bytes(consent_message(consent)), consent.signature)) return {};
  return fail(ErrorCode::kDataCorrupt, "the consent was not signed by the desk that sent it");
}

}  // namespace dijkwacht::reports
