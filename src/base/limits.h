#pragma once

#include <chrono>
#include <cstddef>

/// Named limits that more than one room must agree on; a limit of one room only stands in that room.
namespace dijkwacht::limits {

/// A JSON body. The largest honest one is a report with its wraps (about 20 kB); bulk import streams instead.
inline constexpr std::size_t kJsonBytesMax = 1 << 20;
/// Nesting of JSON; ours stays below ten.
inline constexpr std::size_t kJsonDepthMax = 32;
/// Text that a person types in one field.
inline constexpr std::size_t kNarrativeBytesMax = 20'000;
/// One sealed part of a report (narrative and identifiers; files of evidence have parts of their own).
inline constexpr std::size_t kSealedPartBytesMax = 256 * 1024;
/// An identifier before parsing: the longest URL that browsers and mail gateways carry.
inline constexpr std::size_t kIdentifierBytesMax = 2048;
/// Rows of one page of a list.
inline constexpr std::size_t kPageRowsMax = 200;

}  // namespace dijkwacht::limits
