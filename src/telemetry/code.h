#pragma once

#include <string_view>

namespace dijkwacht::telemetry {

/// A word of our own for logs and metrics, fixed when the program is compiled ("delivery.failed", "http_requests_total"):
/// lower-case letters, digits and ". - _", starting with a letter. Anything else, and any text made at run time, does not
/// compile: that is how personal data stays out of a log line's words.
class Code {
 public:
  template <std::size_t Size>
  consteval Code(const char (&literal)[Size]) : text_(literal, Size - 1) {  // NOLINT(google-explicit-constructor): reads as text
    if (!is_code(text_)) throw "a code is lower-case letters, digits and . - _";
  }

  constexpr std::string_view text() const { return text_; }
  friend constexpr bool operator==(Code, Code) = default;

 private:
  static constexpr bool is_code(std::string_view text) {
    if (text.empty() || text.front() < 'a' || text.front() > 'z') return false;
    for (const char letter : text) {
      const bool is_fine =
          (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '_';
      if (!is_fine) return false;
    }
    return true;
  }

  std::string_view text_;
};

}  // namespace dijkwacht::telemetry
