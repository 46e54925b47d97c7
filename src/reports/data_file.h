#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"
#include "config/toml_file.h"

namespace dijkwacht::reports {

/// `key = { nl = "…", en = "…" }`. Errors: kInvalidArgument naming file and key.
Result<Bilingual> bilingual(const config::TomlTable& table, std::string_view key);

/// A mistake in a data file: "routes.toml: rows[3]: 'first' names no desk".
std::unexpected<Error> data_error(const config::TomlTable& table, std::string_view key, std::string_view what);

}  // namespace dijkwacht::reports
