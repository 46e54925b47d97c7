#include "auth/session_table.h"

namespace dijkwacht::auth {
namespace {

/// More than anyone has left over; bounds one statement.
constexpr std::size_t kRemovedAtOnceMax = 1000;

Status remove_surplus(store::Transaction& transaction, std::string_view account, const SessionSettings& settings) {
  TRY(
      transaction.execute("DELETE FROM auth_session WHERE secret_hash IN (SELECT secret_hash FROM auth_session "
                          "WHERE account = $1 ORDER BY last_used DESC, created DESC, secret_hash LIMIT $2 OFFSET $3)",
                          {account, kRemovedAtOnceMax, settings.per_account_max}));
  return {};
}

}  // namespace

bool is_expired(const Session& session, Time now, const SessionSettings& settings) {
  return now >= session.last_used + settings.idle_max || now >= session.created + settings.age_max;
}

Status insert_session(store::Transaction& transaction, const SessionSecret& secret, const Session& session,
                      const SessionSettings& settings) {
  TRY(transaction.execute("DELETE FROM auth_session WHERE last_used <= $1 OR created <= $2",
                          {session.created - settings.idle_max, session.created - settings.age_max}));
  TRY(transaction.execute("INSERT INTO auth_session (secret_hash, account, created, last_used) VALUES ($1, $2, $3, $4)",
                          {ByteView(secret.hash()), session.account, session.created, session.last_used}));
  return remove_surplus(transaction, session.account, settings);
}

Result<std::optional<Session>> find_session(store::Transaction& transaction, const SessionSecret& secret) {
  const auto row = TRY(transaction.query_one("SELECT account, created, last_used FROM auth_session WHERE secret_hash = $1",
                                             {ByteView(secret.hash())}));
  if (!row) return std::optional<Session>();
  return std::optional(Session{row->text(0), row->time(1), row->time(2)});
}

Status note_use(store::Transaction& transaction, const SessionSecret& secret, Time now) {
  TRY(transaction.execute("UPDATE auth_session SET last_used = $2 WHERE secret_hash = $1 AND last_used < $2",
                          {ByteView(secret.hash()), now}));
  return {};
}

Result<bool> remove_session(store::Transaction& transaction, const SessionSecret& secret) {
  return TRY(transaction.execute("DELETE FROM auth_session WHERE secret_hash = $1", {ByteView(secret.hash())})) == 1;
}

Status remove_sessions_of(store::Transaction& transaction, std::string_view account) {
  TRY(transaction.execute("DELETE FROM auth_session WHERE account = $1", {account}));
  return {};
}

}  // namespace dijkwacht::auth
