#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dijkwacht {

/// Why something could not be done. A small fixed set; each told from its neighbours.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,     ///< The caller's input is wrong whatever our state; `field` names it. HTTP 400.
  kUnauthenticated,     ///< We do not know who is asking. HTTP 401.
  kPermissionDenied,    ///< We know who asks; policy or role says no. HTTP 403.
  kNotFound,            ///< The thing named does not exist, or the asker may not know that it does. HTTP 404.
  kConflict,            ///< It exists already with other content, or another act came first. HTTP 409.
  kFailedPrecondition,  ///< Right input, wrong state of the thing (a withdrawn report cannot be offered). HTTP 422.
  kTooLarge,            ///< Larger than a named limit. HTTP 413.
  kRateLimited,         ///< Too many requests; wait. HTTP 429.
  kUnavailable,         ///< Ours or a partner's, and likely to pass: try again. HTTP 503.
  kDataCorrupt,         ///< Stored or received bytes fail their own check (hash, signature, format). HTTP 500.
  kInternal,            ///< A defect of ours. HTTP 500.
};

/// `"invalid-argument"` and so on: stable, for logs and problem details.
std::string_view name_of(ErrorCode code);

/// An error as a value. `message` is plain English, says what to do next and never holds personal data.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  /// The input field at fault as the caller knows it (`"victim.email"`), empty when none is.
  std::string field = {};
};

}  // namespace dijkwacht
