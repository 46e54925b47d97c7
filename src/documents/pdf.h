#pragma once

#include <string>

#include "base/result.h"
#include "documents/document.h"

namespace dijkwacht::documents {

/// The document as a tagged PDF, A4. Pure but for the machine's fonts; thread-safe (one at a time).
/// Errors: kInvalidArgument without title or language, for a heading's level, an address or a row that is not as document.h says;
/// kInternal when the PDF cannot be made.
Result<std::string> write_pdf(const Document& document);

}  // namespace dijkwacht::documents
