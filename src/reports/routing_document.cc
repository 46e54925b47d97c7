#include "reports/routing_document.h"

namespace dijkwacht::reports {

struct RoutingDocument::Files {
  config::TomlTable desks;
  config::TomlTable routes;
  config::TomlTable wayfinder;
  config::TomlTable situations;
};

Result<RoutingDocument> RoutingDocument::read(const Files& files) {
  RoutingDocument document;
  document.table_ = TRY(RoutingTable::read(files.desks, files.routes, files.wayfinder));
  document.situations_ = TRY(read_situations(files.situations, document.table_));
  JsonWriter json;
  json.object([&] {
    files.desks.write(json.key("desks"));
    files.routes.write(json.key("routes"));
    files.wayfinder.write(json.key("wayfinder"));
    files.situations.write(json.key("situations"));
  });
  document.json_ = json.take();
  return document;
}

Result<RoutingDocument> RoutingDocument::load(const std::filesystem::path& folder) {
  return read({.desks = TRY(config::read_toml(folder / "desks.toml")),
               .routes = TRY(config::read_toml(folder / "routes.toml")),
               .wayfinder = TRY(config::read_toml(folder / "wayfinder.toml")),
               .situations = TRY(config::read_toml(folder / "situations.toml"))});
}

Result<RoutingDocument> RoutingDocument::parse(std::string_view json) {
  const auto parsed = TRY(JsonDocument::parse(json));
  const auto part = [&](const char* name) -> Result<config::TomlTable> {
    return config::toml_of_json(TRY(parsed.root().at(name)), std::string(name) + ".toml");
  };
  return read({.desks = TRY(part("desks")),
               .routes = TRY(part("routes")),
               .wayfinder = TRY(part("wayfinder")),
               .situations = TRY(part("situations"))});
}

std::vector<Trial> RoutingDocument::try_all() const {
  std::vector<Trial> trials;
  for (const auto& situation : situations_) trials.push_back(try_situation(table_, situation));
  return trials;
}

}  // namespace dijkwacht::reports
