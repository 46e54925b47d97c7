#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/where.h"

namespace dijkwacht::store {

// People name a thing by a letter and the start of its id: report M-1F3A9C02, payment that waits W-1F3A9C02. Two things may share
// a number; the id decides.

/// "M-1F3A9C02", for the letter 'M' and the text of an id.
std::string id_number(char letter, std::string_view id);

/// The ids that a number may stand for: from `first` (as text) and before `past`.
struct IdRange {
  std::string first;
  std::string past;
};

/// Only rows whose id in this column lies in the range.
void add_range(Where& where, std::string_view column, const IdRange& range);

/// Reads what people type, say or paste: "M-1F3A9C02", "m 1f3a9c02" with any hyphen, its first four digits or more, or a whole
/// id. `what`: "report", for the message. Errors: kInvalidArgument with field "q".
Result<IdRange> parse_id_number(char letter, std::string_view what, std::string_view typed);

/// As `parse_id_number`, for a field in which anything may be typed: with a letter, whichever, and a hyphen ("W-1F3A9C02").
/// Nothing when it is no such number.
std::optional<IdRange> find_id_number(std::string_view typed);

}  // namespace dijkwacht::store
