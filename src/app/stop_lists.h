#pragma once

#include <filesystem>

#include "base/result.h"
#include "cases/linker.h"
#include "crypto/key_service.h"

namespace dijkwacht::app {

/// The lists of `folder` (data/stop-identifiers) as the cases know them: each value in canonical form, as a token under the
/// casework key, with the reason that analysts read. Errors: those of `cases::read_stop_lists`; kInvalidArgument naming file and
/// row for a value that is none of its type, or that is listed twice in another spelling; kUnavailable without keys.
Result<cases::ListedStops> load_stop_lists(const std::filesystem::path& folder, crypto::KeyService& keys);

}  // namespace dijkwacht::app
