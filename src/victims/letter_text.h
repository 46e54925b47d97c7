#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "config/toml_file.h"

namespace dijkwacht::victims {

/// Dutch: "€ 1.250" or "€ 1.250,50".
std::string euro_text(const Money& amount);

/// What stands for "{name}" in a letter.
using LetterValues = std::vector<std::pair<std::string, std::string>>;
/// The text with each "{name}" that has a value filled in; values are not filled in themselves.
std::string fill_letter(std::string_view text, const LetterValues& values);

/// Days as letters write them: "27 november 2026".
class LetterDays {
 public:
  /// `months = ["januari", …]`. Errors: kInvalidArgument naming file and key unless they are twelve.
  static Result<LetterDays> read(const config::TomlTable& root);

  std::string text(std::chrono::year_month_day day) const;

 private:
  std::array<std::string, 12> months_;
};

}  // namespace dijkwacht::victims
