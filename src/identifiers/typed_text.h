#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

/// A character of UTF-8 text and where the next begins.
struct CodePoint {
  std::int32_t value = 0;  ///< Negative: no UTF-8 here.
  std::int32_t next = 0;
};

/// The character at byte `at`, 0 ≤ at < text.size(); texts here are far below 2 GB.
CodePoint code_point_at(std::string_view text, std::int32_t at);

/// What every type does first with what a person typed or pasted: refuses more than limits::kIdentifierBytesMax bytes, bytes that
/// are no UTF-8, and control characters inside (but for tabs, which count as spaces); drops white space, line breaks and
/// invisible characters around it. The view is into `text`.
Examined<std::string_view> prepare(std::string_view text);

/// Without white space, hyphens and invisible characters, wherever they stand: for numbers, where they only group.
/// `text` is UTF-8.
std::string without_grouping(std::string_view text);

/// True when a character of Unicode class Cf (bidirectional marks, zero-width space, soft hyphen) stands in `text`, other than
/// the two joiners that IDNA judges itself.
bool has_invisible(std::string_view text);

bool is_ascii(std::string_view text);

/// Lower case of ASCII letters; other bytes unchanged.
std::string ascii_lower(std::string_view text);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace dijkwacht::identifiers
