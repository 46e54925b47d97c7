#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dijkwacht::auth {

/// What an API key may be used for: "reports:read", "checks:ask". One thing and one act, lower-case words joined by '-'.
class Scope {
 public:
  /// Errors: kInvalidArgument.
  static Result<Scope> parse(std::string_view text);
  /// For scopes written in our own source; a text that is no scope aborts.
  explicit Scope(const char* text);

  const std::string& text() const { return text_; }

  friend auto operator<=>(const Scope&, const Scope&) = default;

 private:
  explicit Scope(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// "checks:ask reports:read": sorted, one space between, as stored. Texts of `parse_scopes` turn back.
std::string scopes_text(std::vector<Scope> scopes);
/// Errors: kInvalidArgument.
Result<std::vector<Scope>> parse_scopes(std::string_view text);

}  // namespace dijkwacht::auth
