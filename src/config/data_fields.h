#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"
#include "config/toml_file.h"

namespace dijkwacht::config {

// What the data files of all rooms have in common. Errors: kInvalidArgument naming file and key.

/// A mistake in a data file: "routes.toml: rows[3]: 'first' names no desk".
std::unexpected<Error> data_error(const TomlTable& table, std::string_view key, std::string_view what);

/// A text that may not be empty.
Result<std::string> filled(const TomlTable& table, std::string_view key);

/// A day like 2026-11-24.
Result<std::chrono::year_month_day> date(const TomlTable& table, std::string_view key);

/// `key = { nl = "…", en = "…" }`.
Result<Bilingual> bilingual(const TomlTable& table, std::string_view key);
/// `key_nl = "…"` and `key_en = "…"`.
Result<Bilingual> suffixed_bilingual(const TomlTable& table, std::string_view key);

}  // namespace dijkwacht::config
