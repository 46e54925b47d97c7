#include "barriers/toml_fields.h"

namespace dijkwacht::barriers {

Result<Bilingual> both_languages(const config::TomlTable& table, std::string_view name) {
  auto text = TRY(suffixed_bilingual(table, name));
  if (text.nl.empty() || text.en.empty()) return data_error(table, name, "needs a text in both languages");
  return text;
}

Result<std::string> mark(const config::TomlTable& table) {
  auto found = TRY(table.text("mark"));
  if (found != "D" && found != "law") return data_error(table, "mark", "must be D (design proposal) or law");
  return found;
}

}  // namespace dijkwacht::barriers
