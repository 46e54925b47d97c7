#include <sodium.h>

#include <array>
#include <map>

#include <fmt/core.h>

#include "store/migration.h"
#include "store/sql_text.h"

namespace dijkwacht::store {
namespace {

std::string hash_of(std::string_view sql) {
  std::array<std::uint8_t, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const std::uint8_t*>(sql.data()), sql.size(), nullptr, 0);
  return to_hex(hash);
}

std::string name_of(const Migration& migration) { return fmt::format("{} {}", migration.room, migration.number); }

Status check_numbers(const std::vector<Migration>& migrations) {
  std::map<std::string_view, int> last;
  for (const Migration& migration : migrations) {
    if (migration.number != ++last[migration.room]) {
      return fail(ErrorCode::kInternal,
                  fmt::format("the migrations of a room count from 1 without holes: {}", name_of(migration)));
    }
  }
  return {};
}

Status make_table(Transaction& transaction) {
  TRY(
      transaction.execute("CREATE TABLE IF NOT EXISTS schema_migration (room TEXT NOT NULL, number BIGINT NOT NULL, "
                          "hash TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (room, number))",
                          {}));
  return {};
}

/// Refuses a database that a newer program has changed: this program would misread it.
Status check_not_newer(Transaction& transaction, const std::vector<Migration>& migrations) {
  std::map<std::string, std::int64_t> known;
  for (const Migration& migration : migrations) known[std::string(migration.room)] = migration.number;
  for (const Row& row : TRY(transaction.query("SELECT room, MAX(number) FROM schema_migration GROUP BY room", {}))) {
    const auto room = known.find(row.text(0));
    if (room != known.end() && row.integer(1) > room->second) {
      return fail(
          ErrorCode::kFailedPrecondition,
          fmt::format("the database is newer than this program ({} {}): install the newer program", room->first, row.integer(1)));
    }
  }
  return {};
}

Status apply(Transaction& transaction, const Migration& migration) {
  const auto seen = TRY(transaction.query_one("SELECT hash FROM schema_migration WHERE room = $1 AND number = $2",
                                              {migration.room, migration.number}));
  const std::string hash = hash_of(migration.sql);
  if (seen && seen->text(0) == hash) return {};
  if (seen) {
    return fail(ErrorCode::kFailedPrecondition,
                fmt::format("migration {} was edited after it was applied: write a new one", name_of(migration)));
  }
  for (const std::string_view statement : split_statements(migration.sql)) TRY(transaction.execute(statement, {}));
  TRY(transaction.execute("INSERT INTO schema_migration (room, number, hash, applied_at) VALUES ($1, $2, $3, $4)",
                          {migration.room, migration.number, hash, SystemClock().now()}));
  return {};
}

}  // namespace

Status migrate(Database& database, const std::vector<Migration>& migrations) {
  TRY(check_numbers(migrations));
  TRY(database.write([&](Transaction& transaction) -> Status {
    TRY(make_table(transaction));
    return check_not_newer(transaction, migrations);
  }));
  for (const Migration& migration : migrations) {
    TRY(database.write([&](Transaction& transaction) { return apply(transaction, migration); }));
  }
  return {};
}

}  // namespace dijkwacht::store
