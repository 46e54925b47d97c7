#include "identifiers/percent.h"

#include <optional>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
/// Reserved characters that stand for themselves in a path or query.
constexpr std::string_view kReserved = "!$&'()*+,;=:@/?[]";

bool is_unreserved(char c) { return is_digit(c) || is_lower(c) || is_upper(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

std::optional<unsigned> hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

/// The byte of the percent code at the start of `text`.
std::optional<char> code_at(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const auto high = hex_value(text[1]);
  const auto low = hex_value(text[2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

void append_code(std::string& text, char c) {
  const auto byte = static_cast<unsigned char>(c);
  text += '%';
  text += kHex[byte >> 4];
  text += kHex[byte & 15];
}

}  // namespace

std::string percent_normalised(std::string_view part) {
  std::string normal;
  normal.reserve(part.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (const auto byte = code_at(part.substr(i))) {
      is_unreserved(*byte) ? void(normal += *byte) : append_code(normal, *byte);
      i += 2;
    } else if (is_unreserved(part[i]) || kReserved.find(part[i]) != std::string_view::npos) {
      normal += part[i];
    } else {
      append_code(normal, part[i]);
    }
  }
  return normal;
}

std::string without_dot_segments(std::string_view path) {
  std::string resolved;
  bool ends_in_folder = false;
  while (!path.empty()) {
    const auto end = path.find('/', 1);
    const auto segment = path.substr(1, end == std::string_view::npos ? end : end - 1);
    ends_in_folder = segment == "." || segment == "..";
    if (segment == "..") {
      resolved.resize(resolved.empty() ? 0 : resolved.rfind('/'));
    } else if (segment != ".") {
      resolved += '/';
      resolved += segment;
    }
    path = end == std::string_view::npos ? std::string_view() : path.substr(end);
  }
  if (ends_in_folder || resolved.empty()) resolved += '/';
  return resolved;
}

}  // namespace dijkwacht::identifiers
