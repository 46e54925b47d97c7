#include "cases/case_table.h"

#include <fmt/core.h>

#include <charconv>

#include "cases/work_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns =
    "SELECT case_id, number, cluster, redirect_to, created_at, changed_at, reports, identifiers, amount_minor, first_day, "
    "last_day, fraud_types, (SELECT assignee FROM case_work w WHERE w.case_id = case_file.case_id), "
    "(SELECT state FROM case_work w WHERE w.case_id = case_file.case_id), "
    "(SELECT MIN(due_day) FROM case_task t WHERE t.case_id = case_file.case_id AND t.done_at IS NULL) FROM case_file";

/// A chain of merges is as long as a case was merged; a longer one is a circle.
constexpr int kRedirectsMax = 10'000;

std::chrono::year_month_day date_of(std::int64_t day) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day)));
}

/// Codes as ",a,b,": one is found by ",a,".
std::string joined(const std::vector<std::string>& codes) {
  std::string text = ",";
  for (const auto& code : codes) text += code + ",";
  return text;
}

std::vector<std::string> separated(const std::string& text) {
  std::vector<std::string> codes;
  for (std::size_t begin = 1; begin < text.size();) {
    const auto end = text.find(',', begin);
    codes.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return codes;
}

Result<CaseRow> row_of(const store::Row& row) {
  CaseRow found{.id = row.id<CaseId>(0), .number = row.text(1), .created_at = row.time(4), .changed_at = row.time(5)};
  if (!row.is_null(2)) found.cluster = static_cast<ClusterIndex>(row.integer(2));
  if (!row.is_null(3)) found.redirect_to = row.id<CaseId>(3);
  found.reports = row.integer(6);
  found.identifiers = row.integer(7);
  found.amount_minor = row.integer(8);
  found.first_seen = date_of(row.integer(9));
  found.last_seen = date_of(row.integer(10));
  found.fraud_types = separated(row.text(11));
  found.assignee = row.optional_text(12).value_or("");
  if (const auto state = row.optional_text(13)) found.work_state = TRY(parse_work_state(*state));
  if (!row.is_null(14)) found.due = date_of(row.integer(14));
  return found;
}

/// `_` and `%` have no place in numbers and codes; without them a pattern is plain text.
Status check_filter(const CaseFilter& filter) {
  if (filter.number_part.find_first_not_of("0123456789-") != std::string::npos) {
    return fail(ErrorCode::kInvalidArgument, "search by a part of a case number, such as 000123", "q");
  }
  if (filter.fraud_type.find_first_of("%_,") != std::string::npos) {
    return fail(ErrorCode::kInvalidArgument, "no such fraud type", "fraudType");
  }
  return {};
}

std::int64_t day_of(std::chrono::year_month_day date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

Status narrow(store::Where& where, const CaseFilter& filter) {
  TRY(check_filter(filter));
  where.add("cluster IS NOT NULL");
  if (!filter.number_part.empty()) where.add("number LIKE " + where.parameter("%" + filter.number_part + "%"));
  if (!filter.fraud_type.empty()) where.add("fraud_types LIKE " + where.parameter("%," + filter.fraud_type + ",%"));
  if (filter.report) {
    const auto first = where.parameter(filter.report->first);
    const auto past = where.parameter(filter.report->past);
    where.add(fmt::format("cluster IN (SELECT cluster FROM case_report WHERE report_id >= {} AND report_id < {})", first, past));
  }
  if (filter.work_state) {
    where.add("COALESCE((SELECT state FROM case_work w WHERE w.case_id = case_file.case_id), 'waiting') = " +
              where.parameter(name_of(*filter.work_state)));
  }
  if (filter.assignee) {
    where.add("COALESCE((SELECT assignee FROM case_work w WHERE w.case_id = case_file.case_id), '') = " +
              where.parameter(*filter.assignee));
  }
  if (filter.due_until) {
    where.add("EXISTS (SELECT 1 FROM case_task t WHERE t.case_id = case_file.case_id AND t.done_at IS NULL AND t.due_day <= " +
              where.parameter(day_of(*filter.due_until)) + ")");
  }
  if (filter.amount_minor_min) where.add("amount_minor >= " + where.parameter(*filter.amount_minor_min));
  return {};
}

Result<std::vector<CaseRow>> rows_of(const Result<std::vector<store::Row>>& found) {
  if (!found) return fail(found.error());
  std::vector<CaseRow> rows;
  for (const auto& row : *found) rows.push_back(TRY(row_of(row)));
  return rows;
}

/// The points of one factor: numbers of a data file, so no parameter is needed.
std::string points_of(const std::string& figure, const std::vector<PriorityStep>& steps) {
  std::string text = "(CASE";
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    text += fmt::format(" WHEN {} >= {} THEN {}", figure, step->from, step->points);
  return text + fmt::format(" ELSE {} END)", steps.front().points);
}

constexpr std::int64_t kCents = 100;

/// As `Priority::score` of `figures_of`; what was never seen has no reports either.
std::string score_of(const Priority& priority, std::chrono::year_month_day today) {
  using Kind = PriorityFactorKind;
  return points_of("identifiers", priority.steps(Kind::kTraces)) + " * " + points_of("reports", priority.steps(Kind::kSize)) +
         " * " + points_of(fmt::format("(amount_minor / {})", kCents), priority.steps(Kind::kImpact)) + " * " +
         points_of(fmt::format("({} - last_day)", day_of(today)), priority.steps(Kind::kRecency));
}

}  // namespace

std::string_view name_of(CaseStatus status) {
  switch (status) {
    case CaseStatus::kOpen: return "open";
    case CaseStatus::kEmpty: return "empty";
    case CaseStatus::kMerged: return "merged";
  }
  return "open";
}

Status insert_case(store::Transaction& transaction, const CaseId& id, const CaseNumber& number, Time now) {
  TRY(transaction.execute(
      "INSERT INTO case_file (case_id, number, created_at, changed_at, reports, identifiers, amount_minor, first_day, last_day, "
      "fraud_types) VALUES ($1, $2, $3, $3, 0, 0, 0, 0, 0, ',')",
      {id, number.text(), now}));
  return {};
}

Status update_case(store::Transaction& transaction, const LinkIndex& index, ClusterIndex position) {
  const auto& cluster = index.cluster(position);
  const auto& summary = cluster.summary;
  std::vector<std::string> fraud_types;
  for (const auto type : summary.fraud_types) fraud_types.push_back(index.fraud_type(type));
  TRY(
      transaction.execute("UPDATE case_file SET cluster = $2, redirect_to = NULL, changed_at = $3, reports = $4, identifiers = "
                          "$5, amount_minor = $6, "
                          "first_day = $7, last_day = $8, fraud_types = $9 WHERE case_id = $1",
                          {cluster.case_id, static_cast<std::int64_t>(position), cluster.changed_at, cluster.reports.size(),
                           summary.identifiers, summary.amount_minor, static_cast<std::int64_t>(summary.first_day),
                           static_cast<std::int64_t>(summary.last_day), joined(fraud_types)}));
  return {};
}

Status redirect_case(store::Transaction& transaction, const CaseId& from, const CaseId& to, Time now) {
  TRY(transaction.execute(
      "UPDATE case_file SET cluster = NULL, redirect_to = $2, changed_at = $3, reports = 0, identifiers = 0, amount_minor = 0 "
      "WHERE case_id = $1",
      {from, to, now}));
  return move_work(transaction, from, to);
}

Result<std::optional<CaseRow>> find_case(store::Transaction& transaction, const CaseId& id) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE case_id = $1", {id}));
  if (!row) return std::optional<CaseRow>{};
  return std::optional(TRY(row_of(*row)));
}

Result<std::optional<CaseRow>> find_case(store::Transaction& transaction, const CaseNumber& number) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE number = $1", {number.text()}));
  if (!row) return std::optional<CaseRow>{};
  return std::optional(TRY(row_of(*row)));
}

Result<CaseRow> follow_case(store::Transaction& transaction, const CaseId& id) {
  auto next = id;
  for (int step = 0; step < kRedirectsMax; ++step) {
    auto found = TRY(find_case(transaction, next));
    if (!found) return fail(ErrorCode::kNotFound, "there is no such case", "caseId");
    if (!found->redirect_to) return std::move(*found);
    next = *found->redirect_to;
  }
  return fail(ErrorCode::kDataCorrupt, "merged cases lead in a circle");
}

Result<std::vector<CaseRow>> list_cases(store::Transaction& transaction, const CaseFilter& filter,
                                        const std::optional<CaseCursor>& after, std::size_t limit) {
  constexpr store::PageKey kLastChanged{"changed_at", "case_id", store::Direction::kFalling};
  store::Where where;
  TRY(narrow(where, filter));
  if (after) where.add_after(kLastChanged, after->time, after->id);
  const auto limited = where.parameter(limit);
  return rows_of(transaction.query(std::string(kColumns) + where.text() + kLastChanged.order_by() + " LIMIT " + limited,
                                   where.parameters()));
}

std::string PriorityCursor::text() const { return fmt::format("{}:{}", score, id.text()); }

Result<PriorityCursor> PriorityCursor::parse(std::string_view text) {
  const auto wrong = [] { return fail(ErrorCode::kInvalidArgument, "use the cursor of the page before", "after"); };
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return wrong();
  PriorityCursor cursor;
  const auto [end, error] = std::from_chars(text.data(), text.data() + colon, cursor.score);
  const auto id = CaseId::parse(text.substr(colon + 1));
  if (error != std::errc() || end != text.data() + colon || !id) return wrong();
  cursor.id = *id;
  return cursor;
}

PriorityFigures figures_of(const CaseRow& row, std::chrono::year_month_day today) {
  const auto days = std::chrono::sys_days(today) - std::chrono::sys_days(row.last_seen);
  return {row.identifiers, row.reports, row.amount_minor / kCents, days.count()};
}

Result<std::vector<CaseRow>> list_by_priority(store::Transaction& transaction, const CaseFilter& filter, const Priority& priority,
                                              std::chrono::year_month_day today, const std::optional<PriorityCursor>& after,
                                              std::size_t limit) {
  store::Where where;
  TRY(narrow(where, filter));
  const auto score = score_of(priority, today);
  if (after) {
    const auto last = where.parameter(after->score);
    const auto id = where.parameter(after->id);
    where.add(fmt::format("({} < {} OR ({} = {} AND case_id < {}))", score, last, score, last, id));
  }
  const auto limited = where.parameter(limit);
  return rows_of(transaction.query(
      std::string(kColumns) + where.text() + " ORDER BY " + score + " DESC, case_id DESC LIMIT " + limited, where.parameters()));
}

Result<std::int64_t> count_cases(store::Transaction& transaction) {
  const auto row = TRY(transaction.query_one("SELECT COUNT(*) FROM case_file WHERE cluster IS NOT NULL AND reports > 0", {}));
  return row->integer(0);
}

Status restore_cases(store::Transaction& transaction, LinkIndex& index) {
  return transaction.for_each(
      "SELECT case_id, number, cluster, created_at, changed_at FROM case_file", {}, [&](const store::Row& row) -> Status {
        const auto number = TRY(CaseNumber::parse(row.text(1)));
        index.note_number(number);
        if (row.is_null(2)) return {};
        index.restore_cluster(static_cast<ClusterIndex>(row.integer(2)), Cluster{.case_id = row.id<CaseId>(0),
                                                                                 .number = number,
                                                                                 .is_open = true,
                                                                                 .created_at = row.time(3),
                                                                                 .changed_at = row.time(4)});
        return {};
      });
}

}  // namespace dijkwacht::cases
