#include "reports/report_table.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/limits.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kColumns =
    "report_id, fraud_type, channel, occurred_on, amount_minor, amount_currency, actor, state, next_step, due, created, "
    "submission, status_token_hash, identification_hash, province";

Result<StoredReport> report_of(const store::Row& row) {
  StoredReport report;
  report.facts = {.id = row.id<ReportId>(0),
                  .fraud_type = row.text(1),
                  .channel = row.text(2),
                  .occurred_on = row.text(3),
                  .amount = std::nullopt,
                  .actor = row.text(6)};
  if (!row.is_null(4)) report.facts.amount = Money{row.integer(4), row.text(5)};
  report.state = TRY(parse_report_state(row.text(7)));
  report.next_step = row.text(8);
  report.due = row.optional_time(9);
  report.created = row.time(10);
  report.submission = row.bytes(11);
  report.status_token_hash = row.bytes(12);
  report.identification_hash = row.bytes(13);
  report.province = row.text(14);
  return report;
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& amount) {
  return amount ? std::optional(amount->minor) : std::nullopt;
}
std::optional<std::string> currency_of(const std::optional<Money>& amount) {
  return amount ? std::optional(amount->currency) : std::nullopt;
}

}  // namespace

Status insert_report(store::Transaction& transaction, const StoredReport& report) {
  const auto& facts = report.facts;
  TRY(transaction.execute(
      "INSERT INTO report (report_id, fraud_type, channel, occurred_on, amount_minor, amount_currency, actor, state, next_step, "
      "due, created, submission, status_token_hash, identification_hash, province) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      {facts.id, facts.fraud_type, facts.channel, facts.occurred_on, minor_of(facts.amount), currency_of(facts.amount),
       facts.actor, name_of(report.state), report.next_step, report.due, report.created, report.submission,
       report.status_token_hash, report.identification_hash, report.province}));
  return {};
}

Result<std::optional<StoredReport>> find_report(store::Transaction& transaction, const ReportId& id) {
  const auto row = TRY(transaction.query_one("SELECT " + std::string(kColumns) + " FROM report WHERE report_id = $1", {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(report_of(*row)));
}

Result<StoredReport> read_report(store::Transaction& transaction, const ReportId& id) {
  auto report = TRY(find_report(transaction, id));
  if (!report) return fail(ErrorCode::kNotFound, "there is no report with this id", "reportId");
  return std::move(*report);
}

Result<StoredReport> read_report_by_token(store::Transaction& transaction, ByteView status_token_hash) {
  const auto row = TRY(transaction.query_one("SELECT " + std::string(kColumns) + " FROM report WHERE status_token_hash = $1",
                                             {status_token_hash}));
  if (!row) return fail(ErrorCode::kUnauthenticated, "this status code is not known; check the link you were given");
  return report_of(*row);
}

Status update_report_state(store::Transaction& transaction, const ReportId& id, ReportState state, std::string_view next_step,
                           std::optional<Time> due) {
  TRY(transaction.execute("UPDATE report SET state = $2, next_step = $3, due = $4 WHERE report_id = $1",
                          {id, name_of(state), next_step, due}));
  return {};
}

Status update_next_step(store::Transaction& transaction, const ReportId& id, std::string_view next_step,
                        std::optional<Time> due) {
  TRY(transaction.execute("UPDATE report SET next_step = $2, due = $3 WHERE report_id = $1", {id, next_step, due}));
  return {};
}

Result<std::vector<ListedReport>> list_reports(store::Transaction& transaction, const ReportListQuery& query) {
  const auto key = page_key(query.order, "created", "report_id");
  store::Where where;
  const auto recipient = where.parameter(query.consent_recipient);
  const auto purpose = where.parameter(query.consent_purpose);
  if (query.order == ListOrder::kLongestWaiting) where.add("due IS NOT NULL");
  if (query.state) where.add("state = " + where.parameter(name_of(*query.state)));
  if (!query.fraud_type.empty()) where.add("fraud_type = " + where.parameter(query.fraud_type));
  if (query.number) add_number(where, *query.number);
  if (query.after) {
    const auto last = TRY(find_report(transaction, *query.after));
    if (!last) return fail(ErrorCode::kInvalidArgument, "is the cursor of no page", "after");
    where.add_after(key, last->created, *query.after);
  }
  const auto limit = where.parameter(std::min(query.limit, limits::kPageRowsMax));
  const auto rows =
      TRY(transaction.query(fmt::format("SELECT {}, (SELECT is_given FROM consent WHERE consent.report_id = report.report_id AND "
                                        "recipient = {} AND purpose = {} ORDER BY version DESC LIMIT 1) FROM report{}{} LIMIT {}",
                                        kColumns, recipient, purpose, where.text(), key.order_by(), limit),
                            where.parameters()));
  std::vector<ListedReport> reports;
  reports.reserve(rows.size());
  for (const auto& row : rows) {
    reports.push_back({TRY(report_of(row)), !row.is_null(15) && row.flag(15)});
  }
  return reports;
}

}  // namespace dijkwacht::reports
