#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::auth {

/// The values of data/settings/auth.toml, where each stands with its source. The caller reads the file.

/// Argon2id, as libsodium's crypto_pwhash takes it.
struct PasswordCost {
  std::uint64_t operations = 0;
  std::size_t memory_bytes = 0;

  /// The least that the library allows. For tests only: a stolen hash of it falls in seconds.
  static PasswordCost cheap_for_tests();
};

struct PasswordSettings {
  PasswordCost cost;
  std::size_t length_min = 0;  ///< bytes of UTF-8
  std::size_t length_max = 0;
  /// Hashes computed at one moment; each takes `cost.memory_bytes`.
  std::int64_t parallel_hashes_max = 0;
};

struct LockOutSettings {
  std::int64_t failures_allowed = 0;  ///< this many in a row lock nothing
  Duration first_lock{};              ///< after the next failure; doubles with each further one
  Duration longest_lock{};
  Duration forgotten_after{};             ///< failures older than this no longer count
  std::int64_t names_remembered_max = 0;  ///< bound of the table; the oldest go first
};

struct SessionSettings {
  Duration idle_max{};
  Duration age_max{};
  std::int64_t per_account_max = 0;  ///< the one unused longest goes first
  /// A use is written down at most this often, so that reading costs no durable write each time.
  Duration use_noted_every{};
};

struct RateLimit {
  double burst = 0;       ///< requests at once after a pause
  double per_second = 0;  ///< requests over a long time
};

struct RateSettings {
  RateLimit open;            ///< each address, routes open to all
  RateLimit log_in;          ///< each address, log-in attempts
  RateLimit person;          ///< each account
  RateLimit machine;         ///< each API key
  std::size_t keys_max = 0;  ///< addresses, accounts and keys remembered at one moment
};

struct AuthSettings {
  PasswordSettings password;
  LockOutSettings lock_out;
  SessionSettings session;
  RateSettings rate;
  Duration api_key_age_max{};
};

/// Errors: kInvalidArgument naming the setting that is out of its range. Pure.
Status check(const AuthSettings& settings);

/// Everyday values with the cheapest password hash, so that tests do not wait.
AuthSettings settings_for_tests();

}  // namespace dijkwacht::auth
