#include "auth/lock_out.h"

#include <algorithm>

namespace dijkwacht::auth {

bool is_locked(const LoginFailures& failures, Time now) { return failures.locked_until && now < *failures.locked_until; }

Duration lock_time(std::int64_t count, const LockOutSettings& settings) {
  if (count <= settings.failures_allowed) return Duration::zero();
  auto time = settings.first_lock;
  for (auto further = count - settings.failures_allowed - 1; further > 0 && time < settings.longest_lock; --further) time *= 2;
  return std::min(time, settings.longest_lock);
}

LoginFailures after_failure(const LoginFailures& before, Time now, const LockOutSettings& settings) {
  const bool is_forgotten = now - before.last > settings.forgotten_after;
  LoginFailures after{(is_forgotten ? 0 : before.count) + 1, now, std::nullopt};
  const auto locked_for = lock_time(after.count, settings);
  if (locked_for > Duration::zero()) after.locked_until = now + locked_for;
  return after;
}

}  // namespace dijkwacht::auth
