#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::cases {

/// One value that people listed as never linking. In clear: public values of institutions, no persons.
struct StopListEntry {
  std::string type;   ///< "domain"
  std::string value;  ///< as written; the caller parses it to canonical form and tokenises it
  Bilingual reason;
  std::string row;  ///< where it stands, for messages: "platforms.toml: lists[1]: values[3]"
};

/// Reads every list of `folder` (data/stop-identifiers), in order of file name; `frequent.toml` is no list.
/// Errors: kNotFound without such a folder; kInvalidArgument naming file and key, also for a value listed twice (both rows).
Result<std::vector<StopListEntry>> read_stop_lists(const std::filesystem::path& folder);

}  // namespace dijkwacht::cases
