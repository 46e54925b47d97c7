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

}  // namespace dijkwacht::config
