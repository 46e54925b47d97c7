#include "prevention/material.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/clock.h"
#include "base/name_table.h"
#include "config/data_fields.h"
#include "config/toml_file.h"
#include "prevention/campaign.h"

namespace dijkwacht::prevention {
namespace {

constexpr NameTable<Evidence, 4> kEvidence{"not-studied", "described", "before-after", "controlled"};

Result<Material> material_of(const config::TomlTable& table) {
  Material material{.id = TRY(config::filled(table, "id")),
                    .title = TRY(config::bilingual(table, "title")),
                    .about = TRY(config::bilingual(table, "about")),
                    .audiences = TRY(table.texts("audiences")),
                    .maker = TRY(config::filled(table, "maker")),
                    .address = TRY(table.text_or("address", "")),
                    .evidence = TRY(parse_evidence(TRY(table.text("evidence")))),
                    .finding = table.has("finding") ? TRY(config::bilingual(table, "finding")) : Bilingual(),
                    .source = TRY(config::filled(table, "source")),
                    .source_date = date_text(TRY(config::date(table, "source_date")))};
  if (!std::ranges::all_of(material.audiences, is_audience))
    return config::data_error(table, "audiences", "names an unknown audience");
  const bool is_studied = material.evidence != Evidence::kNotStudied;
  if (is_studied == material.finding.nl.empty())
    return config::data_error(table, "finding", "belongs to a grade above not-studied, and to no other");
  return material;
}

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(Evidence evidence) { return kEvidence.name(evidence); }
Result<Evidence> parse_evidence(std::string_view name) { return kEvidence.parse(name, "evidence"); }

Result<std::vector<Material>> load_materials(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  std::vector<Material> materials;
  std::set<std::string> ids;
  for (const auto& each : TRY(table.tables("materials"))) {
    materials.push_back(TRY(material_of(each)));
    if (!ids.insert(materials.back().id).second) return config::data_error(each, "id", "stands there twice");
  }
  return materials;
}

std::string atom_text(std::span<const Material> materials, std::string_view origin, std::string_view author) {
  std::vector<Material> sorted(materials.begin(), materials.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), &Material::source_date);
  const auto updated = [](const std::string& day) { return day + "T00:00:00Z"; };
  auto out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">\n"
      "  <title>Preventie van online fraude</title>\n  <id>{0}/preventie</id>\n  <link href=\"{0}/preventie\"/>\n"
      "  <link rel=\"self\" href=\"{0}/api/v1/prevention-feed\"/>\n  <updated>{1}</updated>\n  "
      "<author><name>{2}</name></author>\n",
      xml(origin), updated(sorted.empty() ? "1970-01-01" : sorted.front().source_date), xml(author));
  for (const auto& each : sorted) {
    out += fmt::format(
        "  <entry>\n    <title>{}</title>\n    <id>{}/preventie#{}</id>\n    <updated>{}</updated>\n    <link href=\"{}\"/>\n"
        "    <summary>{}</summary>\n  </entry>\n",
        xml(each.title.nl), xml(origin), xml(each.id), updated(each.source_date),
        xml(each.address.empty() ? fmt::format("{}/preventie#{}", origin, each.id) : each.address), xml(each.about.nl));
  }
  return out + "</feed>\n";
}

}  // namespace dijkwacht::prevention
