#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dijkwacht::http {

/// ASCII letters only, as HTTP compares names.
bool equal_ignoring_case(std::string_view a, std::string_view b);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// The header fields of one message, in order. Names compare without regard to case. A value.
class Headers {
 public:
  /// The first field of that name.
  std::optional<std::string_view> get(std::string_view name) const;
  bool has(std::string_view name) const { return get(name).has_value(); }
  std::size_t count(std::string_view name) const;
  /// Replaces every field of that name.
  void set(std::string_view name, std::string_view value);
  /// Adds one more (`Set-Cookie`).
  void add(std::string_view name, std::string_view value);
  /// Adds unless the name stands here already.
  void set_default(std::string_view name, std::string_view value);
  void remove(std::string_view name);

  const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// May this text stand in a field's value? No control character, above all no line break (header injection).
bool is_header_value(std::string_view text);

}  // namespace dijkwacht::http
