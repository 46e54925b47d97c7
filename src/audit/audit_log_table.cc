#include "audit/audit_log.h"
#include "audit/canonical_text.h"
#include "audit/commitment_table.h"
#include "audit/tail_table.h"

namespace dijkwacht::audit {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE audit_entry (
  number BIGINT NOT NULL PRIMARY KEY,
  time BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  rule TEXT NOT NULL,
  purpose TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count BIGINT NOT NULL,
  commitment TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, number);
CREATE TABLE audit_salt (entry BIGINT NOT NULL PRIMARY KEY, salt BYTEA NOT NULL);
-- The end of the chain in one row: whoever appends takes its lock first, so numbers have no holes on any engine.
CREATE TABLE audit_tail (id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO audit_tail (id, number, hash)
  VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
-- Own heads, and what the countersigning node answered.
CREATE TABLE audit_head (
  number BIGINT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  signature TEXT NOT NULL,
  countersigned_by TEXT,
  countersignature TEXT,
  countersigned_at BIGINT
);
-- Heads of other nodes that this node countersigned.
CREATE TABLE audit_witness (
  source TEXT NOT NULL,
  number BIGINT NOT NULL,
  hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  signature TEXT NOT NULL,
  countersignature TEXT NOT NULL,
  PRIMARY KEY (source, number)
);
)";

constexpr std::string_view kOwedSchema = R"(
-- What policy keeps back for now. `place` orders; it need not be unique.
CREATE TABLE owed_message (
  id TEXT NOT NULL PRIMARY KEY,
  recipient TEXT NOT NULL,
  recipient_sector TEXT NOT NULL,
  type TEXT NOT NULL,
  purpose TEXT NOT NULL,
  subject TEXT NOT NULL,
  version BIGINT NOT NULL,
  data TEXT NOT NULL,
  actor TEXT NOT NULL,
  is_sealed_text BIGINT NOT NULL,
  since BIGINT NOT NULL,
  place BIGINT NOT NULL
);
CREATE INDEX owed_message_place ON owed_message (place, id);
)";

constexpr std::string_view kQuestionSchema = "ALTER TABLE audit_entry ADD COLUMN question TEXT NOT NULL DEFAULT '';";

constexpr std::string_view kColumns =
    "SELECT number, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, hash, question FROM "
    "audit_entry";

Status insert(store::Transaction& transaction, const Entry& entry) {
  const Act& act = entry.act;
  TRY(transaction.execute(
      "INSERT INTO audit_entry (number, time, actor, action, subject, rule, purpose, outcome, count, commitment, previous_hash, "
      "hash, question) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {entry.number, entry.time, act.actor, act.action, act.subject, act.rule, act.purpose, act.outcome, act.count,
       act.commitment, entry.previous_hash, entry.hash, act.question}));
  return {};
}

Entry entry_of(const store::Row& row) {
  return {.number = row.integer(0),
          .time = row.time(1),
          .act = {.actor = row.text(2),
                  .action = row.text(3),
                  .subject = row.text(4),
                  .rule = row.text(5),
                  .purpose = row.text(6),
                  .outcome = row.text(7),
                  .count = row.integer(8),
                  .commitment = row.text(9),
                  .question = row.text(12)},
          .previous_hash = row.text(10),
          .hash = row.text(11)};
}

/// The conditions of a filter, as text with `$n`, and the values for them.
struct Condition {
  std::string sql = " WHERE number > 0";
  store::Parameters parameters;

  void add(const char* comparison, store::Value value) {
    parameters.push_back(std::move(value));
    sql += std::string(" AND ") + comparison + " $" + std::to_string(parameters.size());
  }
};

Condition condition_of(const EntryFilter& filter, std::int64_t before) {
  Condition condition;
  if (before > 0) condition.add("number <", before);
  if (!filter.actor.empty()) condition.add("actor =", filter.actor);
  if (!filter.action.empty()) condition.add("action =", filter.action);
  if (!filter.subject.empty()) condition.add("subject =", filter.subject);
  if (filter.subjects) {
    condition.add("subject >=", filter.subjects->first);
    condition.add("subject <", filter.subjects->past);
  }
  if (filter.from) condition.add("time >=", *filter.from);
  if (filter.until) condition.add("time <", *filter.until);
  return condition;
}

}  // namespace

Result<std::int64_t> append(store::Transaction& transaction, const Act& act, Time now) {
  TRY(check(act));
  const Tail tail = TRY(take_tail(transaction));
  Entry entry{.number = tail.number + 1, .time = now, .act = act, .previous_hash = tail.hash, .hash = {}};
  entry.hash = hash_of(entry);
  TRY(insert(transaction, entry));
  TRY(set_tail(transaction, {.number = entry.number, .hash = entry.hash}));
  return entry.number;
}

Result<std::int64_t> append(store::Transaction& transaction, Act act, const Commitment& commitment, Time now) {
  act.commitment = commitment.text;
  const auto number = TRY(append(transaction, act, now));
  TRY(store_salt(transaction, number, commitment.salt));
  return number;
}

Result<std::vector<Entry>> read_entries(store::Transaction& transaction, std::int64_t before, std::size_t limit) {
  return read_entries(transaction, EntryFilter{}, before, limit);
}

Result<std::vector<Entry>> read_entries(store::Transaction& transaction, const EntryFilter& filter, std::int64_t before,
                                        std::size_t limit) {
  Condition condition = condition_of(filter, before);
  condition.parameters.emplace_back(limit);
  const std::string sql =
      std::string(kColumns) + condition.sql + " ORDER BY number DESC LIMIT $" + std::to_string(condition.parameters.size());
  std::vector<Entry> entries;
  for (const store::Row& row : TRY(transaction.query(sql, condition.parameters))) entries.push_back(entry_of(row));
  return entries;
}

Status for_each_entry(store::Transaction& transaction, const std::function<Status(const Entry&)>& visit) {
  return transaction.for_each(std::string(kColumns) + " ORDER BY number", {},
                              [&](const store::Row& row) { return visit(entry_of(row)); });
}

std::vector<store::Migration> migrations() {
  return {{.room = "audit", .number = 1, .sql = kSchema},
          {.room = "audit", .number = 2, .sql = kOwedSchema},
          {.room = "audit", .number = 3, .sql = kQuestionSchema}};
}

}  // namespace dijkwacht::audit
