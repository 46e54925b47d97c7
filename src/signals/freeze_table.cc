#include "signals/freeze_table.h"

namespace dijkwacht::signals {

Result<bool> insert_freeze(store::Transaction& transaction, const IndicatorId& indicator, std::string_view cause, Time now) {
  return TRY(transaction.execute(
             "INSERT INTO signal_freeze (indicator_id, cause, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
             {indicator, cause, now})) > 0;
}

Status end_freezes(store::Transaction& transaction, std::string_view cause, std::string_view outcome, Time now) {
  TRY(transaction.execute("UPDATE signal_freeze SET ended_at = $2, outcome = $3 WHERE cause = $1 AND ended_at IS NULL",
                          {cause, now, outcome}));
  return {};
}

Result<bool> is_frozen(store::Transaction& transaction, const IndicatorId& indicator) {
  return TRY(transaction.query_one("SELECT cause FROM signal_freeze WHERE indicator_id = $1 AND ended_at IS NULL LIMIT 1",
                                   {indicator}))
      .has_value();
}

Result<bool> was_refused(store::Transaction& transaction, const IndicatorId& indicator, Time since) {
  return TRY(transaction.query_one(
                 "SELECT cause FROM signal_freeze WHERE indicator_id = $1 AND outcome = 'refused' AND ended_at >= $2 LIMIT 1",
                 {indicator, since}))
      .has_value();
}

}  // namespace dijkwacht::signals
