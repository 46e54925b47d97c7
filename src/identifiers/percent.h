#pragma once

#include <string>
#include <string_view>

namespace dijkwacht::identifiers {

/// One spelling for each part of a URL (RFC 3986 §6.2.2): codes of unreserved characters are decoded, other codes get upper-case
/// hexadecimal, bytes that may not stand there are encoded, and so is a `%` that starts no code. Idempotent.
std::string percent_normalised(std::string_view part);

/// Resolves `.` and `..` (RFC 3986 §5.2.4). `path` starts with `/`, and so does the answer.
std::string without_dot_segments(std::string_view path);

}  // namespace dijkwacht::identifiers
