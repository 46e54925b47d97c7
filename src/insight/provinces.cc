#include "insight/provinces.h"

#include <set>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {

Result<Provinces> Provinces::load(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  Provinces provinces{
      .all = {}, .source = TRY(config::filled(table, "source")), .source_date = TRY(config::filled(table, "source_date"))};
  std::set<std::string> ids;
  std::int64_t sum = 0;
  for (const auto& each : TRY(table.tables("provinces"))) {
    provinces.all.push_back({TRY(config::filled(each, "id")), TRY(each.integer("inhabitants"))});
    const auto& province = provinces.all.back();
    if (!ids.insert(province.id).second) return config::data_error(each, "id", "stands there twice");
    if (province.inhabitants < 1) return config::data_error(each, "inhabitants", "is at least 1");
    sum += province.inhabitants;
  }
  if (sum != TRY(table.integer("total"))) return config::data_error(table, "total", "is not the sum of the provinces");
  return provinces;
}

}  // namespace dijkwacht::insight
