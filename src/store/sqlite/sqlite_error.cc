#include "store/sqlite/sqlite_error.h"

#include <fmt/core.h>
#include <sqlite3.h>

namespace dijkwacht::store::sqlite {
namespace {

ErrorCode meaning_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return ErrorCode::kConflict;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL: return ErrorCode::kUnavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::kDataCorrupt;
    case SQLITE_TOOBIG: return ErrorCode::kTooLarge;
    default: return ErrorCode::kInternal;
  }
}

}  // namespace

Error error_of(int code, std::string_view while_doing, sqlite3* handle) {
  const char* words = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  return {meaning_of(code), fmt::format("{}: {} (sqlite {})", while_doing, words, code)};
}

}  // namespace dijkwacht::store::sqlite
