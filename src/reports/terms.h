#pragma once

#include <filesystem>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::reports {

/// How long each step may take (data/routing/terms.toml).
struct Terms {
  int desk_answer_working_days = 5;
  int referral_answer_working_days = 3;
  int sealed_part_days = 30;

  /// Errors: kNotFound; kInvalidArgument naming file and key unless each lies between 1 and 365.
  static Result<Terms> load(const std::filesystem::path& file);
};

/// The same time of day, `days` working days later (Monday to Friday in UTC; public holidays are not known here). Pure.
Time add_working_days(Time from, int days);

}  // namespace dijkwacht::reports
