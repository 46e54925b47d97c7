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

}  // namespace dijkwacht::reports
