#include "auth/password.h"

#include <fmt/core.h>
#include <sodium.h>

#include <array>

namespace dijkwacht::auth {
namespace {

/// libsodium wants its start before threads use it; the keyed functions of `crypto` do the same for themselves.
void start_sodium() {
  static const bool is_started = sodium_init() >= 0;
  if (!is_started) std::abort();
}

/// As the C functions take it: ended by a zero, and never longer than the library's buffer.
Result<std::string> ended_text(std::string_view password_hash) {
  if (password_hash.size() >= crypto_pwhash_STRBYTES) return fail(ErrorCode::kDataCorrupt, "a stored password hash is too long");
  return std::string(password_hash);
}

}  // namespace

Status check_new_password(const Password& password, const PasswordSettings& settings) {
  const auto length = password.reveal("count its bytes").size();
  if (length >= settings.length_min && length <= settings.length_max) return {};
  return fail(ErrorCode::kInvalidArgument,
              fmt::format("choose a password of {} to {} characters", settings.length_min, settings.length_max), "password");
}

Result<std::string> hash_password(const Password& password, const PasswordCost& cost) {
  start_sodium();
  const auto& text = password.reveal("hash it");
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), text.data(), text.size(), cost.operations, cost.memory_bytes) != 0) {
    return fail(ErrorCode::kUnavailable, "there is no memory to hash a password now");
  }
  return std::string(hash.data());
}

bool is_password(const Password& password, std::string_view password_hash) {
  start_sodium();
  const auto hash = ended_text(password_hash);
  const auto& text = password.reveal("compare with its hash");
  return hash && crypto_pwhash_str_verify(hash->c_str(), text.data(), text.size()) == 0;
}

bool needs_new_hash(std::string_view password_hash, const PasswordCost& cost) {
  start_sodium();
  const auto hash = ended_text(password_hash);
  return !hash || crypto_pwhash_str_needs_rehash(hash->c_str(), cost.operations, cost.memory_bytes) != 0;
}

}  // namespace dijkwacht::auth
