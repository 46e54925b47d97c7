#pragma once

#include <filesystem>

#include "auth/auth_settings.h"
#include "base/result.h"

namespace dijkwacht::app {

/// Reads data/settings/auth.toml. Errors: kNotFound; kInvalidArgument naming file and key.
Result<auth::AuthSettings> load_auth_settings(const std::filesystem::path& file);

}  // namespace dijkwacht::app
