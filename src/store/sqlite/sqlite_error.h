#pragma once

#include <string_view>

#include "base/error.h"

struct sqlite3;

namespace dijkwacht::store::sqlite {

/// What a SQLite result code means to our callers: kConflict for a constraint, kUnavailable for what may pass (full disk, I/O, a
/// lock, memory), kDataCorrupt for a damaged file, kTooLarge above SQLite's own limits, kInternal otherwise. The message holds
/// SQLite's words, which name tables and columns but never values.
Error error_of(int code, std::string_view while_doing, sqlite3* handle);

}  // namespace dijkwacht::store::sqlite
