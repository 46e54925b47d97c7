#include "identifiers/typed_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/limits.h"

namespace dijkwacht::identifiers {
namespace {

constexpr UChar32 kZeroWidthNonJoiner = 0x200C;
constexpr UChar32 kZeroWidthJoiner = 0x200D;

bool is_format(UChar32 point) { return point >= 0x80 && u_charType(point) == U_FORMAT_CHAR; }
bool is_space(UChar32 point) {
  return point == ' ' || (point >= 0x09 && point <= 0x0D) || (point > 0x7F && u_isUWhiteSpace(point));
}
bool is_control(UChar32 point) { return (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0); }

bool is_hyphen(UChar32 point) { return point == '-' || (point > 0x7F && u_hasBinaryProperty(point, UCHAR_DASH)); }

template <typename Visit>
void each_point(std::string_view text, Visit visit) {
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const auto step = code_point_at(text, at);
    visit(step.value, text.substr(at, step.next - at));
    at = step.next;
  }
}

/// The bounds of what is left after dropping white space and invisible characters at both ends.
struct Bounds {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

}  // namespace

CodePoint code_point_at(std::string_view text, std::int32_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 point = 0;
  U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), point);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
  return {point, at};
}

Examined<std::string_view> prepare(std::string_view text) {
  if (text.size() > limits::kIdentifierBytesMax) return refuse(Reason::kTooLong);
  Bounds bounds;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const auto step = code_point_at(text, at);
    if (step.value < 0) return refuse(Reason::kNotUtf8);
    if (!is_space(step.value) && !is_format(step.value)) {
      if (bounds.begin == std::string_view::npos) bounds.begin = static_cast<std::size_t>(at);
      bounds.end = static_cast<std::size_t>(step.next);
    }
    at = step.next;
  }
  if (bounds.begin == std::string_view::npos) return refuse(Reason::kEmpty);
  const auto inner = text.substr(bounds.begin, bounds.end - bounds.begin);
  bool controlled = false;
  each_point(inner, [&](UChar32 point, std::string_view) { controlled = controlled || is_control(point); });
  if (controlled) return refuse(Reason::kControlCharacter);
  return inner;
}

std::string without_grouping(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  each_point(text, [&](UChar32 point, std::string_view bytes) {
    if (!is_space(point) && !is_hyphen(point) && !is_format(point)) kept += bytes;
  });
  return kept;
}

bool has_invisible(std::string_view text) {
  bool found = false;
  each_point(text, [&](UChar32 point, std::string_view) {
    found = found || (is_format(point) && point != kZeroWidthJoiner && point != kZeroWidthNonJoiner);
  });
  return found;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace dijkwacht::identifiers
