#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::config {

/// A table of a TOML file, read with errors that name file and key. Cheap to copy; keeps its file alive. Read-only, thread-safe.
class TomlTable {
 public:
  Result<std::string> text(std::string_view key) const;
  Result<std::int64_t> integer(std::string_view key) const;
  Result<bool> flag(std::string_view key) const;
  Result<std::vector<std::string>> texts(std::string_view key) const;
  Result<TomlTable> table(std::string_view key) const;
  /// `[[key]]`; empty when there is none.
  Result<std::vector<TomlTable>> tables(std::string_view key) const;

  Result<std::string> text_or(std::string_view key, std::string_view fallback) const;
  Result<std::int64_t> integer_or(std::string_view key, std::int64_t fallback) const;
  Result<bool> flag_or(std::string_view key, bool fallback) const;
  Result<double> number_or(std::string_view key, double fallback) const;
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;

  /// The same keys and values, as one JSON object after a name or as the next item.
  void write(JsonWriter& json) const;

  /// "node.toml: pages" for messages.
  const std::string& where() const { return where_; }

 private:
  friend Result<TomlTable> read_toml(const std::filesystem::path& file);
  friend Result<TomlTable> toml_of_json(const JsonValue& object, std::string name);
  struct Node;
  std::shared_ptr<const Node> node_;
  std::string where_;
};

/// Errors: kNotFound when there is no such file; kInvalidArgument with line and column when it is no TOML.
Result<TomlTable> read_toml(const std::filesystem::path& file);

/// What `TomlTable::write` wrote, read back with the errors of a file called `name`. Errors: kInvalidArgument for a value that
/// TOML does not have (null), or no object.
Result<TomlTable> toml_of_json(const JsonValue& object, std::string name);

}  // namespace dijkwacht::config
