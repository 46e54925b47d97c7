#include "base/error.h"

namespace dijkwacht {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument: return "invalid-argument";
    case ErrorCode::kUnauthenticated: return "unauthenticated";
    case ErrorCode::kPermissionDenied: return "permission-denied";
    case ErrorCode::kNotFound: return "not-found";
    case ErrorCode::kConflict: return "conflict";
    case ErrorCode::kFailedPrecondition: return "failed-precondition";
    case ErrorCode::kTooLarge: return "too-large";
    case ErrorCode::kRateLimited: return "rate-limited";
    case ErrorCode::kUnavailable: return "unavailable";
    case ErrorCode::kDataCorrupt: return "data-corrupt";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

}  // namespace dijkwacht
