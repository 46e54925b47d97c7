#include "insight/crosswalk.h"

#include <algorithm>
#include <set>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {
namespace {

using config::TomlTable;

Result<std::optional<TaxonomyScheme::Date>> optional_date(const TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  return std::optional(TRY(config::date(table, key)));
}

Status read_map(const TomlTable& table, const std::vector<std::string>& types, TaxonomyScheme& scheme) {
  if (!table.has("map")) return {};
  const auto map = TRY(table.table("map"));
  for (const auto& type : map.keys()) {
    if (std::ranges::find(types, type) == types.end()) return config::data_error(map, type, "is no fraud type");
    auto codes = TRY(map.texts(type));
    for (const auto& code : codes) {
      if (std::ranges::find(scheme.classes, code, &TaxonomyClass::code) == scheme.classes.end())
        return config::data_error(map, type, "names a class that its list does not have");
    }
    scheme.by_type[type] = std::move(codes);
  }
  return {};
}

Result<TaxonomyScheme> scheme_of(const TomlTable& table, const std::vector<std::string>& types) {
  TaxonomyScheme scheme{.id = TRY(config::filled(table, "id")),
                        .name = TRY(config::bilingual(table, "name")),
                        .axis = TRY(config::filled(table, "axis")),
                        .valid_from = TRY(optional_date(table, "valid_from")),
                        .valid_until = TRY(optional_date(table, "valid_until")),
                        .is_complete = TRY(table.flag("is_complete")),
                        .source = TRY(config::filled(table, "source")),
                        .source_date = TRY(config::filled(table, "source_date")),
                        .mark = TRY(config::filled(table, "mark")),
                        .classes = {},
                        .by_type = {}};
  if (scheme.valid_from && scheme.valid_until && *scheme.valid_until < *scheme.valid_from)
    return config::data_error(table, "valid_until", "comes before valid_from");
  for (const auto& each : TRY(table.tables("classes"))) {
    scheme.classes.push_back({TRY(config::filled(each, "code")), TRY(config::bilingual(each, "name"))});
  }
  TRY(read_map(table, types, scheme));
  return scheme;
}

}  // namespace

Result<Crosswalks> Crosswalks::load(const std::filesystem::path& file, const std::vector<std::string>& types) {
  const auto table = TRY(config::read_toml(file));
  Crosswalks all{.axes = {},
                 .schemes = {},
                 .source = TRY(config::filled(table, "source")),
                 .source_date = TRY(config::filled(table, "source_date"))};
  std::set<std::string> ids;
  for (const auto& each : TRY(table.tables("axes"))) {
    all.axes.push_back(
        {TRY(config::filled(each, "id")), TRY(config::bilingual(each, "name")), TRY(config::bilingual(each, "note"))});
  }
  for (const auto& each : TRY(table.tables("schemes"))) {
    all.schemes.push_back(TRY(scheme_of(each, types)));
    const auto& scheme = all.schemes.back();
    if (!ids.insert(scheme.id).second) return config::data_error(each, "id", "stands there twice");
    if (std::ranges::find(all.axes, scheme.axis, &TaxonomyAxis::id) == all.axes.end())
      return config::data_error(each, "axis", "is no axis of this file");
  }
  return all;
}

}  // namespace dijkwacht::insight
