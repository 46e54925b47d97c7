#pragma once

#include <string_view>

namespace dijkwacht {

/// Well-formed UTF-8 (RFC 3629: no overlong form, no surrogate). Pure.
bool is_utf8(std::string_view text);

}  // namespace dijkwacht
