#pragma once

#include <array>
#include <string_view>

#include "auth/auth_settings.h"
#include "auth/lock_out.h"
#include "store/database.h"

namespace dijkwacht::auth {

/// How a typed name stands in the table.
std::array<std::uint8_t, 32> name_hash(std::string_view typed_name);

/// No failures when there are none.
Result<LoginFailures> find_failures(store::Transaction& transaction, std::string_view typed_name);
/// Remembers them, and forgets what is too old or too much: at most `names_remembered_max` names stay.
Status store_failures(store::Transaction& transaction, std::string_view typed_name, const LoginFailures& failures,
                      const LockOutSettings& settings);
Status forget_failures(store::Transaction& transaction, std::string_view typed_name);

}  // namespace dijkwacht::auth
