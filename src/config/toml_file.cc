#include "config/toml_file.h"

#include <fmt/core.h>
#include <toml++/toml.h>

namespace dijkwacht::config {

struct TomlTable::Node {
  std::shared_ptr<const toml::table> file;
  const toml::table* table;
};

namespace {

std::unexpected<Error> bad_key(const std::string& where, std::string_view key, std::string_view wanted) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' must be {}", where, key, wanted), std::string(key));
}

template <typename T>
Result<T> value_of(const toml::table& table, const std::string& where, std::string_view key, std::string_view wanted) {
  const auto* node = table.get(key);
  if (node == nullptr) return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' is missing", where, key), std::string(key));
  const auto value = node->value_exact<T>();
  if (!value) return bad_key(where, key, wanted);
  return *value;
}

void write_node(JsonWriter& json, const toml::node& node);

void write_members(JsonWriter& json, const toml::table& table) {
  json.object([&] {
    for (const auto& [name, value] : table) write_node(json.key(name.str()), value);
  });
}

void write_node(JsonWriter& json, const toml::node& node) {
  if (const auto* table = node.as_table()) return write_members(json, *table);
  if (const auto* list = node.as_array()) {
    json.array([&] {
      for (const auto& item : *list) write_node(json, item);
    });
  } else if (const auto* text = node.as_string()) {
    json.value(text->get());
  } else if (const auto* number = node.as_integer()) {
    json.value(number->get());
  } else if (const auto* fraction = node.as_floating_point()) {
    json.value(fraction->get());
  } else if (const auto* flag = node.as_boolean()) {
    json.value(flag->get());
  } else {
    json.null();  // dates: our files write them as texts
  }
}

/// Puts `value` where `put` wants it, as what TOML calls it.
template <typename Put>
Status read_node(const JsonValue& value, const Put& put);

Result<toml::table> read_members(const JsonValue& object) {
  toml::table table;
  for (const auto& [name, value] : TRY(object.members())) {
    TRY(read_node(value, [&, key = name](auto&& node) { table.insert(key, std::forward<decltype(node)>(node)); }));
  }
  return table;
}

Result<toml::array> read_items(const JsonValue& list) {
  toml::array items;
  for (const auto& value : TRY(list.array())) {
    TRY(read_node(value, [&](auto&& node) { items.push_back(std::forward<decltype(node)>(node)); }));
  }
  return items;
}

template <typename Put>
Status read_node(const JsonValue& value, const Put& put) {
  using Kind = JsonValue::Kind;
  switch (value.kind()) {
    case Kind::kObject: put(TRY(read_members(value))); return {};
    case Kind::kArray: put(TRY(read_items(value))); return {};
    case Kind::kString: put(std::string(TRY(value.string()))); return {};
    case Kind::kBool: put(TRY(value.boolean())); return {};
    case Kind::kNumber:
      if (const auto whole = value.integer()) {
        put(*whole);
      } else {
        put(TRY(value.number()));
      }
      return {};
    case Kind::kNull: break;
  }
  return fail(ErrorCode::kInvalidArgument, "leave out what is not there", value.path());
}

}  // namespace

Result<std::string> TomlTable::text(std::string_view key) const {
  return value_of<std::string>(*node_->table, where_, key, "text");
}
Result<std::int64_t> TomlTable::integer(std::string_view key) const {
  return value_of<std::int64_t>(*node_->table, where_, key, "a whole number");
}
Result<bool> TomlTable::flag(std::string_view key) const { return value_of<bool>(*node_->table, where_, key, "true or false"); }

Result<std::vector<std::string>> TomlTable::texts(std::string_view key) const {
  const auto* list = node_->table->get_as<toml::array>(key);
  if (list == nullptr) return bad_key(where_, key, "a list of texts");
  std::vector<std::string> values;
  for (const auto& item : *list) {
    const auto value = item.value_exact<std::string>();
    if (!value) return bad_key(where_, key, "a list of texts");
    values.push_back(*value);
  }
  return values;
}

Result<TomlTable> TomlTable::table(std::string_view key) const {
  const auto* child = node_->table->get_as<toml::table>(key);
  if (child == nullptr) return bad_key(where_, key, "a table");
  TomlTable result;
  result.node_ = std::make_shared<Node>(Node{node_->file, child});
  result.where_ = fmt::format("{}: {}", where_, key);
  return result;
}

Result<std::vector<TomlTable>> TomlTable::tables(std::string_view key) const {
  std::vector<TomlTable> result;
  if (!has(key)) return result;
  const auto* list = node_->table->get_as<toml::array>(key);
  if (list == nullptr) return bad_key(where_, key, "a list of tables");
  for (const auto& item : *list) {
    if (!item.is_table()) return bad_key(where_, key, "a list of tables");
    TomlTable child;
    child.node_ = std::make_shared<Node>(Node{node_->file, item.as_table()});
    child.where_ = fmt::format("{}: {}[{}]", where_, key, result.size());
    result.push_back(std::move(child));
  }
  return result;
}

Result<std::string> TomlTable::text_or(std::string_view key, std::string_view fallback) const {
  return has(key) ? text(key) : Result<std::string>(std::string(fallback));
}
Result<std::int64_t> TomlTable::integer_or(std::string_view key, std::int64_t fallback) const {
  return has(key) ? integer(key) : Result<std::int64_t>(fallback);
}
Result<bool> TomlTable::flag_or(std::string_view key, bool fallback) const {
  return has(key) ? flag(key) : Result<bool>(fallback);
}

Result<double> TomlTable::number_or(std::string_view key, double fallback) const {
  if (!has(key)) return fallback;
  const auto value = node_->table->get(key)->value<double>();
  if (!value) return bad_key(where_, key, "a number");
  return *value;
}

void TomlTable::write(JsonWriter& json) const { write_members(json, *node_->table); }

bool TomlTable::has(std::string_view key) const { return node_->table->contains(key); }

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : *node_->table) names.emplace_back(name.str());
  return names;
}

Result<TomlTable> read_toml(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return fail(ErrorCode::kNotFound, fmt::format("there is no file {}", file.string()));
  try {
    auto parsed = std::make_shared<const toml::table>(toml::parse_file(file.string()));
    TomlTable root;
    root.node_ = std::make_shared<TomlTable::Node>(TomlTable::Node{parsed, parsed.get()});
    root.where_ = file.filename().string();
    return root;
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("{}, line {}, column {}: {}", file.filename().string(), error.source().begin.line,
                            error.source().begin.column, error.description()));
  }
}

Result<TomlTable> toml_of_json(const JsonValue& object, std::string name) {
  auto table = std::make_shared<const toml::table>(TRY(read_members(object)));
  TomlTable root;
  root.node_ = std::make_shared<TomlTable::Node>(TomlTable::Node{table, table.get()});
  root.where_ = std::move(name);
  return root;
}

}  // namespace dijkwacht::config
