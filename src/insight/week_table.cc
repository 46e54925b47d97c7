#include "insight/week_table.h"

namespace dijkwacht::insight {

Result<StatedWeeks> read_stated(store::Transaction& transaction, std::string_view measure) {
  StatedWeeks weeks;
  for (const auto& row : TRY(transaction.query(
           "SELECT week, version, content, stated_at FROM stated_week WHERE measure = $1 ORDER BY week", {measure}))) {
    weeks[row.text(0)] = {.version = row.integer(1), .content = row.text(2), .stated_at = row.time(3)};
  }
  return weeks;
}

Status put_stated(store::Transaction& transaction, std::string_view measure, std::string_view week, const StoredWeek& stored) {
  TRY(
      transaction.execute("INSERT INTO stated_week (measure, week, version, content, stated_at) VALUES ($1, $2, $3, $4, $5) ON "
                          "CONFLICT (measure, week) DO UPDATE SET version = $3, content = $4, stated_at = $5",
                          {measure, week, stored.version, stored.content, stored.stated_at}));
  return {};
}

Result<bool> insert_told(store::Transaction& transaction, std::string_view source, std::string_view measure,
                         std::string_view week, const StoredWeek& stored) {
  return TRY(transaction.execute("INSERT INTO told_week (source, measure, week, version, stated_at, content) VALUES ($1, $2, $3, "
                                 "$4, $5, $6) ON CONFLICT DO NOTHING",
                                 {source, measure, week, stored.version, stored.stated_at, stored.content})) > 0;
}

Result<std::vector<ToldMeasure>> read_told_measures(store::Transaction& transaction) {
  std::vector<ToldMeasure> measures;
  for (const auto& row :
       TRY(transaction.query("SELECT source, measure, MIN(week), MAX(week), MAX(stated_at) FROM told_week GROUP "
                             "BY source, measure ORDER BY source, measure",
                             {}))) {
    measures.push_back({.source = row.text(0),
                        .measure = row.text(1),
                        .first_week = row.text(2),
                        .last_week = row.text(3),
                        .stated_at = row.time(4)});
  }
  return measures;
}

Result<ToldWeeks> read_told(store::Transaction& transaction, std::string_view source, std::string_view measure) {
  ToldWeeks weeks;
  for (const auto& row : TRY(transaction.query("SELECT week, version, content, stated_at FROM told_week WHERE source = $1 AND "
                                               "measure = $2 ORDER BY week, version",
                                               {source, measure}))) {
    weeks[row.text(0)].push_back({.version = row.integer(1), .content = row.text(2), .stated_at = row.time(3)});
  }
  return weeks;
}

}  // namespace dijkwacht::insight
