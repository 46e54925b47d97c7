#pragma once

#include <ostream>
#include <utility>

#include <fmt/core.h>

namespace dijkwacht {

/// Personal data. It cannot be printed, logged or formatted; it is read in one named place at a time, by `reveal`.
template <typename T>
class Sensitive {
 public:
  Sensitive() = default;
  explicit Sensitive(T value) : value_(std::move(value)) {}

  /// The value. `purpose` says at the call why it is read ("tokenise", "show to the reporter"); grep for it.
  const T& reveal([[maybe_unused]] const char* purpose) const { return value_; }

  friend bool operator==(const Sensitive&, const Sensitive&) = default;

 private:
  T value_{};
};

template <typename T>
std::ostream& operator<<(std::ostream&, const Sensitive<T>&) = delete;

}  // namespace dijkwacht

template <typename T>
struct fmt::formatter<dijkwacht::Sensitive<T>> {
  formatter() = delete;  // Personal data is not for logs.
};
