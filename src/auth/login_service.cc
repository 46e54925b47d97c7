#include "auth/login_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "auth/csrf.h"
#include "auth/login_failure_table.h"
#include "auth/principal.h"
#include "auth/session_table.h"

namespace dijkwacht::auth {
namespace {

constexpr std::size_t kDisplayNameBytesMax = 100;
constexpr std::size_t kDemoPeopleMax = 20;  // buttons that fit on one page
/// A node has tens of analysts, not thousands.
constexpr std::size_t kPeopleMax = 500;

std::unexpected<Error> wrong_name_or_password() {
  return fail(ErrorCode::kUnauthenticated, "name or password is not right: try again");
}

std::unexpected<Error> locked() {
  return fail(ErrorCode::kRateLimited, "too many attempts failed: wait some minutes and try again");
}

std::unexpected<Error> log_in_first() { return fail(ErrorCode::kUnauthenticated, "log in first"); }

std::string actor_name(const Account& account) { return Principal::person(account.name, account.role).audit_name(); }

SessionUser user_of(const Account& account) { return {account.name, account.display_name, account.role}; }

Status append_act(store::Transaction& transaction, audit::Act act, Time now) {
  TRY(audit::append(transaction, act, now));
  return {};
}

/// Takes a place for one hash; gives it back at the end.
class HashPlace {
 public:
  explicit HashPlace(std::counting_semaphore<>& places) : places_(places), is_taken_(places.try_acquire()) {}
  HashPlace(const HashPlace&) = delete;
  HashPlace& operator=(const HashPlace&) = delete;
  ~HashPlace() {
    if (is_taken_) places_.release();
  }
  bool is_taken() const { return is_taken_; }

 private:
  std::counting_semaphore<>& places_;
  const bool is_taken_;
};

std::unexpected<Error> busy() {
  return fail(ErrorCode::kUnavailable, "many people log in at this moment: try again in a moment");
}

}  // namespace

LoginService::LoginService(store::Database& database, const Clock& clock, const AuthSettings& settings, DemoLogin demo_login,
                           std::string nobodys_hash)
    : database_(database),
      clock_(clock),
      settings_(settings),
      demo_login_(demo_login),
      nobodys_hash_(std::move(nobodys_hash)),
      hashes_free_(settings.password.parallel_hashes_max) {}

Result<std::unique_ptr<LoginService>> LoginService::create(store::Database& database, const Clock& clock,
                                                           const AuthSettings& settings, DemoLogin demo_login) {
  TRY(check(settings));
  auto nobodys_hash = TRY(hash_password(Password(SessionSecret::random().cookie_value()), settings.password.cost));
  return std::unique_ptr<LoginService>(new LoginService(database, clock, settings, demo_login, std::move(nobodys_hash)));
}

Result<OpenedSession> LoginService::log_in(std::string_view typed_name, const Password& password, const SessionSecret* replaced) {
  const auto account = TRY(account_unless_locked(typed_name));
  const bool is_right = TRY(compare(password, account)) == Comparison::kRight;
  const auto new_hash = is_right ? renewed_hash(password, *account) : std::string();
  auto secret = SessionSecret::random();
  const auto now = clock_.now();
  bool is_locked_meanwhile = false;
  TRY(database_.write([&](store::Transaction& transaction) -> Status {
    // Others may have failed on this name while we computed; the lock they caused holds for us too.
    is_locked_meanwhile = is_locked(TRY(find_failures(transaction, typed_name)), now);
    if (is_locked_meanwhile) return {};
    if (!is_right) return record_failure(transaction, typed_name, account.has_value(), now);
    TRY(record_success(transaction, *account, new_hash));
    return open_session(transaction, secret, *account, replaced, "login", now);
  }));
  if (is_locked_meanwhile) return locked();
  if (!is_right) return wrong_name_or_password();
  auto token = csrf_token(secret);
  return OpenedSession{std::move(secret), user_of(*account), std::move(token)};
}

Status LoginService::check_demo_login() const {
  if (demo_login_ == DemoLogin::kAllowed) return {};
  return fail(ErrorCode::kPermissionDenied, "this node lets nobody in without a password");
}

Result<OpenedSession> LoginService::log_in_as(Role role, std::string_view account, const SessionSecret* replaced) {
  TRY(check_demo_login());
  auto secret = SessionSecret::random();
  std::optional<Account> chosen;
  TRY(database_.write([&](store::Transaction& transaction) -> Status {
    for (auto& each : TRY(accounts_of_role(transaction, role, kDemoPeopleMax))) {
      if (!chosen && (account.empty() || each.name == account)) chosen = std::move(each);
    }
    if (!chosen) return fail(ErrorCode::kNotFound, "nobody at this node has this role", account.empty() ? "role" : "account");
    return open_session(transaction, secret, *chosen, replaced, "login.demo", clock_.now());
  }));
  auto token = csrf_token(secret);
  return OpenedSession{std::move(secret), user_of(*chosen), std::move(token)};
}

Result<std::vector<SessionUser>> LoginService::demo_people(Role role) {
  TRY(check_demo_login());
  auto people = TRY(people_of(role));
  if (people.size() > kDemoPeopleMax) people.resize(kDemoPeopleMax);
  return people;
}

Result<std::vector<SessionUser>> LoginService::people_of(Role role) {
  return database_.read_value<std::vector<SessionUser>>([&](store::Transaction& transaction) -> Result<std::vector<SessionUser>> {
    std::vector<SessionUser> people;
    for (const auto& each : TRY(accounts_of_role(transaction, role, kPeopleMax))) people.push_back(user_of(each));
    return people;
  });
}

Result<SessionUser> LoginService::resume(const SessionSecret& secret) {
  std::optional<Session> session;
  std::optional<Account> account;
  TRY(database_.read([&](store::Transaction& transaction) -> Status {
    session = TRY(find_session(transaction, secret));
    if (session) account = TRY(find_account(transaction, session->account));
    return {};
  }));
  const auto now = clock_.now();
  if (!session || !account || account->is_disabled || is_expired(*session, now, settings_.session)) return log_in_first();
  if (now - session->last_used >= settings_.session.use_noted_every) {
    TRY(database_.write([&](store::Transaction& transaction) { return note_use(transaction, secret, now); }));
  }
  return user_of(*account);
}

Status LoginService::log_out(const SessionSecret& secret) {
  return database_.write([&](store::Transaction& transaction) -> Status {
    const auto session = TRY(find_session(transaction, secret));
    if (!session) return {};
    TRY(remove_session(transaction, secret));
    const auto actor = "person:" + session->account;
    return append_act(transaction, {.actor = actor, .action = "logout", .subject = actor}, clock_.now());
  });
}

Status LoginService::create_account(std::string_view actor, std::string_view name, std::string_view display_name, Role role,
                                    const Password& password) {
  if (!is_account_name(name)) {
    return fail(ErrorCode::kInvalidArgument, "an account's name is 2 to 40 small letters, digits and hyphens", "account");
  }
  if (display_name.empty() || display_name.size() > kDisplayNameBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "the name to show has 1 to 100 bytes", "name");
  }
  const Account account{std::string(name), std::string(display_name), role, TRY(hash_to_store(password)), clock_.now()};
  return change_account(actor, name, "account.made",
                        [&](store::Transaction& transaction) { return insert_account(transaction, account); });
}

Status LoginService::set_password(std::string_view actor, std::string_view name, const Password& password) {
  const auto hash = TRY(hash_to_store(password));
  return change_account(actor, name, "account.password-set", [&](store::Transaction& transaction) -> Status {
    TRY(set_password_hash(transaction, name, hash));
    return remove_sessions_of(transaction, name);
  });
}

Status LoginService::disable(std::string_view actor, std::string_view name) {
  return change_account(actor, name, "account.disabled", [&](store::Transaction& transaction) -> Status {
    TRY(disable_account(transaction, name));
    return remove_sessions_of(transaction, name);
  });
}

Status LoginService::change_account(std::string_view actor, std::string_view name, std::string_view action,
                                    const std::function<Status(store::Transaction&)>& change) {
  return database_.write([&](store::Transaction& transaction) -> Status {
    TRY(change(transaction));
    return append_act(transaction,
                      {.actor = std::string(actor), .action = std::string(action), .subject = "person:" + std::string(name)},
                      clock_.now());
  });
}

/// Nothing when there is no such account, or it is disabled. Errors: kRateLimited while the name is locked, known or not.
Result<std::optional<Account>> LoginService::account_unless_locked(std::string_view typed_name) {
  std::optional<Account> account;
  LoginFailures failures;
  TRY(database_.read([&](store::Transaction& transaction) -> Status {
    if (is_account_name(typed_name)) account = TRY(find_account(transaction, typed_name));
    failures = TRY(find_failures(transaction, typed_name));
    return {};
  }));
  if (is_locked(failures, clock_.now())) return locked();
  if (account && account->is_disabled) account.reset();
  return account;
}

Result<LoginService::Comparison> LoginService::compare(const Password& password, const std::optional<Account>& account) {
  const HashPlace place(hashes_free_);
  if (!place.is_taken()) return busy();
  ++passwords_compared_;
  const bool is_same = is_password(password, account ? account->password_hash : nobodys_hash_);
  return is_same && account ? Comparison::kRight : Comparison::kWrong;
}

Result<std::string> LoginService::hash_within_limit(const Password& password) {
  const HashPlace place(hashes_free_);
  if (!place.is_taken()) return busy();
  return hash_password(password, settings_.password.cost);
}

Result<std::string> LoginService::hash_to_store(const Password& password) {
  TRY(check_new_password(password, settings_.password));
  return hash_within_limit(password);
}

std::string LoginService::renewed_hash(const Password& password, const Account& account) {
  if (!needs_new_hash(account.password_hash, settings_.password.cost)) return {};
  return hash_within_limit(password).value_or(std::string());  // Not now: then at the next log-in.
}

Status LoginService::record_success(store::Transaction& transaction, const Account& account, const std::string& new_hash) {
  const auto stored = TRY(find_account(transaction, account.name));
  const bool is_as_compared = stored && !stored->is_disabled && stored->password_hash == account.password_hash;
  if (!is_as_compared) return wrong_name_or_password();  // Disabled, or another password, while we computed.
  if (!new_hash.empty()) TRY(set_password_hash(transaction, account.name, new_hash));
  return forget_failures(transaction, account.name);
}

Status LoginService::record_failure(store::Transaction& transaction, std::string_view typed_name, bool is_known, Time now) {
  const auto failures = after_failure(TRY(find_failures(transaction, typed_name)), now, settings_.lock_out);
  TRY(store_failures(transaction, typed_name, failures, settings_.lock_out));
  // An unknown name may be anything that someone typed, so the log does not have it.
  const auto subject = is_known ? "person:" + std::string(typed_name) : std::string();
  TRY(append_act(transaction, {.actor = "anonymous", .action = "login.failed", .subject = subject, .outcome = "denied"}, now));
  if (!failures.locked_until) return {};
  return append_act(transaction, {.actor = "system", .action = "login.locked", .subject = subject}, now);
}

Status LoginService::open_session(store::Transaction& transaction, const SessionSecret& secret, const Account& account,
                                  const SessionSecret* replaced, std::string_view action, Time now) {
  if (replaced != nullptr) TRY(remove_session(transaction, *replaced));
  TRY(insert_session(transaction, secret, {account.name, now, now}, settings_.session));
  const auto actor = actor_name(account);
  return append_act(transaction, {.actor = actor, .action = std::string(action), .subject = actor}, now);
}

}  // namespace dijkwacht::auth
