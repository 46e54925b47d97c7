#include "reports/data_file.h"

#include <fmt/core.h>

namespace dijkwacht::reports {

Result<Bilingual> bilingual(const config::TomlTable& table, std::string_view key) {
  const auto text = TRY(table.table(key));
  auto nl = TRY(text.text("nl"));
  auto en = TRY(text.text("en"));
  return Bilingual{std::move(nl), std::move(en)};
}

std::unexpected<Error> data_error(const config::TomlTable& table, std::string_view key, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' {}", table.where(), key, what), std::string(key));
}

}  // namespace dijkwacht::reports
