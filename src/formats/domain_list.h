#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/import_service.h"

namespace dijkwacht::formats {

/// A list of names, one a line: plain text, or CSV of which the first column counts. Largest list read, in bytes.
inline constexpr std::size_t kDomainListBytesMax = 64 << 20;

/// Reads a list: `#` starts a comment, empty lines are skipped, a CSV header (`domain`, `host`, `value`, `indicator`) too; fields
/// may be quoted as in RFC 4180. Rows keep the number of their line. What a value is worth is judged by the import, row by row.
/// Errors: kInvalidArgument naming the line (not UTF-8, a quote that does not end, a line above 2,048 bytes); kTooLarge.
Result<std::vector<signals::ImportRow>> read_domain_list(std::string_view text);

}  // namespace dijkwacht::formats
