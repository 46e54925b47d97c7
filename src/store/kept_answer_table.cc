#include <fmt/core.h>

#include <algorithm>

#include "store/kept_answer.h"

namespace dijkwacht::store {
namespace {

constexpr std::string_view kKeyField = "Idempotency-Key";

constexpr std::string_view kSchema = R"(
CREATE TABLE kept_answer (
  asker TEXT NOT NULL,
  act TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  fingerprint BYTEA NOT NULL,
  answer TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (asker, act, idempotency_key)
);
CREATE INDEX kept_answer_age ON kept_answer (kept_at);
)";

}  // namespace

Status check_idempotency_key(std::string_view key) {
  if (!key.empty() && key.size() <= kIdempotencyKeyBytesMax) return {};
  return fail(ErrorCode::kInvalidArgument,
              fmt::format("give the act a key of 1 to {} bytes, the same when you send it again", kIdempotencyKeyBytesMax),
              std::string(kKeyField));
}

Status check_same_request(ByteView kept, ByteView asked) {
  if (std::ranges::equal(kept, asked)) return {};
  return fail(ErrorCode::kConflict, "this key was used for a request with other content; use a new one", std::string(kKeyField));
}

Result<std::optional<std::string>> find_kept_answer(Transaction& transaction, const RepeatableRequest& request) {
  const auto row = TRY(
      transaction.query_one("SELECT fingerprint, answer FROM kept_answer WHERE asker = $1 AND act = $2 AND idempotency_key = $3",
                            {request.asker, request.act, request.key}));
  if (!row) return std::nullopt;
  TRY(check_same_request(row->bytes(0), request.fingerprint));
  return std::optional(row->text(1));
}

Status keep_answer(Transaction& transaction, const RepeatableRequest& request, std::string_view answer, Time now) {
  TRY(
      transaction.execute("INSERT INTO kept_answer (asker, act, idempotency_key, fingerprint, answer, kept_at) "
                          "VALUES ($1, $2, $3, $4, $5, $6)",
                          {request.asker, request.act, request.key, request.fingerprint, answer, now}));
  return {};
}

Result<std::string> answer_once(Database& database, const RepeatableRequest& request, Time now,
                                const std::function<Result<std::string>(Transaction&)>& act) {
  return database.write_value<std::string>([&](Transaction& transaction) -> Result<std::string> {
    if (auto kept = TRY(find_kept_answer(transaction, request))) return std::move(*kept);
    auto answer = TRY(act(transaction));
    TRY(keep_answer(transaction, request, answer, now));
    return answer;
  });
}

Result<std::int64_t> forget_answers(Transaction& transaction, Time before, std::size_t limit) {
  return transaction.execute(
      "DELETE FROM kept_answer WHERE (asker, act, idempotency_key) IN "
      "(SELECT asker, act, idempotency_key FROM kept_answer WHERE kept_at < $1 ORDER BY kept_at LIMIT $2)",
      {before, limit});
}

std::vector<Migration> kept_answer_migrations() { return {{.room = "kept_answer", .number = 1, .sql = kSchema}}; }

}  // namespace dijkwacht::store
