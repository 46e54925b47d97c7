#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dijkwacht {

/// A value inside a parsed document. Cheap to copy; valid as long as its `JsonDocument`.
/// Every getter names the path of the field at fault in `Error::field` ("victim.email").
class JsonValue {
 public:
  enum class Kind : std::uint8_t { kNull, kBool, kNumber, kString, kArray, kObject };

  Kind kind() const;

  Result<std::string_view> string() const;
  Result<std::int64_t> integer() const;
  Result<double> number() const;
  Result<bool> boolean() const;
  Result<std::vector<JsonValue>> array() const;
  /// Name and value of each member, in the order of the text. Errors: kInvalidArgument when this is no object.
  Result<std::vector<std::pair<std::string_view, JsonValue>>> members() const;

  /// A required member. Errors: kInvalidArgument when this is no object or the member is missing or null.
  Result<JsonValue> at(std::string_view name) const;
  /// An optional member: nothing when missing or null. Errors: kInvalidArgument when this is no object.
  Result<std::optional<JsonValue>> find(std::string_view name) const;

  // Shorthands for `at(name)` and the getter.
  Result<std::string_view> string(std::string_view name) const;
  Result<std::int64_t> integer(std::string_view name) const;
  Result<double> number(std::string_view name) const;
  Result<bool> boolean(std::string_view name) const;
  Result<std::vector<JsonValue>> array(std::string_view name) const;
  /// Missing or null gives `fallback`; a wrong type is still an error.
  Result<std::string> string_or(std::string_view name, std::string_view fallback) const;
  Result<std::int64_t> integer_or(std::string_view name, std::int64_t fallback) const;
  Result<bool> boolean_or(std::string_view name, bool fallback) const;

  /// Where this value stands in its document, for errors: "victim.email", "rows[3].iban".
  const std::string& path() const { return path_; }
  /// The value as compact JSON text.
  std::string text() const;

 private:
  friend class JsonDocument;
  struct Node;
  std::shared_ptr<const Node> node_;
  std::string path_;
};

/// A parsed JSON text. Immutable; safe to read from several threads.
class JsonDocument {
 public:
  /// Errors: kInvalidArgument with the byte offset (not JSON, not UTF-8, deeper than limits::kJsonDepthMax, a member named
  /// twice); kTooLarge above `bytes_max`.
  static Result<JsonDocument> parse(std::string_view text, std::size_t bytes_max);
  static Result<JsonDocument> parse(std::string_view text);

  const JsonValue& root() const { return root_; }

 private:
  JsonValue root_;
};

/// Writes compact JSON. Calls nest as in the text; strings must be UTF-8.
///   JsonWriter json;
///   json.object([&] { json.member("id", id.text()); json.key("amount"); json.value(1250); });
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  template <typename Body>
  JsonWriter& object(Body body) {
    begin_object();
    body();
    return end_object();
  }
  template <typename Body>
  JsonWriter& array(Body body) {
    begin_array();
    body();
    return end_array();
  }
  template <typename Body>
  JsonWriter& object(std::string_view name, Body body) {
    return key(name).object(body);
  }
  template <typename Body>
  JsonWriter& array(std::string_view name, Body body) {
    return key(name).array(body);
  }

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(double number);
  JsonWriter& null();
  /// `"name":["…","…"]`
  JsonWriter& texts(std::string_view name, const std::vector<std::string>& list);
  /// Text that is JSON already.
  JsonWriter& raw(std::string_view json);

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  template <typename T>
  JsonWriter& member(std::string_view name, const std::optional<T>& content) {
    key(name);
    return content ? value(*content) : null();
  }

  /// The text so far; the writer is empty afterwards.
  std::string take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dijkwacht
