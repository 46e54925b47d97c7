#include "reports/aangifte_table.h"

#include <fmt/core.h>

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kColumns =
    "SELECT a.report_id, a.number, v.version, v.declaration_version, v.hash, v.signature, v.key_id, v.signed_at, a.withdrawn_at, "
    "a.withdrawal_reason, v.statement FROM aangifte_version v JOIN aangifte a ON a.report_id = v.report_id";

Result<Aangifte> aangifte_of(const store::Row& row) {
  Aangifte aangifte{.report = row.id<ReportId>(0),
                    .number = row.text(1),
                    .version = row.integer(2),
                    .declaration_version = row.text(3),
                    .hash = row.text(4),
                    .signature = row.text(5),
                    .key_id = row.text(6),
                    .signed_at = row.time(7),
                    .withdrawn_at = row.optional_time(8),
                    .withdrawal_reason = {}};
  if (!row.is_null(9)) aangifte.withdrawal_reason = TRY(parse_withdrawal_reason(row.text(9)));
  return aangifte;
}

int year_of(Time now) { return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)).year()); }

}  // namespace

Status insert_aangifte(store::Transaction& transaction, const StoredAangifte& version) {
  const auto& aangifte = version.aangifte;
  TRY(transaction.execute("INSERT INTO aangifte (report_id, number) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                          {aangifte.report, aangifte.number}));
  TRY(transaction.execute(
      "INSERT INTO aangifte_version (report_id, version, declaration_version, hash, signature, key_id, signed_at, statement) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {aangifte.report, aangifte.version, aangifte.declaration_version, aangifte.hash, aangifte.signature, aangifte.key_id,
       aangifte.signed_at, version.sealed}));
  return {};
}

Result<std::optional<StoredAangifte>> find_aangifte(store::Transaction& transaction, const ReportId& report) {
  static const auto sql = fmt::format("{} WHERE a.report_id = $1 ORDER BY v.version DESC LIMIT 1", kColumns);
  const auto row = TRY(transaction.query_one(sql, {report}));
  if (!row) return std::nullopt;
  return std::optional(StoredAangifte{.aangifte = TRY(aangifte_of(*row)), .sealed = row->is_null(10) ? Bytes() : row->bytes(10)});
}

Result<std::vector<Aangifte>> versions_of_aangifte(store::Transaction& transaction, const ReportId& report) {
  static const auto sql = fmt::format("{} WHERE a.report_id = $1 ORDER BY v.version", kColumns);
  std::vector<Aangifte> versions;
  for (const auto& row : TRY(transaction.query(sql, {report}))) versions.push_back(TRY(aangifte_of(row)));
  return versions;
}

Result<std::string> next_aangifte_number(store::Transaction& transaction, Time now) {
  const auto prefix = fmt::format("A-{}-", year_of(now));
  const auto last =
      TRY(transaction.query_one("SELECT number FROM aangifte WHERE number LIKE $1 ORDER BY number DESC LIMIT 1", {prefix + "%"}));
  const auto used = last ? std::stoll(last->text(0).substr(prefix.size())) : 0;
  return fmt::format("{}{:06}", prefix, used + 1);
}

Status withdraw_aangifte(store::Transaction& transaction, const ReportId& report, WithdrawalReason reason, Time now) {
  TRY(transaction.execute(
      "UPDATE aangifte SET withdrawn_at = $2, withdrawal_reason = $3 WHERE report_id = $1 AND withdrawn_at IS NULL",
      {report, now, name_of(reason)}));
  return {};
}

Status destroy_statements(store::Transaction& transaction, const ReportId& report) {
  TRY(transaction.execute("UPDATE aangifte_version SET statement = NULL WHERE report_id = $1", {report}));
  return {};
}

}  // namespace dijkwacht::reports
