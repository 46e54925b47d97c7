#include "auth/login_failure_table.h"

#include "crypto/secret.h"

namespace dijkwacht::auth {
namespace {

/// Forgotten in one go; the bound is passed by one name at a time, so this never leaves a rest for long.
constexpr std::size_t kForgottenAtOnceMax = 100;

Status forget_old(store::Transaction& transaction, Time now, const LockOutSettings& settings) {
  TRY(transaction.execute("DELETE FROM auth_login_failure WHERE last_failure < $1", {now - settings.forgotten_after}));
  TRY(
      transaction.execute("DELETE FROM auth_login_failure WHERE name_hash IN "
                          "(SELECT name_hash FROM auth_login_failure ORDER BY last_failure DESC, name_hash LIMIT $1 OFFSET $2)",
                          {kForgottenAtOnceMax, settings.names_remembered_max}));
  return {};
}

}  // namespace

std::array<std::uint8_t, 32> name_hash(std::string_view typed_name) { return crypto::hash(as_bytes(typed_name)); }

Result<LoginFailures> find_failures(store::Transaction& transaction, std::string_view typed_name) {
  const auto row =
      TRY(transaction.query_one("SELECT count, last_failure, locked_until FROM auth_login_failure WHERE name_hash = $1",
                                {ByteView(name_hash(typed_name))}));
  if (!row) return LoginFailures{};
  return LoginFailures{row->integer(0), row->time(1), row->optional_time(2)};
}

Status store_failures(store::Transaction& transaction, std::string_view typed_name, const LoginFailures& failures,
                      const LockOutSettings& settings) {
  TRY(
      transaction.execute("INSERT INTO auth_login_failure (name_hash, count, last_failure, locked_until) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (name_hash) DO UPDATE SET count = excluded.count, last_failure = excluded.last_failure, "
                          "locked_until = excluded.locked_until",
                          {ByteView(name_hash(typed_name)), failures.count, failures.last, failures.locked_until}));
  return forget_old(transaction, failures.last, settings);
}

Status forget_failures(store::Transaction& transaction, std::string_view typed_name) {
  TRY(transaction.execute("DELETE FROM auth_login_failure WHERE name_hash = $1", {ByteView(name_hash(typed_name))}));
  return {};
}

}  // namespace dijkwacht::auth
