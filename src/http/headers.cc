#include "http/headers.h"

#include <algorithm>

namespace dijkwacht::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::string_view> Headers::get(std::string_view name) const {
  const auto field = std::ranges::find_if(fields_, [&](const auto& f) { return equal_ignoring_case(f.first, name); });
  if (field == fields_.end()) return std::nullopt;
  return field->second;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields_, [&](const auto& f) { return equal_ignoring_case(f.first, name); }));
}

void Headers::set(std::string_view name, std::string_view value) {
  const std::string kept(value);  // `value` may be a view into a field that is about to go
  remove(name);
  fields_.emplace_back(name, kept);
}

void Headers::add(std::string_view name, std::string_view value) { fields_.emplace_back(name, value); }

void Headers::set_default(std::string_view name, std::string_view value) {
  if (!has(name)) add(name, value);
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_, [&](const auto& f) { return equal_ignoring_case(f.first, name); });
}

bool is_header_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

}  // namespace dijkwacht::http
