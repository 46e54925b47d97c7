#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::victims {

using Date = std::chrono::year_month_day;

/// Terms of a recall between banks, and what the codes in its answers mean: data/victims/recalls.toml. A value.
class RecallTerms {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also for a code that stands twice or is not of four letters.
  static Result<RecallTerms> load(const std::filesystem::path& file);

  int months_max = 0;           ///< after the payment; then it can no longer be recalled
  int answer_banking_days = 0;  ///< that the other bank has
  int erase_days = 0;           ///< without an answer, names and accounts go after so many days
  std::string reason;           ///< "FRAD": why banks are asked
  std::string source;
  std::string source_date;

  /// The n-th banking day after `day`: no Saturday, Sunday or closing day.
  Date banking_days_later(Date day, int days) const;
  /// What a code means; the code itself when the list does not know it.
  Bilingual meaning(std::string_view code) const;

 private:
  bool is_closed(std::chrono::sys_days day) const;

  std::vector<std::chrono::sys_days> closing_days_;  ///< sorted
  std::map<std::string, Bilingual, std::less<>> reasons_;
};

/// The same day so many months later; the month's last day when it has no such day.
Date months_later(Date day, int months);

}  // namespace dijkwacht::victims
