#pragma once

#include <cstdint>

namespace dijkwacht::crypto {

/// What the node asks of its key process. A request is {id: 64 bits, operation: 8 bits, fields}; its answer is {the same id,
/// 0, fields} or {id, 1 + ErrorCode, message, field}. The fields of each operation stand in README.md.
enum class KeyOperation : std::uint8_t { kHello = 1, kTokenise, kOpenPart, kOpenBoxes, kReseal, kSign, kMoveValue };

}  // namespace dijkwacht::crypto
