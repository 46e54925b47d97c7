#include "reports/referral_table.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kSelect =
    "SELECT referral_id, report_id, recipient, state, version, offered_at, due, event_id FROM referral ";

Result<Referral> referral_of(const store::Row& row) {
  return Referral{.id = row.id<ReferralId>(0),
                  .report = row.id<ReportId>(1),
                  .recipient = row.text(2),
                  .state = TRY(parse_referral_state(row.text(3))),
                  .version = row.integer(4),
                  .offered_at = row.time(5),
                  .due = row.time(6),
                  .event = row.id<store::EventId>(7)};
}

Result<std::vector<Referral>> referrals_of(const std::vector<store::Row>& rows) {
  std::vector<Referral> referrals;
  for (const auto& row : rows) referrals.push_back(TRY(referral_of(row)));
  return referrals;
}

}  // namespace

Status insert_referral(store::Transaction& transaction, const Referral& referral) {
  TRY(
      transaction.execute("INSERT INTO referral (referral_id, report_id, recipient, state, version, offered_at, due, event_id) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {referral.id, referral.report, referral.recipient, name_of(referral.state), referral.version,
                           referral.offered_at, referral.due, referral.event}));
  return {};
}

Status update_referral(store::Transaction& transaction, const ReferralId& id, ReferralState state, std::int64_t version) {
  TRY(transaction.execute("UPDATE referral SET state = $2, version = $3 WHERE referral_id = $1", {id, name_of(state), version}));
  return {};
}

Result<std::optional<Referral>> find_referral(store::Transaction& transaction, const ReferralId& id) {
  const auto row = TRY(transaction.query_one(std::string(kSelect) + "WHERE referral_id = $1", {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(referral_of(*row)));
}

Result<std::vector<Referral>> list_referrals(store::Transaction& transaction, const ReportId& report) {
  return referrals_of(
      TRY(transaction.query(std::string(kSelect) + "WHERE report_id = $1 ORDER BY offered_at, referral_id", {report})));
}

Result<std::vector<Referral>> list_overdue(store::Transaction& transaction, Time now, std::size_t limit) {
  return referrals_of(TRY(transaction.query(
      std::string(kSelect) + "WHERE state = 'offered' AND due < $1 ORDER BY due, referral_id LIMIT $2", {now, limit})));
}

}  // namespace dijkwacht::reports
