#include "auth/authenticator.h"

namespace dijkwacht::auth {

Result<Authenticated> Authenticator::authenticate(std::string_view authorization_header, std::string_view cookie_header) {
  auto credential = TRY(read_credential(authorization_header, cookie_header));
  if (auto* secret = std::get_if<SessionSecret>(&credential)) return resume(std::move(*secret));
  if (const auto* key = std::get_if<ApiKeyCredential>(&credential)) return Authenticated{TRY(api_keys_.authenticate(key->text))};
  if (const auto* status = std::get_if<StatusCredential>(&credential))
    return Authenticated{Principal::reporter(status->token_hash)};
  if (const auto* hold = std::get_if<HoldCredential>(&credential)) return Authenticated{Principal::person_held(hold->code_hash)};
  if (const auto* rights = std::get_if<RightsCredential>(&credential))
    return Authenticated{Principal::data_subject(rights->code_hash)};
  return Authenticated{Principal::anonymous()};
}

Result<Authenticated> Authenticator::resume(SessionSecret secret) {
  auto user = log_in_.resume(secret);
  if (!user && user.error().code == ErrorCode::kUnauthenticated) return Authenticated{Principal::anonymous()};
  if (!user) return fail(user.error());
  auto principal = Principal::person(user->account, user->role);
  return Authenticated{std::move(principal), std::move(secret), std::move(*user)};
}

}  // namespace dijkwacht::auth
