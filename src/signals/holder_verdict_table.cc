#include "signals/holder_verdict_table.h"

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

constexpr std::string_view kColumns = "signal_id, partner, verdict, given_at, pauses, answer, answered_at";

Result<ReceivedVerdict> verdict_of(const store::Row& row) {
  ReceivedVerdict verdict{.signal = row.id<SignalId>(0),
                          .partner = row.text(1),
                          .verdict = TRY(parse_holder_verdict(row.text(2))),
                          .at = row.time(3),
                          .pauses = row.integer(4) != 0};
  if (const auto answer = row.optional_text(5)) verdict.answer = TRY(event::parse_objection_outcome(*answer));
  verdict.answered_at = row.optional_time(6);
  return verdict;
}

}  // namespace

Status put(store::Transaction& transaction, const ReceivedVerdict& verdict) {
  const auto answer = verdict.answer ? std::optional(std::string(event::name_of(*verdict.answer))) : std::nullopt;
  TRY(transaction.execute(
      fmt::format(
          "INSERT INTO holder_verdict ({}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (signal_id, partner) DO UPDATE "
          "SET verdict = excluded.verdict, given_at = excluded.given_at, pauses = excluded.pauses, answer = "
          "excluded.answer, answered_at = excluded.answered_at",
          kColumns),
      {verdict.signal, verdict.partner, name_of(verdict.verdict), verdict.at, verdict.pauses ? 1 : 0, answer,
       verdict.answered_at}));
  return {};
}

Result<std::optional<ReceivedVerdict>> find_verdict(store::Transaction& transaction, const SignalId& signal,
                                                    std::string_view partner) {
  const auto row = TRY(transaction.query_one(
      fmt::format("SELECT {} FROM holder_verdict WHERE signal_id = $1 AND partner = $2", kColumns), {signal, partner}));
  if (!row) return std::nullopt;
  return std::optional(TRY(verdict_of(*row)));
}

Result<std::vector<ReceivedVerdict>> list_verdicts(store::Transaction& transaction, std::size_t limit) {
  const auto rows = TRY(transaction.query(
      fmt::format("SELECT {} FROM holder_verdict ORDER BY CASE WHEN pauses = 1 AND answer IS NULL THEN 0 ELSE 1 END, given_at "
                  "DESC, signal_id, partner LIMIT $1",
                  kColumns),
      {limit}));
  std::vector<ReceivedVerdict> verdicts;
  for (const auto& row : rows) verdicts.push_back(TRY(verdict_of(row)));
  return verdicts;
}

Result<VerdictQuality> verdict_quality(store::Transaction& transaction) {
  const auto row =
      TRY(transaction.query_one("SELECT COUNT(*), COALESCE(SUM(pauses), 0), COALESCE(SUM(CASE WHEN pauses = 1 AND answer IS NOT "
                                "NULL THEN 1 ELSE 0 END), 0), "
                                "COALESCE(SUM(CASE WHEN pauses = 1 AND answer = $1 THEN 1 ELSE 0 END), 0) FROM holder_verdict",
                                {event::name_of(event::ObjectionOutcome::kUpheld)}));
  return VerdictQuality{row->integer(0), row->integer(1), row->integer(2), row->integer(3)};
}

Status put_given(store::Transaction& transaction, const Judged& judged, std::string_view actor) {
  TRY(transaction.execute(
      "INSERT INTO given_verdict (signal_id, verdict, given_at, given_by) VALUES ($1, $2, $3, $4) ON CONFLICT "
      "(signal_id) DO UPDATE SET verdict = excluded.verdict, given_at = excluded.given_at, given_by = "
      "excluded.given_by",
      {judged.signal, name_of(judged.verdict), judged.at, actor}));
  return {};
}

Result<std::optional<HolderVerdict>> find_given(store::Transaction& transaction, const SignalId& signal) {
  const auto row = TRY(transaction.query_one("SELECT verdict FROM given_verdict WHERE signal_id = $1", {signal}));
  if (!row) return std::nullopt;
  return std::optional(TRY(parse_holder_verdict(row->text(0))));
}

}  // namespace dijkwacht::signals
