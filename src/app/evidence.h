#pragma once

#include <filesystem>
#include <string>

#include "app/assurance.h"

namespace dijkwacht::app {

/// Is a dossier as its maker signed it? Names every part that was changed, removed or added. `signing_key`: of the police, from
/// the partner register; empty: the words say whose key it must be compared with. Errors: kNotFound when there is no such file;
/// kInvalidArgument for a file that is no dossier, or a key that is none.
Result<Assurance> verify_evidence(const std::filesystem::path& file, const std::string& signing_key);

}  // namespace dijkwacht::app
