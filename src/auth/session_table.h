#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "auth/auth_settings.h"
#include "auth/session_secret.h"
#include "base/clock.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// A logged-in person's session, as stored: without its secret.
struct Session {
  std::string account;
  Time created;
  Time last_used;
};

/// Too long unused, or too old? At the moment itself it is over. Pure.
bool is_expired(const Session& session, Time now, const SessionSettings& settings);

/// Stores a new session and removes what its account has above `per_account_max`, and sessions of anyone that are over.
Status insert_session(store::Transaction& transaction, const SessionSecret& secret, const Session& session,
                      const SessionSettings& settings);
Result<std::optional<Session>> find_session(store::Transaction& transaction, const SessionSecret& secret);
Status note_use(store::Transaction& transaction, const SessionSecret& secret, Time now);
/// True when there was one.
Result<bool> remove_session(store::Transaction& transaction, const SessionSecret& secret);
Status remove_sessions_of(store::Transaction& transaction, std::string_view account);

}  // namespace dijkwacht::auth
