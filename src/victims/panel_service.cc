#include "victims/panel_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "reports/report_table.h"
#include "reports/status_token.h"

namespace dijkwacht::victims {
namespace {

struct Participant {
  reports::ReportId report;
  PanelService::Invitation invitation;
};

bool is_due(const reports::StoredReport& report, std::chrono::days after_report_min, Time now) {
  switch (report.state) {
    case reports::ReportState::kWithdrawn: return false;
    case reports::ReportState::kReceived:
    case reports::ReportState::kOffered: return now - report.created >= after_report_min;
    default: return true;
  }
}

Result<Participant> participant_of(store::Transaction& transaction, const PanelQuestions& questions,
                                   std::string_view status_token, Time now) {
  const auto report = TRY(reports::read_report_by_token(transaction, reports::status_token_hash(status_token)));
  Participant found{.report = report.facts.id, .invitation = {.wave = panel_wave(now)}};
  found.invitation.state = TRY(find_panel_state(transaction, found.report, found.invitation.wave));
  found.invitation.is_due = is_due(report, questions.after_report_min(), now);
  return found;
}

/// What may still be decided or answered. Errors: kFailedPrecondition.
Status check_open(const PanelService::Invitation& invitation) {
  if (!invitation.is_due) return fail(ErrorCode::kFailedPrecondition, "nothing is asked about this report, or not yet");
  if (invitation.state == PanelState::kAnswered)
    return fail(ErrorCode::kFailedPrecondition, "your answers were counted already; they can no longer be found");
  return {};
}

Status note(store::Transaction& transaction, const reports::ReportId& report, std::string_view action, Time now) {
  TRY(audit::append(transaction,
                    {.actor = "reporter", .action = std::string(action), .subject = report.text(), .purpose = "research"}, now));
  return {};
}

}  // namespace

Result<PanelService::Invitation> PanelService::invitation(store::Transaction& transaction, std::string_view status_token) const {
  return TRY(participant_of(transaction, questions_, status_token, clock_.now())).invitation;
}

Result<PanelService::Invitation> PanelService::invitation(std::string_view status_token) const {
  return database_.read_value<Invitation>([&](store::Transaction& transaction) { return invitation(transaction, status_token); });
}

Status PanelService::decide(store::Transaction& transaction, std::string_view status_token, bool agrees,
                            std::string_view text_version) const {
  const auto now = clock_.now();
  const auto [report, invitation] = TRY(participant_of(transaction, questions_, status_token, now));
  TRY(check_open(invitation));
  if (text_version != questions_.text_version())
    return fail(ErrorCode::kInvalidArgument, "the text changed since you read it; read it again", "textVersion");
  const auto state = agrees ? PanelState::kAgreed : PanelState::kRefused;
  if (invitation.state == state) return {};
  TRY(put_panel_state(transaction, report, invitation.wave, state, text_version));
  return note(transaction, report, agrees ? "panel.agreed" : "panel.refused", now);
}

Status PanelService::answer(store::Transaction& transaction, std::string_view status_token, const PanelAnswers& answers) const {
  const auto now = clock_.now();
  const auto [report, invitation] = TRY(participant_of(transaction, questions_, status_token, now));
  TRY(check_open(invitation));
  if (invitation.state != PanelState::kAgreed) return fail(ErrorCode::kFailedPrecondition, "say first that you may be asked");
  TRY(questions_.check(answers));
  TRY(count_answers(transaction, invitation.wave, answers));
  TRY(put_panel_state(transaction, report, invitation.wave, PanelState::kAnswered, questions_.text_version()));
  return note(transaction, report, "panel.answered", now);
}

Result<std::vector<PanelCount>> PanelService::counts(const std::string& wave) const {
  return database_.read_value<std::vector<PanelCount>>(
      [&](store::Transaction& transaction) { return read_panel_counts(transaction, wave); });
}

Result<std::vector<std::string>> PanelService::waves() const {
  auto waves = TRY(database_.read_value<std::vector<std::string>>(
      [](store::Transaction& transaction) { return read_panel_waves(transaction); }));
  const auto present = panel_wave(clock_.now());
  if (std::ranges::count(waves, present) == 0) waves.insert(waves.begin(), present);
  return waves;
}

}  // namespace dijkwacht::victims
