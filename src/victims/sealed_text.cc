#include "victims/sealed_text.h"

#include "crypto/seal.h"

namespace dijkwacht::victims {
namespace {

constexpr auto kKeys = crypto::KeyDomain::kVictim;

}  // namespace

crypto::WrappedPart seal_text(const crypto::KeyService& keys, std::string context, const Sensitive<std::string>& text) {
  const auto key = crypto::SecretKey::random();
  const auto padded = crypto::pad(as_bytes(text.reveal("seal at rest")));
  return {.wrap = crypto::wrap_key(keys.sealing_key(kKeys), key),
          .compartment = crypto::seal_compartment(key, context, padded),
          .context = std::move(context)};
}

Result<Sensitive<std::string>> open_text(crypto::KeyService& keys, const crypto::WrappedPart& sealed) {
  const auto padded = TRY(keys.open_part(kKeys, sealed));
  const auto bytes = TRY(crypto::unpad(padded.reveal("take off the padding")));
  return Sensitive(std::string(as_text(bytes)));
}

}  // namespace dijkwacht::victims
