#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include "auth/account_table.h"
#include "auth/auth_settings.h"
#include "auth/lock_out.h"
#include "auth/password.h"
#include "auth/session_secret.h"
#include "base/clock.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// May anyone log in as any role without a password? Only on nodes marked synthetic.
enum class DemoLogin : std::uint8_t { kRefused, kAllowed };

/// Who a session belongs to, as it is now (a role changed meanwhile is the new one).
struct SessionUser {
  std::string account;
  std::string display_name;
  Role role = Role::kHelpdeskAgent;
};

/// A session just opened. `secret` goes into the cookie (credential.h), `csrf_token` to the page.
struct OpenedSession {
  SessionSecret secret;
  SessionUser user;
  std::string csrf_token;
};

/// Logs people in and out. Lock-out stands in the store and so survives a restart. A name that does not exist is answered,
/// counted and locked exactly as one that does, and takes as long. Every act is in the audit log, in the same transaction.
/// Thread-safe.
class LoginService {
 public:
  /// `database` and `clock` must outlive it; the schema must be there. Errors: kInvalidArgument on `settings`; kUnavailable.
  static Result<std::unique_ptr<LoginService>> create(store::Database& database, const Clock& clock, const AuthSettings& settings,
                                                      DemoLogin demo_login);

  /// Opens a session under a new secret; `replaced` (the one that the browser still showed, null for none) ends, so nobody can
  /// log another in under a secret known before. Takes a good part of a second: not on a thread that serves others.
  /// Errors: kUnauthenticated for a wrong name or password, without telling which; kRateLimited while the name is locked;
  /// kUnavailable when too many log in at this moment.
  Result<OpenedSession> log_in(std::string_view typed_name, const Password& password, const SessionSecret* replaced);

  /// One click in the demo: as `account`, or as the first by name who has this role when that is empty. Errors:
  /// kPermissionDenied unless the node allows it; kNotFound when nobody (or not this account) has the role.
  Result<OpenedSession> log_in_as(Role role, std::string_view account, const SessionSecret* replaced);
  /// Who may come in so, by name. Errors: as above, without kNotFound.
  Result<std::vector<SessionUser>> demo_people(Role role);
  /// Who at this node has the role, by account: to whom work can be given.
  Result<std::vector<SessionUser>> people_of(Role role);

  /// Whose session is this? Errors: kUnauthenticated when there is none, it is over, or its account is disabled.
  Result<SessionUser> resume(const SessionSecret& secret);

  /// Ends the session. No error when it had ended before.
  Status log_out(const SessionSecret& secret);

  /// For an administrator. Errors: kInvalidArgument, kConflict (create); kNotFound (the others). The sessions of a disabled
  /// account or of one whose password is set end at once.
  Status create_account(std::string_view actor, std::string_view name, std::string_view display_name, Role role,
                        const Password& password);
  Status set_password(std::string_view actor, std::string_view name, const Password& password);
  Status disable(std::string_view actor, std::string_view name);

  /// Passwords compared since the start, right or wrong; for the metrics.
  std::uint64_t passwords_compared() const { return passwords_compared_; }

 private:
  Status check_demo_login() const;
  enum class Comparison : std::uint8_t { kRight, kWrong };

  LoginService(store::Database& database, const Clock& clock, const AuthSettings& settings, DemoLogin demo_login,
               std::string nobodys_hash);
  Result<std::optional<Account>> account_unless_locked(std::string_view typed_name);
  Result<Comparison> compare(const Password& password, const std::optional<Account>& account);
  Result<std::string> hash_within_limit(const Password& password);
  Result<std::string> hash_to_store(const Password& password);
  /// The hash to store instead of an outdated one; empty when it is as it should be.
  std::string renewed_hash(const Password& password, const Account& account);
  Status record_success(store::Transaction& transaction, const Account& account, const std::string& new_hash);
  Status record_failure(store::Transaction& transaction, std::string_view typed_name, bool is_known, Time now);
  Status open_session(store::Transaction& transaction, const SessionSecret& secret, const Account& account,
                      const SessionSecret* replaced, std::string_view action, Time now);
  Status change_account(std::string_view actor, std::string_view name, std::string_view action,
                        const std::function<Status(store::Transaction&)>& change);

  store::Database& database_;
  const Clock& clock_;
  const AuthSettings settings_;
  const DemoLogin demo_login_;
  const std::string nobodys_hash_;  ///< compared with when the name is unknown, so that this takes as long
  std::counting_semaphore<> hashes_free_;
  std::atomic<std::uint64_t> passwords_compared_ = 0;
};

}  // namespace dijkwacht::auth
