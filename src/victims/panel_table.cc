#include "victims/panel_table.h"

#include "base/name_table.h"

namespace dijkwacht::victims {
namespace {

constexpr NameTable<PanelState, 4> kStates{"invited", "agreed", "refused", "answered"};

}  // namespace

std::string_view name_of(PanelState state) { return kStates.name(state); }

Result<PanelState> find_panel_state(store::Transaction& transaction, const reports::ReportId& report, std::string_view wave) {
  const auto row =
      TRY(transaction.query_one("SELECT state FROM panel_participation WHERE report_id = $1 AND wave = $2", {report, wave}));
  if (!row) return PanelState::kInvited;
  return kStates.parse(row->text(0), "state");
}

Status put_panel_state(store::Transaction& transaction, const reports::ReportId& report, std::string_view wave, PanelState state,
                       std::string_view text_version) {
  TRY(transaction.execute(
      "INSERT INTO panel_participation (report_id, wave, state, text_version) VALUES ($1, $2, $3, $4) ON CONFLICT "
      "(report_id, wave) DO UPDATE SET state = excluded.state, text_version = excluded.text_version",
      {report, wave, name_of(state), text_version}));
  return {};
}

Status count_answers(store::Transaction& transaction, std::string_view wave, const PanelAnswers& answers) {
  for (const auto& [question, option] : answers) {
    TRY(
        transaction.execute("INSERT INTO panel_count (wave, question, choice, count) VALUES ($1, $2, $3, 1) ON CONFLICT (wave, "
                            "question, choice) DO UPDATE SET count = panel_count.count + 1",
                            {wave, question, option}));
  }
  return {};
}

Result<std::vector<PanelCount>> read_panel_counts(store::Transaction& transaction, std::string_view wave) {
  std::vector<PanelCount> counts;
  for (const auto& row : TRY(transaction.query(
           "SELECT question, choice, count FROM panel_count WHERE wave = $1 ORDER BY question, choice", {wave}))) {
    counts.push_back({row.text(0), row.text(1), row.integer(2)});
  }
  return counts;
}

Result<std::vector<std::string>> read_panel_waves(store::Transaction& transaction) {
  std::vector<std::string> waves;
  for (const auto& row : TRY(transaction.query("SELECT DISTINCT wave FROM panel_count ORDER BY wave DESC", {})))
    waves.push_back(row.text(0));
  return waves;
}

}  // namespace dijkwacht::victims
