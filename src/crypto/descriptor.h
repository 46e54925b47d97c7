#pragma once

#include <unistd.h>

#include <utility>

namespace dijkwacht::crypto {

/// Owns a file descriptor and closes it. Move-only.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) reset(other.release());
    return *this;
  }
  ~Descriptor() { reset(); }

  bool is_open() const { return number_ >= 0; }
  int get() const { return number_; }
  /// Gives the number away; it is the caller's to close.
  int release() { return std::exchange(number_, -1); }
  void reset(int number = -1) {
    if (is_open()) close(number_);
    number_ = number;
  }

 private:
  int number_ = -1;
};

}  // namespace dijkwacht::crypto
