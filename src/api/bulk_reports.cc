#include "api/bulk_reports.h"

#include <algorithm>

#include "api/page.h"
#include "api/report_json.h"
#include "api/shown_secret.h"
#include "api/values.h"
#include "reports/next_step.h"

namespace dijkwacht::api {
namespace {

/// The form's rows with parts of an ordinary length (about 2.5 kB each).
constexpr std::size_t kBulkBytesMax = 4 << 20;
/// How the label of a key names the business that it belongs to: "kvk:90000012".
constexpr std::string_view kLabelOfBusiness = "kvk:";
constexpr std::size_t kKvkLetters = 8;

std::string_view name_of(reports::BulkService::RowOutcome::Kind kind) {
  using Kind = reports::BulkService::RowOutcome::Kind;
  switch (kind) {
    case Kind::kAccepted: return "accepted";
    case Kind::kKnown: return "known";
    case Kind::kRefused: return "refused";
  }
  return "refused";
}

/// What the business can expect: the step of the last news that changes it.
std::string_view next_step_of(const reports::BulkService::RowView& row) {
  if (row.is_withdrawn) return "withdrawn";
  for (auto entry = row.timeline.rbegin(); entry != row.timeline.rend(); ++entry) {
    if (const auto step = reports::next_step_after(entry->code)) return *step;
  }
  return "identified";
}

}  // namespace

Result<http::Response> BulkReports::form(const Call&) const { return http::json(200, to_json(rooms_.form, rooms_.catalogue)); }

/// The business of a machine's key, which its label names; empty for a person at the page, for whom the identity provider
/// vouches.
Result<std::string> BulkReports::own_kvk(const Call& call) const {
  if (call.principal.kind != auth::PrincipalKind::kMachine) {
    if (rooms_.node_is_synthetic) return "";
    return fail(ErrorCode::kFailedPrecondition, "no identity provider is configured at this node; ask its administrator");
  }
  const auto label = TRY(rooms_.api_keys.label_of(call.principal.id));
  const bool names_business = label.starts_with(kLabelOfBusiness) && label.size() >= kLabelOfBusiness.size() + kKvkLetters;
  if (call.principal.has_scope(auth::Scope("bulk-reports:send")) && names_business)
    return label.substr(kLabelOfBusiness.size(), kKvkLetters);
  return fail(ErrorCode::kPermissionDenied, "this key belongs to no business that may send reports");
}

Bilingual BulkReports::reason(const std::string& code) const {
  const auto known = std::ranges::find(identifiers::kReasons, code, &identifiers::code_of);
  return known == identifiers::kReasons.end() ? rooms_.form.reason(code) : rooms_.reasons.of(*known);
}

void BulkReports::write_outcome(JsonWriter& json, const reports::BulkService::RowOutcome& row) const {
  json.object([&] {
    json.member("row", row.number).member("outcome", name_of(row.kind));
    json.key("reportId");
    row.report ? json.value(row.report->text()) : json.null();
    if (row.kind != reports::BulkService::RowOutcome::Kind::kRefused) return;
    json.member("field", row.field).member("code", row.reason);
    write_text(json, "reason", reason(row.reason));
  });
}

Result<http::Response> BulkReports::create(const Call& call) const {
  const auto kvk = TRY(own_kvk(call));
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json(kBulkBytesMax));
  const auto actor = kvk.empty() ? std::string("reporter") : call.actor();
  const auto prepared = TRY(rooms_.bulk.prepare(document.root(), kvk, actor));
  auto answer = rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    const auto outcome = TRY(rooms_.bulk.take(transaction, prepared));
    return object_text([&](JsonWriter& json) {
      json.member("submissionId", outcome.submission.text()).member("accepted", outcome.accepted);
      json.member("known", outcome.known).member("refused", outcome.refused);
      json.array("rows", [&] {
        for (const auto& row : outcome.rows) write_outcome(json, row);
      });
    });
  });
  if (answer) rooms_.on_accepted();
  return answer;
}

void BulkReports::write_row(JsonWriter& json, const reports::BulkService::RowView& row) const {
  json.object([&] {
    json.member("row", row.number).member("reference", row.reference);
    write_facts(json, row.facts);
    json.member("status", row.is_withdrawn ? "withdrawn" : "accepted");
    write_text(json, "nextStep", rooms_.texts.next_step(next_step_of(row)));
    write_timeline(json, row.timeline, rooms_.texts);
  });
}

Result<http::Response> BulkReports::status(const Call& call) const {
  const auto after = TRY(query_integer(call, "after", 0));
  const auto limit = TRY(page_limit(call));
  const auto view = TRY(rooms_.bulk.status(shown_secret(call), after, limit));
  const auto& submission = view.submission;
  return object(200, [&](JsonWriter& json) {
    json.member("submissionId", submission.id.text()).member("createdAt", time_text(submission.created));
    json.member("accepted", submission.accepted).member("known", submission.known).member("refused", submission.refused);
    json.array("items", [&] {
      for (const auto& row : view.rows) write_row(json, row);
    });
    json.key("next");
    view.rows.size() == limit ? json.value(std::to_string(view.rows.back().number)) : json.null();
  });
}

Result<http::Response> BulkReports::withdraw(const Call& call) const {
  const auto document = TRY(call.json());
  const auto report = reports::ReportId::parse(TRY(document.root().string("reportId")));
  if (!report) return fail(ErrorCode::kInvalidArgument, report.error().message, "reportId");
  const auto reason = TRY(reports::parse_withdrawal_reason(TRY(document.root().string("reason"))));
  TRY(rooms_.bulk.withdraw(shown_secret(call), *report, reason));
  rooms_.on_accepted();
  return object(201, [&](JsonWriter& json) { json.member("reportId", report->text()).member("status", "withdrawn"); });
}

}  // namespace dijkwacht::api
