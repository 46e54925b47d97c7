#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace dijkwacht {

/// What a file is, by what is in it and not by its name: PDF, PNG, JPEG, an office document (OOXML or OpenDocument), or plain
/// text in UTF-8. Errors: kInvalidArgument with field "content" for anything else: what a browser could run does not come in.
/// Pure.
Result<std::string_view> media_type_of(ByteView content);

}  // namespace dijkwacht
