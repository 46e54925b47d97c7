#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sensitive.h"

namespace dijkwacht::app {

/// An account to make. `name` is what someone types to log in, `display_name` what the pages show.
struct NewAccount {
  std::string name;
  std::string display_name;
  std::string role;  ///< "helpdesk-agent", … (auth/role.h)
};

// The accounts of a node that does not run: its first ones, or a password that was lost. Each act is in the node's audit log.
// All errors: kUnavailable while the node runs; kConflict when the account is there already; kNotFound when node or account is
// not; kInvalidArgument naming what is wrong.
Status add_account(const std::filesystem::path& data_directory, const NewAccount& account,
                   const Sensitive<std::string>& password);
/// Ends the account's sessions.
Status set_account_password(const std::filesystem::path& data_directory, std::string_view name,
                            const Sensitive<std::string>& password);
/// Ends the account's sessions. Accounts are never removed: the audit log names them.
Status disable_account(const std::filesystem::path& data_directory, std::string_view name);

}  // namespace dijkwacht::app
