#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reports/report.h"
#include "store/database.h"
#include "victims/panel.h"

namespace dijkwacht::victims {

/// Where a reporter stands in one wave of the panel.
enum class PanelState : std::uint8_t { kInvited, kAgreed, kRefused, kAnswered };
std::string_view name_of(PanelState state);

Result<PanelState> find_panel_state(store::Transaction& transaction, const reports::ReportId& report, std::string_view wave);
/// `text_version`: of the text that the reporter read.
Status put_panel_state(store::Transaction& transaction, const reports::ReportId& report, std::string_view wave, PanelState state,
                       std::string_view text_version);

/// One more for each answer. No row tells of one person.
Status count_answers(store::Transaction& transaction, std::string_view wave, const PanelAnswers& answers);

struct PanelCount {
  std::string question;
  std::string option;
  std::int64_t count = 0;
};
Result<std::vector<PanelCount>> read_panel_counts(store::Transaction& transaction, std::string_view wave);
/// Newest first.
Result<std::vector<std::string>> read_panel_waves(store::Transaction& transaction);

}  // namespace dijkwacht::victims
