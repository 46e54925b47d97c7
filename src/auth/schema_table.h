#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::auth {

/// The tables of this room: auth_account, auth_login_failure, auth_session, auth_api_key.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::auth
