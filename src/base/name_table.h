#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht {

/// The stable names of an enumeration, in the order of its values: in SQL, JSON and audit.
template <typename Enum, std::size_t kCount>
class NameTable {
 public:
  template <typename... Names>
    requires(sizeof...(Names) == kCount)
  constexpr NameTable(Names... names) : names_{std::string_view(names)...} {}  // NOLINT(google-explicit-constructor)

  constexpr std::string_view name(Enum value) const { return names_[static_cast<std::size_t>(value)]; }

  /// Errors: kInvalidArgument with `field`, listing the names there are.
  Result<Enum> parse(std::string_view name, std::string_view field) const {
    for (std::size_t i = 0; i < kCount; ++i) {
      if (names_[i] == name) return static_cast<Enum>(i);
    }
    std::string known;
    for (const auto each : names_) known.append(known.empty() ? "" : ", ").append(each);
    return fail(ErrorCode::kInvalidArgument, "must be one of " + known, std::string(field));
  }

 private:
  std::array<std::string_view, kCount> names_;
};

}  // namespace dijkwacht
