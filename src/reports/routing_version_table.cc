#include "reports/routing_version_table.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kSelect =
    "SELECT number, base, state, note, written_by, written_at, decided_by, decided_at FROM routing_version ";

Result<RoutingVersion> version_of(const store::Row& row) {
  return RoutingVersion{.number = row.integer(0),
                        .base = row.integer(1),
                        .state = TRY(parse_routing_version_state(row.text(2))),
                        .note = row.text(3),
                        .written_by = row.text(4),
                        .written_at = row.time(5),
                        .decided_by = row.text(6),
                        .decided_at = row.optional_time(7)};
}

Result<std::optional<RoutingVersion>> find_one(store::Transaction& transaction, std::string_view where,
                                               const store::Parameters& parameters) {
  const auto row = TRY(transaction.query_one(std::string(kSelect).append(where), parameters));
  if (!row) return std::nullopt;
  return std::optional(TRY(version_of(*row)));
}

}  // namespace

Result<std::vector<RoutingVersion>> read_routing_versions(store::Transaction& transaction, std::size_t rows) {
  std::vector<RoutingVersion> versions;
  for (const auto& row : TRY(transaction.query(std::string(kSelect) + "ORDER BY number DESC LIMIT $1", {rows}))) {
    versions.push_back(TRY(version_of(row)));
  }
  return versions;
}

Result<std::optional<RoutingVersion>> find_routing_version(store::Transaction& transaction, std::int64_t number) {
  return find_one(transaction, "WHERE number = $1", {number});
}

Result<std::optional<RoutingVersion>> find_published_routing(store::Transaction& transaction) {
  return find_one(transaction, "WHERE state = $1 ORDER BY decided_at DESC, number DESC LIMIT 1",
                  {name_of(RoutingVersionState::kPublished)});
}

Result<std::string> read_routing_document(store::Transaction& transaction, std::int64_t number) {
  const auto row = TRY(transaction.query_one("SELECT document FROM routing_version WHERE number = $1", {number}));
  if (!row) return fail(ErrorCode::kDataCorrupt, "a version of the wayfinder is gone");
  return row->text(0);
}

Result<std::int64_t> insert_routing_version(store::Transaction& transaction, const RoutingVersion& version,
                                            std::string_view document) {
  const auto last = TRY(transaction.query_one("SELECT COALESCE(MAX(number), 0) FROM routing_version", {}));
  const auto number = last->integer(0) + 1;
  TRY(transaction.execute(
      "INSERT INTO routing_version (number, base, state, note, document, written_by, written_at, decided_by, decided_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, '', NULL)",
      {number, version.base, name_of(version.state), version.note, document, version.written_by, version.written_at}));
  return number;
}

Status decide_routing_version(store::Transaction& transaction, const RoutingVersion& version) {
  TRY(transaction.execute("UPDATE routing_version SET state = $2, decided_by = $3, decided_at = $4 WHERE number = $1",
                          {version.number, name_of(version.state), version.decided_by, version.decided_at}));
  return {};
}

}  // namespace dijkwacht::reports
