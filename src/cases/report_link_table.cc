#include "cases/report_link_table.h"

#include <unordered_map>

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns =
    "SELECT report_id, cluster, fraud_type, channel, occurred_day, amount_minor, received_at, reporter, linked_at, withdrawn_at "
    "FROM case_report";

std::int64_t day_of(std::chrono::year_month_day date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

Result<ReportLinkRow> row_of(const store::Row& row) {
  ReportLinkRow found{.report_id = row.id<reports::ReportId>(0),
                      .cluster = static_cast<ClusterIndex>(row.integer(1)),
                      .fraud_type = row.text(2),
                      .channel = row.text(3),
                      .occurred_on = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(row.integer(4)))),
                      .received_at = row.time(6),
                      .linked_at = row.time(8),
                      .withdrawn_at = row.optional_time(9)};
  if (!row.is_null(5)) found.amount_minor = row.integer(5);
  if (!row.is_null(7)) found.reporter = TRY(crypto::Token::from_bytes(row.bytes(7)));
  return found;
}

/// Rows of two tables, both in order of report id, walked side by side.
struct LoadedReport {
  NewReport node;
  ClusterIndex cluster = kNoIndex;
  bool is_live = true;
};

Result<std::vector<LoadedReport>> load_reports(store::Transaction& transaction) {
  std::vector<LoadedReport> loaded;
  TRY(transaction.for_each(
      "SELECT report_id, fraud_type, occurred_day, amount_minor, cluster, withdrawn_at FROM case_report ORDER BY report_id", {},
      [&](const store::Row& row) -> Status {
        loaded.push_back({.node = {.id = row.id<reports::ReportId>(0),
                                   .fraud_type = row.text(1),
                                   .day = static_cast<std::int32_t>(row.integer(2)),
                                   .amount_minor = row.is_null(3) ? 0 : row.integer(3)},
                          .cluster = static_cast<ClusterIndex>(row.integer(4)),
                          .is_live = row.is_null(5)});
        return {};
      }));
  return loaded;
}

/// Adds the reports of `loaded` one by one as the rows of their identifiers go by.
class Restorer {
 public:
  Restorer(LinkIndex& index, const std::vector<LoadedReport>& loaded) : index_(index), loaded_(loaded) {}

  Status take(const reports::ReportId& report, const IdentifierId& identifier) {
    while (next_ < loaded_.size() && loaded_[next_].node.id != report) TRY(finish());
    const auto position = index_.find_identifier(identifier);
    if (next_ == loaded_.size() || position == kNoIndex) {
      return fail(ErrorCode::kDataCorrupt, "a report names an identifier, or an identifier a report, that is not stored");
    }
    named_.push_back(position);
    return {};
  }

  Status finish_all() {
    while (next_ < loaded_.size()) TRY(finish());
    for (const auto& [cluster, reports] : placed_) index_.move(reports, cluster);
    return {};
  }

 private:
  Status finish() {
    const auto& report = loaded_[next_++];
    // A withdrawn report is known, but names nothing any more.
    const auto added = TRY(index_.add_report(report.node, report.is_live ? named_ : std::vector<IdentifierIndex>{}));
    named_.clear();
    if (!report.is_live) {
      index_.withdraw(added);
    } else if (report.cluster < index_.cluster_count() && index_.cluster(report.cluster).is_open) {
      placed_[report.cluster].push_back(added);
    } else {
      return fail(ErrorCode::kDataCorrupt, "a report stands in a case that is not stored");
    }
    return {};
  }

  LinkIndex& index_;
  const std::vector<LoadedReport>& loaded_;
  std::size_t next_ = 0;
  std::vector<IdentifierIndex> named_;
  std::unordered_map<ClusterIndex, std::vector<ReportIndex>> placed_;
};

}  // namespace

Status insert_report(store::Transaction& transaction, const LinkableReport& report, ClusterIndex cluster, Time now) {
  const auto amount = report.amount ? std::optional(report.amount->minor) : std::nullopt;
  const auto reporter = report.reporter ? std::optional(ByteView(report.reporter->bytes)) : std::nullopt;
  TRY(transaction.execute(
      "INSERT INTO case_report (report_id, cluster, fraud_type, channel, occurred_day, amount_minor, received_at, reporter, "
      "linked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {report.report_id, static_cast<std::int64_t>(cluster), report.fraud_type, report.channel, day_of(report.occurred_on),
       amount, report.received_at, reporter, now}));
  return {};
}

Status insert_report_identifier(store::Transaction& transaction, const reports::ReportId& report, const IdentifierId& identifier,
                                std::string_view role) {
  TRY(transaction.execute("INSERT INTO case_report_identifier (report_id, identifier_id, role) VALUES ($1, $2, $3)",
                          {report, identifier, role}));
  return {};
}

Status place_report(store::Transaction& transaction, const reports::ReportId& report, ClusterIndex cluster) {
  TRY(transaction.execute("UPDATE case_report SET cluster = $2 WHERE report_id = $1",
                          {report, static_cast<std::int64_t>(cluster)}));
  return {};
}

Status place_withdrawn(store::Transaction& transaction, ClusterIndex from, ClusterIndex to) {
  TRY(transaction.execute("UPDATE case_report SET cluster = $2 WHERE cluster = $1 AND withdrawn_at IS NOT NULL",
                          {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)}));
  return {};
}

Status set_reporter(store::Transaction& transaction, const reports::ReportId& report, const crypto::Token& reporter) {
  TRY(transaction.execute("UPDATE case_report SET reporter = $2 WHERE report_id = $1", {report, ByteView(reporter.bytes)}));
  return {};
}

Status set_withdrawn(store::Transaction& transaction, const reports::ReportId& report, std::string_view reason, Time now) {
  TRY(transaction.execute("UPDATE case_report SET withdrawn_at = $2, withdrawal_reason = $3 WHERE report_id = $1",
                          {report, now, reason}));
  return {};
}

Result<std::optional<ReportLinkRow>> find_report(store::Transaction& transaction, const reports::ReportId& id) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE report_id = $1", {id}));
  if (!row) return std::optional<ReportLinkRow>{};
  return std::optional(TRY(row_of(*row)));
}

Result<std::vector<IdentifierId>> identifiers_of_report(store::Transaction& transaction, const reports::ReportId& id) {
  std::vector<IdentifierId> identifiers;
  const auto rows = TRY(
      transaction.query("SELECT identifier_id FROM case_report_identifier WHERE report_id = $1 ORDER BY identifier_id", {id}));
  for (const auto& row : rows) identifiers.push_back(row.id<IdentifierId>(0));
  return identifiers;
}

Result<std::vector<reports::ReportId>> identified_reports_naming(store::Transaction& transaction, const IdentifierId& identifier,
                                                                 const std::optional<reports::ReportId>& after,
                                                                 std::size_t limit) {
  const auto rows = TRY(transaction.query(
      "SELECT named.report_id FROM case_report_identifier AS named JOIN case_report AS told ON told.report_id = named.report_id "
      "WHERE named.identifier_id = $1 AND named.report_id > $2 AND told.reporter IS NOT NULL AND told.withdrawn_at IS NULL "
      "ORDER BY named.report_id LIMIT $3",
      {identifier, after ? after->text() : std::string(), limit}));
  std::vector<reports::ReportId> reports;
  for (const auto& row : rows) reports.push_back(row.id<reports::ReportId>(0));
  return reports;
}

Result<std::optional<Time>> first_identified_report_naming(store::Transaction& transaction, const IdentifierId& identifier) {
  const auto row = TRY(transaction.query_one(
      "SELECT MIN(told.received_at) FROM case_report_identifier AS named JOIN case_report AS told ON told.report_id = "
      "named.report_id WHERE named.identifier_id = $1 AND told.reporter IS NOT NULL AND told.withdrawn_at IS NULL",
      {identifier}));
  return row ? row->optional_time(0) : std::nullopt;
}

Result<std::vector<ReportLinkRow>> reports_of_cluster(store::Transaction& transaction, ClusterIndex cluster,
                                                      const std::optional<reports::ReportId>& after, std::size_t limit) {
  const auto rows =
      TRY(transaction.query(std::string(kColumns) + " WHERE cluster = $1 AND report_id > $2 ORDER BY report_id LIMIT $3",
                            {static_cast<std::int64_t>(cluster), after ? after->text() : std::string(), limit}));
  std::vector<ReportLinkRow> reports;
  for (const auto& row : rows) {
    auto report = TRY(row_of(row));
    report.identifiers = TRY(identifiers_of_report(transaction, report.report_id));
    reports.push_back(std::move(report));
  }
  return reports;
}

Status restore_reports(store::Transaction& transaction, LinkIndex& index) {
  const auto loaded = TRY(load_reports(transaction));
  Restorer restorer(index, loaded);
  TRY(transaction.for_each(
      "SELECT report_id, identifier_id FROM case_report_identifier ORDER BY report_id, identifier_id", {},
      [&](const store::Row& row) { return restorer.take(row.id<reports::ReportId>(0), row.id<IdentifierId>(1)); }));
  return restorer.finish_all();
}

}  // namespace dijkwacht::cases
