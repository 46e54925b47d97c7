#pragma once

#include <array>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::programme {

/// Names of an enum's values, in order.
template <typename Enum, std::size_t N>
struct NameTable {
  std::array<std::string_view, N> names;

  constexpr std::string_view name(Enum value) const { return names.at(static_cast<std::size_t>(value)); }
  /// Errors: kInvalidArgument naming `field`.
  Result<Enum> parse(std::string_view name, const char* field) const {
    for (std::size_t i = 0; i < N; ++i) {
      if (names[i] == name) return static_cast<Enum>(i);
    }
    return fail(ErrorCode::kInvalidArgument, "this word is not known here", field);
  }
};

}  // namespace dijkwacht::programme
