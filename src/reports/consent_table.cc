#include "reports/consent_table.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kSelect =
    "SELECT report_id, recipient, purpose, version, is_given, text_version, at, signature FROM consent ";

Consent consent_of(const store::Row& row) {
  return {.report = row.id<ReportId>(0),
          .recipient = row.text(1),
          .purpose = row.text(2),
          .version = row.integer(3),
          .is_given = row.flag(4),
          .text_version = row.text(5),
          .at = row.time(6),
          .signature = row.bytes(7)};
}

}  // namespace

Status insert_consent(store::Transaction& transaction, const Consent& consent) {
  TRY(
      transaction.execute("INSERT INTO consent (report_id, recipient, purpose, version, is_given, text_version, at, signature) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {consent.report, consent.recipient, consent.purpose, consent.version, consent.is_given,
                           consent.text_version, consent.at, consent.signature}));
  return {};
}

Result<std::optional<Consent>> find_consent(store::Transaction& transaction, const ReportId& report, std::string_view recipient,
                                            std::string_view purpose) {
  const auto row = TRY(transaction.query_one(std::string(kSelect) + "WHERE report_id = $1 AND recipient = $2 AND purpose = $3 "
                                                                    "ORDER BY version DESC LIMIT 1",
                                             {report, recipient, purpose}));
  if (!row) return std::nullopt;
  return std::optional(consent_of(*row));
}

Result<std::vector<Consent>> list_consents(store::Transaction& transaction, const ReportId& report) {
  std::vector<Consent> latest;
  const auto rows =
      TRY(transaction.query(std::string(kSelect) + "WHERE report_id = $1 ORDER BY recipient, purpose, version DESC", {report}));
  for (const auto& row : rows) {
    auto consent = consent_of(row);
    const bool is_older =
        !latest.empty() && latest.back().recipient == consent.recipient && latest.back().purpose == consent.purpose;
    if (!is_older) latest.push_back(std::move(consent));
  }
  return latest;
}

}  // namespace dijkwacht::reports
