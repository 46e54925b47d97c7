#pragma once

#include <cstdint>
#include <optional>

#include "auth/auth_settings.h"
#include "base/clock.h"

namespace dijkwacht::auth {

/// The failed log-ins in a row of one name, as remembered.
struct LoginFailures {
  std::int64_t count = 0;
  Time last{};
  std::optional<Time> locked_until = {};
};

/// Is `now` inside the lock? At the moment itself the lock is over.
bool is_locked(const LoginFailures& failures, Time now);

/// How long the `count`-th failure in a row locks: nothing up to `failures_allowed`, then `first_lock`, doubling, at most
/// `longest_lock`. Pure.
Duration lock_time(std::int64_t count, const LockOutSettings& settings);

/// The record after one more failure at `now`. Old failures are forgotten first. Pure.
LoginFailures after_failure(const LoginFailures& before, Time now, const LockOutSettings& settings);

}  // namespace dijkwacht::auth
