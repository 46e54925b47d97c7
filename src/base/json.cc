#include "base/json.h"

#include <fmt/core.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

#include <algorithm>

#include "base/limits.h"

namespace dijkwacht {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

std::string child_path(const std::string& parent, std::string_view name) {
  return parent.empty() ? std::string(name) : fmt::format("{}.{}", parent, name);
}

std::unexpected<Error> wrong_type(const std::string& path, std::string_view wanted) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("expected {}", wanted), path);
}

/// Duplicate names: two readers would see two documents, so we accept neither.
Status check_shape(element value, const std::string& path, std::size_t depth) {
  if (depth > limits::kJsonDepthMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("JSON is nested deeper than {} levels", limits::kJsonDepthMax), path);
  }
  if (value.is_array()) {
    std::size_t index = 0;
    for (const auto child : simdjson::dom::array(value)) TRY(check_shape(child, fmt::format("{}[{}]", path, index++), depth + 1));
  }
  if (value.is_object()) {
    std::vector<std::string_view> names;
    for (const auto member : simdjson::dom::object(value)) {
      names.push_back(member.key);
      TRY(check_shape(member.value, child_path(path, member.key), depth + 1));
    }
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice != names.end())
      return fail(ErrorCode::kInvalidArgument, "this member stands twice in one object", child_path(path, *twice));
  }
  return {};
}

}  // namespace

struct JsonValue::Node {
  std::shared_ptr<simdjson::dom::parser> owner;
  element value;
};

JsonValue::Kind JsonValue::kind() const {
  switch (node_->value.type()) {
    case element_type::NULL_VALUE: return Kind::kNull;
    case element_type::BOOL: return Kind::kBool;
    case element_type::STRING: return Kind::kString;
    case element_type::ARRAY: return Kind::kArray;
    case element_type::OBJECT: return Kind::kObject;
    default: return Kind::kNumber;
  }
}

Result<std::string_view> JsonValue::string() const {
  std::string_view text;
  if (node_->value.get(text) != simdjson::SUCCESS) return wrong_type(path_, "text");
  return text;
}

Result<std::int64_t> JsonValue::integer() const {
  std::int64_t number = 0;
  if (node_->value.get(number) != simdjson::SUCCESS) return wrong_type(path_, "a whole number");
  return number;
}

Result<double> JsonValue::number() const {
  double number = 0;
  if (node_->value.get(number) != simdjson::SUCCESS) return wrong_type(path_, "a number");
  return number;
}

Result<bool> JsonValue::boolean() const {
  bool flag = false;
  if (node_->value.get(flag) != simdjson::SUCCESS) return wrong_type(path_, "true or false");
  return flag;
}

Result<std::vector<JsonValue>> JsonValue::array() const {
  simdjson::dom::array items;
  if (node_->value.get(items) != simdjson::SUCCESS) return wrong_type(path_, "a list");
  std::vector<JsonValue> values;
  for (const auto item : items) {
    JsonValue value;
    value.node_ = std::make_shared<Node>(Node{node_->owner, item});
    value.path_ = fmt::format("{}[{}]", path_, values.size());
    values.push_back(std::move(value));
  }
  return values;
}

Result<std::vector<std::pair<std::string_view, JsonValue>>> JsonValue::members() const {
  simdjson::dom::object object;
  if (node_->value.get(object) != simdjson::SUCCESS) return wrong_type(path_, "an object");
  std::vector<std::pair<std::string_view, JsonValue>> values;
  for (const auto member : object) {
    JsonValue value;
    value.node_ = std::make_shared<Node>(Node{node_->owner, member.value});
    value.path_ = child_path(path_, member.key);
    values.emplace_back(member.key, std::move(value));
  }
  return values;
}

Result<std::optional<JsonValue>> JsonValue::find(std::string_view name) const {
  simdjson::dom::object object;
  if (node_->value.get(object) != simdjson::SUCCESS) return wrong_type(path_, "an object");
  element child;
  if (object.at_key(name).get(child) != simdjson::SUCCESS || child.is_null()) return std::nullopt;
  JsonValue value;
  value.node_ = std::make_shared<Node>(Node{node_->owner, child});
  value.path_ = child_path(path_, name);
  return std::optional(std::move(value));
}

Result<JsonValue> JsonValue::at(std::string_view name) const {
  auto value = TRY(find(name));
  if (!value) return fail(ErrorCode::kInvalidArgument, "this field is required", child_path(path_, name));
  return std::move(*value);
}

Result<std::string_view> JsonValue::string(std::string_view name) const { return TRY(at(name)).string(); }
Result<std::int64_t> JsonValue::integer(std::string_view name) const { return TRY(at(name)).integer(); }
Result<double> JsonValue::number(std::string_view name) const { return TRY(at(name)).number(); }
Result<bool> JsonValue::boolean(std::string_view name) const { return TRY(at(name)).boolean(); }
Result<std::vector<JsonValue>> JsonValue::array(std::string_view name) const { return TRY(at(name)).array(); }

Result<std::string> JsonValue::string_or(std::string_view name, std::string_view fallback) const {
  const auto value = TRY(find(name));
  return value ? std::string(TRY(value->string())) : std::string(fallback);
}

Result<std::int64_t> JsonValue::integer_or(std::string_view name, std::int64_t fallback) const {
  const auto value = TRY(find(name));
  return value ? TRY(value->integer()) : fallback;
}

Result<bool> JsonValue::boolean_or(std::string_view name, bool fallback) const {
  const auto value = TRY(find(name));
  return value ? TRY(value->boolean()) : fallback;
}

std::string JsonValue::text() const { return simdjson::minify(node_->value); }

Result<JsonDocument> JsonDocument::parse(std::string_view text) { return parse(text, limits::kJsonBytesMax); }

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) return fail(ErrorCode::kTooLarge, fmt::format("JSON is larger than {} bytes", bytes_max));
  const auto parser = std::make_shared<simdjson::dom::parser>();
  element root;
  if (const auto error = parser->parse(simdjson::padded_string(text)).get(root); error != simdjson::SUCCESS) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("this is not JSON: {}", simdjson::error_message(error)));
  }
  TRY(check_shape(root, "", 0));
  JsonDocument document;
  document.root_.node_ = std::make_shared<JsonValue::Node>(JsonValue::Node{parser, root});
  return document;
}

struct JsonWriter::Impl {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : impl_(std::make_unique<Impl>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  impl_->writer.StartObject();
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  impl_->writer.EndObject();
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  impl_->writer.StartArray();
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  impl_->writer.EndArray();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  impl_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  impl_->writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return *this;
}
JsonWriter& JsonWriter::value(bool flag) {
  impl_->writer.Bool(flag);
  return *this;
}
JsonWriter& JsonWriter::value(std::int64_t number) {
  impl_->writer.Int64(number);
  return *this;
}
JsonWriter& JsonWriter::value(double number) {
  impl_->writer.Double(number);
  return *this;
}
JsonWriter& JsonWriter::null() {
  impl_->writer.Null();
  return *this;
}
JsonWriter& JsonWriter::texts(std::string_view name, const std::vector<std::string>& list) {
  return array(name, [&] {
    for (const auto& text : list) value(text);
  });
}
JsonWriter& JsonWriter::raw(std::string_view json) {
  impl_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
  return *this;
}

std::string JsonWriter::take() {
  std::string text(impl_->buffer.GetString(), impl_->buffer.GetSize());
  impl_->buffer.Clear();
  impl_->writer.Reset(impl_->buffer);
  return text;
}

}  // namespace dijkwacht
