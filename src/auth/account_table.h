#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/role.h"
#include "base/clock.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// Someone who may log in at this node.
struct Account {
  std::string name;          ///< "agent-1": 2 to 40 of a-z, 0-9 and '-'; also in the audit log, so not a person's own name
  std::string display_name;  ///< as the pages show it
  Role role = Role::kHelpdeskAgent;
  std::string password_hash;
  Time created;
  bool is_disabled = false;
};

/// Pure.
bool is_account_name(std::string_view text);

/// Errors: kConflict when the name is taken.
Status insert_account(store::Transaction& transaction, const Account& account);
Result<std::optional<Account>> find_account(store::Transaction& transaction, std::string_view name);
/// Accounts with this role that are not disabled, by name, at most `limit`.
Result<std::vector<Account>> accounts_of_role(store::Transaction& transaction, Role role, std::size_t limit);
/// By name, those after `after`, at most `limit`.
Result<std::vector<Account>> list_accounts(store::Transaction& transaction, std::string_view after, std::size_t limit);
// Errors of these two: kNotFound.
Status set_password_hash(store::Transaction& transaction, std::string_view name, std::string_view password_hash);
Status disable_account(store::Transaction& transaction, std::string_view name);

}  // namespace dijkwacht::auth
