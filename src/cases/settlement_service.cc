#include "cases/settlement_service.h"

#include "audit/audit_log.h"
#include "cases/case_table.h"
#include "cases/report_link_table.h"
#include "cases/settlement_table.h"
#include "cases/work_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::size_t kBatchReports = 500;

Result<CaseMoney> whole_money(store::Transaction& transaction, const CaseRow& row) {
  auto money = TRY(money_of(transaction, row.id));
  money.lost = row.amount_minor;
  return money;
}

}  // namespace

Status SettlementService::note_event(store::Transaction& transaction, const CaseId& id, const char* kind, const char* action,
                                     const std::string& detail, const std::string& by) {
  const auto now = clock_.now();
  TRY(insert_work_event(transaction, id, {.at = now, .kind = kind, .by = by, .detail = detail}));
  TRY(audit::append(transaction, {.actor = by, .action = action, .subject = id.text(), .outcome = detail}, now));
  return {};
}

Result<SettlementId> SettlementService::choose(store::Transaction& transaction, const CaseId& id, const std::string& track,
                                               const std::string& by) {
  if (tracks_.find(track) == nullptr) return fail(ErrorCode::kInvalidArgument, "is no settlement track", "track");
  const auto row = TRY(follow_case(transaction, id));
  const Settlement settlement{.id = SettlementId::random(random_),
                              .in = row.id,
                              .track = track,
                              .state = SettlementState::kChosen,
                              .chosen_at = clock_.now(),
                              .ended_at = {}};
  TRY(insert_settlement(transaction, settlement));
  TRY(note_event(transaction, row.id, "settlement-chosen", "case.settlement-chosen", track, by));
  return settlement.id;
}

Status SettlementService::end(store::Transaction& transaction, const SettlementId& id, SettlementState state,
                              const std::string& by) {
  if (state == SettlementState::kChosen) return fail(ErrorCode::kInvalidArgument, "a track ends done or stopped", "state");
  const auto settlement = TRY(find_settlement(transaction, id));
  if (!settlement) return fail(ErrorCode::kNotFound, "there is no such settlement", "settlementId");
  if (!TRY(end_settlement(transaction, id, state, clock_.now()))) {
    if (settlement->state == state) return {};
    return fail(ErrorCode::kFailedPrecondition, "this track ended before; choose it anew");
  }
  if (state == SettlementState::kStopped) {
    return note_event(transaction, settlement->in, "settlement-stopped", "case.settlement-stopped", settlement->track, by);
  }
  TRY(note_event(transaction, settlement->in, "settlement-done", "case.settlement-done", settlement->track, by));
  return tell_reporters(transaction, settlement->in, settlement->track, by);
}

Status SettlementService::tell_reporters(store::Transaction& transaction, const CaseId& id, const std::string& track,
                                         const std::string& by) {
  const auto row = TRY(find_case(transaction, id));
  if (!row || !row->cluster) return {};
  std::optional<reports::ReportId> after;
  for (;;) {
    const auto batch = TRY(reports_of_cluster(transaction, *row->cluster, after, kBatchReports));
    if (batch.empty()) return {};
    for (const auto& report : batch) {
      if (!report.withdrawn_at) TRY(reporters_.tell_desk(transaction, report.report_id, "settled-" + track, by));
    }
    after = batch.back().report_id;
  }
}

Status SettlementService::note_money(store::Transaction& transaction, const CaseId& id, MoneyKind kind, std::int64_t minor,
                                     const std::string& by) {
  const auto row = TRY(follow_case(transaction, id));
  if (minor <= 0) return fail(ErrorCode::kInvalidArgument, "must be above zero", "amount");
  if (minor > TRY(whole_money(transaction, row)).unknown()) {
    return fail(ErrorCode::kInvalidArgument, "is more than was lost and is not accounted for", "amount");
  }
  TRY(insert_money(transaction, row.id, kind, minor, clock_.now()));
  return note_event(transaction, row.id, "money-noted", "case.money-noted", std::string(name_of(kind)), by);
}

Result<SettlementService::View> SettlementService::view(const CaseId& id) {
  return database_.read_value<View>([&](store::Transaction& transaction) -> Result<View> {
    const auto row = TRY(follow_case(transaction, id));
    return View{.settlements = TRY(settlements_of(transaction, row.id)), .money = TRY(whole_money(transaction, row))};
  });
}

}  // namespace dijkwacht::cases
