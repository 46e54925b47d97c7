#pragma once

#include <string>

#include "base/bytes.h"

namespace dijkwacht::crypto {

/// SHA-256 in hexadecimal: for files that others verify with tools of their own. Pure.
std::string sha256(ByteView bytes);

}  // namespace dijkwacht::crypto
