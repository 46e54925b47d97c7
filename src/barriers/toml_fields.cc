#include "barriers/toml_fields.h"

#include <fmt/core.h>

namespace dijkwacht::barriers {

std::unexpected<Error> bad(const config::TomlTable& table, std::string_view key, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' {}", table.where(), key, what), std::string(key));
}

Result<Bilingual> bilingual(const config::TomlTable& table, std::string_view name) {
  Bilingual text{TRY(table.text(fmt::format("{}_nl", name))), TRY(table.text(fmt::format("{}_en", name)))};
  if (text.nl.empty() || text.en.empty()) return bad(table, name, "needs a text in both languages");
  return text;
}

Result<std::string> mark(const config::TomlTable& table) {
  auto found = TRY(table.text("mark"));
  if (found != "D" && found != "law") return bad(table, "mark", "must be D (design proposal) or law");
  return found;
}

}  // namespace dijkwacht::barriers
