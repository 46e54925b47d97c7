#pragma once

#include <expected>
#include <string>
#include <utility>

#include "base/error.h"

namespace dijkwacht {

/// A value or the error that stood in its way. Must be looked at.
template <typename T>
class [[nodiscard]] Result : public std::expected<T, Error> {
 public:
  using std::expected<T, Error>::expected;
};

/// Done, or why not.
using Status = Result<void>;

/// `return fail(ErrorCode::kNotFound, "no such case");`
inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string field = {}) {
  return std::unexpected<Error>(Error{code, std::move(message), std::move(field)});
}

/// Passes an error on as it is: `return fail(result.error());`
inline std::unexpected<Error> fail(Error error) { return std::unexpected<Error>(std::move(error)); }

}  // namespace dijkwacht

// `result` is the name of a variable, which parentheses would break.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define DIJKWACHT_JOIN_(a, b) a##b
#define DIJKWACHT_TRY_(result, expression)                                        \
  ({                                                                              \
    auto&& result = (expression);                                                 \
    if (!result.has_value()) return ::dijkwacht::fail(std::move(result).error()); \
    std::move(result).value();                                                    \
  })
// NOLINTEND(bugprone-macro-parentheses)
#define DIJKWACHT_TRY_NUMBERED_(number, expression) DIJKWACHT_TRY_(DIJKWACHT_JOIN_(try_result_, number), expression)

/// `auto value = TRY(parse(text));` hands an error to the caller, otherwise yields the value (nothing for a Status).
/// A statement expression (g++ and clang), so `TRY(f(TRY(g())))` reads naturally; never use it inside a coroutine.
#define TRY(expression) DIJKWACHT_TRY_NUMBERED_(__COUNTER__, expression)
