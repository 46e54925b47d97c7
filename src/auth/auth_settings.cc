#include "auth/auth_settings.h"

#include <sodium.h>

#include <array>
#include <utility>

namespace dijkwacht::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_rate(const RateLimit& limit) { return limit.burst >= 1 && limit.per_second > 0; }

bool is_cost(const PasswordCost& cost) {
  return cost.operations >= crypto_pwhash_OPSLIMIT_MIN && cost.operations <= crypto_pwhash_OPSLIMIT_MAX &&
         cost.memory_bytes >= crypto_pwhash_MEMLIMIT_MIN && cost.memory_bytes <= (std::size_t{1} << 30);
}

}  // namespace

PasswordCost PasswordCost::cheap_for_tests() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

Status check(const AuthSettings& settings) {
  const auto& [password, lock_out, session, rate, api_key_age_max] = settings;
  const std::pair<bool, const char*> conditions[] = {
      {is_cost(password.cost), "password.cost"},
      {password.length_min >= 1, "password.lengthMin"},
      {password.length_max >= password.length_min && password.length_max <= 1024, "password.lengthMax"},
      {password.parallel_hashes_max >= 1 && password.parallel_hashes_max <= 64, "password.parallelHashesMax"},
      {lock_out.failures_allowed >= 1, "lockOut.failuresAllowed"},
      {lock_out.first_lock > Duration::zero(), "lockOut.firstLock"},
      {lock_out.longest_lock >= lock_out.first_lock, "lockOut.longestLock"},
      {lock_out.forgotten_after >= lock_out.longest_lock, "lockOut.forgottenAfter"},
      {lock_out.names_remembered_max >= 1, "lockOut.namesRememberedMax"},
      {session.idle_max > Duration::zero(), "session.idleMax"},
      {session.age_max >= session.idle_max, "session.ageMax"},
      {session.per_account_max >= 1, "session.perAccountMax"},
      {session.use_noted_every >= Duration::zero() && session.use_noted_every < session.idle_max, "session.useNotedEvery"},
      {is_rate(rate.open), "rate.open"},
      {is_rate(rate.log_in), "rate.logIn"},
      {is_rate(rate.person), "rate.person"},
      {is_rate(rate.machine), "rate.machine"},
      {rate.keys_max >= 1, "rate.keysMax"},
      {api_key_age_max > Duration::zero(), "apiKeyAgeMax"},
  };
  for (const auto& [holds, field] : conditions) {
    if (!holds) return fail(ErrorCode::kInvalidArgument, "a setting of data/settings/auth.toml is out of its range", field);
  }
  return {};
}

AuthSettings settings_for_tests() {
  return {
      .password = {PasswordCost::cheap_for_tests(), 12, 128, 4},
      .lock_out = {5, seconds(30), minutes(15), hours(24), 1000},
      .session = {minutes(30), hours(10), 5, minutes(1)},
      .rate = {{20, 5}, {5, 0.1}, {100, 20}, {1000, 500}, 1000},
      .api_key_age_max = hours(24 * 365),
  };
}

}  // namespace dijkwacht::auth
