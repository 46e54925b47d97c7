#pragma once

#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"
#include "config/data_fields.h"

namespace dijkwacht::barriers {

// What the data files of this room have in common. Errors: kInvalidArgument naming file and key.

/// The text of `name_nl` and `name_en`; both are needed.
Result<Bilingual> both_languages(const config::TomlTable& table, std::string_view name);

/// "D" (design proposal) or "law".
Result<std::string> mark(const config::TomlTable& table);

/// One of the words that `parse` knows.
template <typename Parser>
auto word(const config::TomlTable& table, std::string_view key, Parser parse) -> decltype(parse(std::string_view())) {
  auto parsed = parse(TRY(table.text(key)));
  if (!parsed) return data_error(table, key, parsed.error().message);
  return parsed;
}

}  // namespace dijkwacht::barriers
