#pragma once

#include <optional>
#include <string_view>

#include "reports/report.h"
#include "reports/terms.h"

namespace dijkwacht::reports {

/// What the reporter can expect next, and by when: every state has one.
struct NextStep {
  std::string_view code;  ///< of data/texts/report-status.toml
  std::optional<Time> due;
};

enum class Consented : std::uint8_t { kNo, kYes };

/// Pure. `now` is the moment the report came into this state.
NextStep next_step(ReportState state, Consented consented, const Terms& terms, Time now);

/// What the reporter of an accepted report can expect after news of the police; nothing when the news changes no expectation.
/// Pure.
std::optional<std::string_view> next_step_after(std::string_view news);

}  // namespace dijkwacht::reports
