#include "app/reporter_news_table.h"

namespace dijkwacht::app {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE reporter_news_due (
  position BIGINT PRIMARY KEY,
  report_id TEXT,
  identifier_id TEXT,
  CHECK ((report_id IS NULL) <> (identifier_id IS NULL))
);
CREATE TABLE reporter_told (
  report_id TEXT PRIMARY KEY,
  is_shared BIGINT NOT NULL
);
)";

Status add(store::Transaction& transaction, store::Value report, store::Value identifier) {
  // Two writers that draw the same position cannot both commit: the second fails and is tried again.
  TRY(
      transaction.execute("INSERT INTO reporter_news_due (position, report_id, identifier_id) "
                          "VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM reporter_news_due), $1, $2)",
                          {std::move(report), std::move(identifier)}));
  return {};
}

}  // namespace

Status add_due(store::Transaction& transaction, const reports::ReportId& report) {
  return add(transaction, report, std::nullopt);
}

Status add_due(store::Transaction& transaction, const cases::IdentifierId& identifier) {
  return add(transaction, std::nullopt, identifier);
}

Result<std::vector<NewsDue>> read_due(store::Transaction& transaction, std::size_t limit) {
  std::vector<NewsDue> due;
  const auto rows = TRY(
      transaction.query("SELECT position, report_id, identifier_id FROM reporter_news_due ORDER BY position LIMIT $1", {limit}));
  for (const auto& row : rows) {
    NewsDue news{.position = row.integer(0)};
    if (!row.is_null(1)) news.report = row.id<reports::ReportId>(1);
    if (!row.is_null(2)) news.identifier = row.id<cases::IdentifierId>(2);
    due.push_back(news);
  }
  return due;
}

Status remove_due(store::Transaction& transaction, std::int64_t position) {
  TRY(transaction.execute("DELETE FROM reporter_news_due WHERE position = $1", {position}));
  return {};
}

Result<bool> was_told_of_signal(store::Transaction& transaction, const reports::ReportId& report) {
  const auto row = TRY(transaction.query_one("SELECT is_shared FROM reporter_told WHERE report_id = $1", {report}));
  return row && row->flag(0);
}

Status put_told_of_signal(store::Transaction& transaction, const reports::ReportId& report, bool is_shared) {
  TRY(transaction.execute(
      "INSERT INTO reporter_told (report_id, is_shared) VALUES ($1, $2) ON CONFLICT (report_id) DO UPDATE SET is_shared = "
      "excluded.is_shared",
      {report, is_shared}));
  return {};
}

std::vector<store::Migration> reporter_news_migrations() { return {{.room = "app", .number = 2, .sql = kSchema}}; }

}  // namespace dijkwacht::app
