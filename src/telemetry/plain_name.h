#pragma once

#include <string>
#include <string_view>

namespace dijkwacht::telemetry {

/// A name from our configuration that is only known at run time: a partner ("police"), a rule ("R05"), a route's pattern
/// ("/api/v1/reports/{reportId}"). A text that could be a person's (another character than letters, digits and ". _ / { } -",
/// longer than 80, or five digits in a row, as in account and phone numbers) becomes "(withheld)".
class PlainName {
 public:
  explicit PlainName(std::string_view text);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace dijkwacht::telemetry
