#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::documents {

/// Appends an incremental update to a PDF of cairo 1.16 that gives its catalog a language and lets viewers show the title
/// instead of a file name. `language`: letters, digits and '-'. Errors: kInternal when the file is not as expected. Pure.
Result<std::string> with_language(std::string pdf, std::string_view language);

}  // namespace dijkwacht::documents
