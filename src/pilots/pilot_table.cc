#include "pilots/pilot_table.h"

#include <fmt/core.h>

namespace dijkwacht::pilots {
namespace {

constexpr std::string_view kRun =
    "SELECT id, pilot, proposed_by, proposed_at, approved_by, started_at, ends_at, ended_at, end_reason, alike_per_million, "
    "holder FROM "
    "pilot_run";

Run run_of(const store::Row& row) {
  return {.id = row.id<RunId>(0),
          .pilot = row.text(1),
          .proposed_by = row.text(2),
          .proposed_at = row.time(3),
          .approved_by = row.text(4),
          .started_at = row.optional_time(5),
          .ends_at = row.optional_time(6),
          .ended_at = row.optional_time(7),
          .end_reason = row.text(8),
          .alike_per_million = row.integer(9),
          .holder = row.text(10)};
}

}  // namespace

Status insert(store::Transaction& transaction, const Run& run) {
  TRY(transaction.execute(
      "INSERT INTO pilot_run (id, pilot, proposed_by, proposed_at, alike_per_million, holder) VALUES ($1, $2, $3, $4, $5, $6)",
      {run.id, run.pilot, run.proposed_by, run.proposed_at, run.alike_per_million, run.holder}));
  return {};
}

Result<std::vector<Run>> runs_of(store::Transaction& transaction, const std::string& pilot, std::size_t limit) {
  std::vector<Run> runs;
  for (const auto& row : TRY(transaction.query(
           fmt::format("{} WHERE pilot = $1 ORDER BY proposed_at DESC, ended_at IS NOT NULL, id DESC LIMIT $2", kRun),
           {pilot, limit}))) {
    runs.push_back(run_of(row));
  }
  return runs;
}

Result<std::optional<Run>> find_run(store::Transaction& transaction, const RunId& id) {
  const auto row = TRY(transaction.query_one(fmt::format("{} WHERE id = $1", kRun), {id}));
  return row ? std::optional(run_of(*row)) : std::nullopt;
}

Result<bool> put_start(store::Transaction& transaction, const Run& run, ByteView key) {
  return TRY(transaction.execute(
             "UPDATE pilot_run SET approved_by = $2, started_at = $3, ends_at = $4, key = $5 WHERE id = $1 AND "
             "started_at IS NULL AND ended_at IS NULL",
             {run.id, run.approved_by, run.started_at, run.ends_at, key})) > 0;
}

Result<bool> put_end(store::Transaction& transaction, const RunId& run, const std::string& reason, Time now) {
  const auto ended = TRY(transaction.execute(
      "UPDATE pilot_run SET ended_at = $2, end_reason = $3, key = NULL WHERE id = $1 AND ended_at IS NULL", {run, now, reason}));
  TRY(transaction.execute("DELETE FROM pilot_contribution WHERE run_id = $1", {run}));
  for (const auto& row : TRY(transaction.query("SELECT event_id FROM pilot_sent WHERE run_id = $1", {run}))) {
    TRY(store::erase_outbox_data(transaction, row.id<store::EventId>(0)));
  }
  TRY(transaction.execute("DELETE FROM pilot_sent WHERE run_id = $1", {run}));
  return ended > 0;
}

Result<std::optional<Bytes>> key_of(store::Transaction& transaction, const RunId& run) {
  const auto row = TRY(transaction.query_one("SELECT key FROM pilot_run WHERE id = $1", {run}));
  return row && !row->is_null(0) ? std::optional(row->bytes(0)) : std::nullopt;
}

Status put(store::Transaction& transaction, const Contribution& contribution) {
  TRY(
      transaction.execute("INSERT INTO pilot_contribution (run_id, token, source, sector, has_complaint, expires_at) VALUES ($1, "
                          "$2, $3, $4, $5, $6) ON "
                          "CONFLICT (run_id, token, source) DO UPDATE SET has_complaint = $5, expires_at = $6",
                          {contribution.run, ByteView(contribution.token.bytes), contribution.source, contribution.sector,
                           contribution.has_complaint, contribution.expires_at}));
  return {};
}

Result<std::vector<Contribution>> contributions_on(store::Transaction& transaction, const RunId& run, const crypto::Token& token,
                                                   Time now) {
  std::vector<Contribution> found;
  for (const auto& row : TRY(transaction.query(
           "SELECT source, sector, has_complaint, expires_at FROM pilot_contribution WHERE run_id = $1 AND token = "
           "$2 AND expires_at > $3 ORDER BY source",
           {run, ByteView(token.bytes), now}))) {
    found.push_back({run, token, row.text(0), row.text(1), row.flag(2), row.time(3)});
  }
  return found;
}

Status note_sent(store::Transaction& transaction, const RunId& run, const store::EventId& event) {
  TRY(transaction.execute("INSERT INTO pilot_sent (event_id, run_id) VALUES ($1, $2)", {event, run}));
  return {};
}

Status insert(store::Transaction& transaction, const Question& question) {
  TRY(transaction.execute(
      "INSERT INTO pilot_question (id, run_id, asked_at, sources, is_hit, asker, is_waiting) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {question.id, question.run, question.asked_at, question.sources, question.is_hit, question.asker, question.is_waiting}));
  return {};
}

Result<bool> put_answer(store::Transaction& transaction, const QuestionId& question, const std::string& holder, bool is_hit,
                        std::int64_t sources) {
  return TRY(transaction.execute(
             "UPDATE pilot_question SET is_hit = $3, sources = $4, is_waiting = 0 WHERE id = $1 AND is_waiting = 1 AND run_id IN "
             "(SELECT id FROM pilot_run WHERE holder = $2)",
             {question, holder, is_hit, sources})) > 0;
}

Result<bool> put_judgement(store::Transaction& transaction, const RunId& run, const Judgement& judgement) {
  return TRY(transaction.execute(
             "UPDATE pilot_question SET was_right = $3, minutes = $4 WHERE id = $1 AND run_id = $2 AND is_hit = "
             "1 AND was_right IS NULL AND asker = $5",
             {judgement.question, run, judgement.was_right, judgement.minutes, judgement.asker})) > 0;
}

Result<std::vector<Question>> own_questions(store::Transaction& transaction, const RunId& run, std::size_t limit) {
  std::vector<Question> questions;
  for (const auto& row :
       TRY(transaction.query("SELECT id, asked_at, sources, is_hit, is_waiting, was_right FROM pilot_question WHERE run_id = $1 "
                             "AND asker = '' ORDER BY asked_at DESC, id DESC LIMIT $2",
                             {run, limit}))) {
    questions.push_back({.id = row.id<QuestionId>(0),
                         .run = run,
                         .asked_at = row.time(1),
                         .sources = row.integer(2),
                         .is_hit = row.flag(3),
                         .was_right = row.is_null(5) ? std::nullopt : std::optional(row.flag(5)),
                         .is_waiting = row.flag(4)});
  }
  return questions;
}

Result<std::vector<Question>> unjudged_hits(store::Transaction& transaction, const RunId& run, std::size_t limit) {
  std::vector<Question> hits;
  for (const auto& row :
       TRY(transaction.query("SELECT id, asked_at, sources FROM pilot_question WHERE run_id = $1 AND is_hit = 1 "
                             "AND was_right IS NULL AND asker = '' ORDER BY asked_at, id LIMIT $2",
                             {run, limit}))) {
    hits.push_back({.id = row.id<QuestionId>(0), .run = run, .asked_at = row.time(1), .sources = row.integer(2), .is_hit = true});
  }
  return hits;
}

Result<Tally> tally_of(store::Transaction& transaction, const RunId& run) {
  const auto asked = TRY(transaction.query_one(
      "SELECT count(*), coalesce(sum(is_hit), 0), coalesce(sum(CASE WHEN was_right = 1 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE "
      "WHEN was_right = 0 THEN 1 ELSE 0 END), 0), coalesce(sum(minutes), 0) FROM pilot_question WHERE run_id = $1",
      {run}));
  const auto handed = TRY(transaction.query_one("SELECT count(*) FROM pilot_contribution WHERE run_id = $1", {run}));
  return Tally{.contributions = handed->integer(0),
               .asked = asked->integer(0),
               .hits = asked->integer(1),
               .judged_right = asked->integer(2),
               .judged_wrong = asked->integer(3),
               .minutes = asked->integer(4)};
}

}  // namespace dijkwacht::pilots
