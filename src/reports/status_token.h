#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

/// The reporter's status token: 128 random bits made in the browser and shown once. The desk keeps its hash only. The token that
/// identifies the reporter at the police is derived from it, so that neither organisation can act with what the other holds.
/// Plain hashes are enough: 128 random bits cannot be tried. Pure.
namespace dijkwacht::reports {

/// BLAKE2b-256 of the token's text.
Bytes status_token_hash(std::string_view status_token);
/// base64url(BLAKE2b-256("identify|" + status token)): what the reporter's page shows the police.
std::string identification_token(std::string_view status_token);
/// BLAKE2b-256 of the identification token's text: what the desk passes on with a referral.
Bytes identification_token_hash(std::string_view identification_token);

}  // namespace dijkwacht::reports
