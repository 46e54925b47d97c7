#include "cases/identifier_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns =
    "SELECT identifier_id, type, token, sealed, holder_bank, first_seen, reports, identified_reporters, stop_kind, stop_nl, "
    "stop_en, stop_since FROM case_identifier";

Result<IdentifierRow> row_of(const store::Row& row) {
  return IdentifierRow{.id = row.id<IdentifierId>(0),
                       .type = row.text(1),
                       .token = TRY(crypto::Token::from_bytes(row.bytes(2))),
                       .sealed = row.bytes(3),
                       .holder_bank = row.text(4),
                       .first_seen = row.time(5),
                       .reports = row.integer(6),
                       .identified_reporters = row.integer(7),
                       .stop = TRY(parse_stop_kind(row.text(8))),
                       .stop_reason = {row.text(9), row.text(10)},
                       .stop_since = row.optional_time(11)};
}

Result<std::vector<IdentifierRow>> rows_of(const std::vector<store::Row>& rows) {
  std::vector<IdentifierRow> found;
  for (const auto& row : rows) found.push_back(TRY(row_of(row)));
  return found;
}

/// Before every id.
std::string start_of(const std::optional<IdentifierId>& after) { return after ? after->text() : std::string(); }

Status add_distinct(store::Transaction& transaction, const IdentifierId& id, int change) {
  TRY(transaction.execute("UPDATE case_identifier SET identified_reporters = identified_reporters + $2 WHERE identifier_id = $1",
                          {id, change}));
  return {};
}

}  // namespace

Status insert_identifier(store::Transaction& transaction, const IdentifierId& id, const LinkableIdentifier& identifier,
                         Time now) {
  TRY(transaction.execute(
      "INSERT INTO case_identifier (identifier_id, type, token, sealed, holder_bank, first_seen, reports, identified_reporters, "
      "evaluated_reports, stop_kind, stop_nl, stop_en) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 'none', '', '')",
      {id, identifier.type, ByteView(identifier.token.bytes), identifier.sealed, identifier.holder_bank, now}));
  return {};
}

Status update_counts(store::Transaction& transaction, const LinkNode& node) {
  TRY(transaction.execute("UPDATE case_identifier SET reports = $2, evaluated_reports = $3 WHERE identifier_id = $1",
                          {node.id, node.reports.size(), static_cast<std::int64_t>(node.evaluated_reports)}));
  return {};
}

Status update_stop(store::Transaction& transaction, const IdentifierId& id, const StopChange& change, Time now) {
  const auto since = change.kind == StopKind::kNone ? std::optional<Time>() : std::optional(now);
  TRY(transaction.execute(
      "UPDATE case_identifier SET stop_kind = $2, stop_nl = $3, stop_en = $4, stop_since = $5 WHERE identifier_id = $1",
      {id, name_of(change.kind), change.reason.nl, change.reason.en, since}));
  return {};
}

Status restate(store::Transaction& transaction, const IdentifierId& id, const Bilingual& reason) {
  TRY(transaction.execute("UPDATE case_identifier SET stop_nl = $2, stop_en = $3 WHERE identifier_id = $1",
                          {id, reason.nl, reason.en}));
  return {};
}

Status restate_listed(store::Transaction& transaction, const ListedStops& listed) {
  const auto rows =
      TRY(transaction.query("SELECT identifier_id, token, stop_nl, stop_en FROM case_identifier WHERE stop_kind = 'listed' ORDER "
                            "BY identifier_id LIMIT $1",
                            {listed.size()}));
  for (const auto& row : rows) {
    const auto found = listed.find(TRY(crypto::Token::from_bytes(row.bytes(1))));
    if (found == listed.end() || found->second == Bilingual{row.text(2), row.text(3)}) continue;
    TRY(restate(transaction, row.id<IdentifierId>(0), found->second));
  }
  return {};
}

Status count_reporter(store::Transaction& transaction, const IdentifierId& id, const crypto::Token& reporter) {
  const auto is_new = TRY(transaction.execute(
      "INSERT INTO case_identifier_reporter (identifier_id, reporter, reports) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING",
      {id, ByteView(reporter.bytes)}));
  if (is_new > 0) return add_distinct(transaction, id, 1);
  TRY(transaction.execute("UPDATE case_identifier_reporter SET reports = reports + 1 WHERE identifier_id = $1 AND reporter = $2",
                          {id, ByteView(reporter.bytes)}));
  return {};
}

Status uncount_reporter(store::Transaction& transaction, const IdentifierId& id, const crypto::Token& reporter) {
  TRY(transaction.execute("UPDATE case_identifier_reporter SET reports = reports - 1 WHERE identifier_id = $1 AND reporter = $2",
                          {id, ByteView(reporter.bytes)}));
  const auto gone =
      TRY(transaction.execute("DELETE FROM case_identifier_reporter WHERE identifier_id = $1 AND reporter = $2 AND reports = 0",
                              {id, ByteView(reporter.bytes)}));
  if (gone == 0) return {};
  return add_distinct(transaction, id, -1);
}

Result<std::optional<IdentifierRow>> find_identifier(store::Transaction& transaction, const IdentifierId& id) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE identifier_id = $1", {id}));
  if (!row) return std::optional<IdentifierRow>{};
  return std::optional(TRY(row_of(*row)));
}

Result<std::optional<IdentifierRow>> find_identifier(store::Transaction& transaction, const crypto::Token& token) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE token = $1", {ByteView(token.bytes)}));
  if (!row) return std::optional<IdentifierRow>{};
  return std::optional(TRY(row_of(*row)));
}

Result<std::vector<IdentifierRow>> identifiers_of_cluster(store::Transaction& transaction, ClusterIndex cluster,
                                                          std::size_t limit) {
  return rows_of(TRY(transaction.query(
      std::string(kColumns) +
          " WHERE identifier_id IN (SELECT named.identifier_id FROM case_report_identifier AS named JOIN case_report AS told ON "
          "told.report_id = named.report_id WHERE told.cluster = $1 AND told.withdrawn_at IS NULL) ORDER BY reports DESC, "
          "identifier_id LIMIT $2",
      {static_cast<std::int64_t>(cluster), limit})));
}

Result<std::vector<IdentifierRow>> list_publishable(store::Transaction& transaction, std::int64_t identified_reporters_min,
                                                    const std::optional<IdentifierId>& after, std::size_t limit) {
  return rows_of(TRY(transaction.query(
      std::string(kColumns) +
          " WHERE identified_reporters >= $1 AND stop_kind = 'none' AND identifier_id > $2 ORDER BY identifier_id LIMIT $3",
      {identified_reporters_min, start_of(after), limit})));
}

Result<std::vector<IdentifierRow>> list_stops(store::Transaction& transaction, const std::optional<IdentifierId>& after,
                                              std::size_t limit) {
  return rows_of(TRY(transaction.query(
      std::string(kColumns) + " WHERE stop_kind <> 'none' AND identifier_id > $1 ORDER BY identifier_id LIMIT $2",
      {start_of(after), limit})));
}

Status restore_identifiers(store::Transaction& transaction, LinkIndex& index) {
  return transaction.for_each("SELECT identifier_id, token, type, stop_kind, evaluated_reports FROM case_identifier", {},
                              [&](const store::Row& row) -> Status {
                                const auto token = TRY(crypto::Token::from_bytes(row.bytes(1)));
                                const auto position = TRY(index.add_identifier(row.id<IdentifierId>(0), token, row.text(2)));
                                index.set_stop(position, TRY(parse_stop_kind(row.text(3))));
                                index.set_evaluated(position, static_cast<std::uint32_t>(row.integer(4)));
                                return {};
                              });
}

}  // namespace dijkwacht::cases
