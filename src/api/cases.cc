#include "api/cases.h"

#include <algorithm>

#include "api/aangiften.h"
#include "api/case_timeline.h"
#include "api/case_work.h"
#include "api/evidence.h"
#include "api/masked_values.h"
#include "api/page.h"
#include "api/report_json.h"
#include "api/standing_opinions.h"
#include "api/takedown_document.h"
#include "api/values.h"
#include "audit/audit_log.h"
#include "cases/work_table.h"
#include "crypto/manifest.h"
#include "documents/pdf.h"
#include "reports/received_referral_table.h"

namespace dijkwacht::api {
namespace {

constexpr std::string_view kEuro = "EUR";

void write_amount(JsonWriter& json, std::optional<std::int64_t> minor) {
  write_money(json, "amount", minor ? std::optional(Money{.minor = *minor, .currency = std::string(kEuro)}) : std::nullopt);
}

/// Members of an object: what the list and the case's own page both show.
void write_row(JsonWriter& json, const cases::CaseRow& row) {
  json.member("caseId", row.id.text()).member("number", row.number).member("status", cases::name_of(row.status()));
  json.member("firstSeen", date_text(row.first_seen)).member("lastSeen", date_text(row.last_seen));
  json.member("changedAt", time_text(row.changed_at));
  write_amount(json, row.amount_minor);
  json.array("fraudTypes", [&] {
    for (const auto& type : row.fraud_types) json.value(type);
  });
}

void write_report(JsonWriter& json, const cases::ReportLinkRow& report, const reports::Aangifte* aangifte,
                  std::int64_t other_reports) {
  json.object([&] {
    json.member("reportId", report.report_id.text()).member("fraudType", report.fraud_type).member("channel", report.channel);
    json.member("occurredOn", date_text(report.occurred_on));
    write_amount(json, report.amount_minor);
    json.member("identified", report.reporter.has_value()).member("otherReports", other_reports);
    json.member("status", report.withdrawn_at ? "withdrawn" : "linked");
    json.key("aangifte");
    aangifte == nullptr ? json.null() : json.object([&] { write_aangifte(json, *aangifte); });
    json.array("identifiers", [&] {
      for (const auto& id : report.identifiers) json.value(id.text());
    });
  });
}

void write_history(JsonWriter& json, const cases::HistoryRow& entry) {
  json.object([&] {
    json.member("at", time_text(entry.at)).member("kind", entry.kind).member("nl", entry.text.nl).member("en", entry.text.en);
    json.member("by", entry.by);
    if (entry.other) json.member("other", entry.other->text());
    if (entry.decision) json.member("decisionId", entry.decision->text());
  });
}

void write_stop(JsonWriter& json, const cases::IdentifierRow& identifier) {
  json.key("stop");
  if (identifier.stop == cases::StopKind::kNone) {
    json.null();
    return;
  }
  json.object([&] {
    json.member("kind", cases::name_of(identifier.stop));
    write_text(json, "reason", identifier.stop_reason);
  });
}

void write_identifier(JsonWriter& json, const cases::IdentifierRow& identifier, const std::string& masked,
                      const StandingOpinions& opinions) {
  const auto opinion = opinions.find(identifier.id.text());
  json.object([&] {
    json.member("identifierId", identifier.id.text()).member("type", identifier.type).member("masked", masked);
    json.member("reports", identifier.reports).member("identifiedReporters", identifier.identified_reporters);
    write_stop(json, identifier);
    json.key("opinion");
    write_json(json, opinion == opinions.end() ? nullptr : &opinion->second);
  });
}

void write_opened_identifier(JsonWriter& json, const reports::OpenedIdentifier& opened) {
  constexpr auto kPurpose = "show to the analyst who opened the part";
  json.object([&] {
    json.member("type", opened.type).member("role", opened.role).member("linked", opened.canonical.has_value());
    json.member("value", opened.value.reveal(kPurpose));
    json.member("display", opened.canonical ? identifiers::display(*opened.canonical) : opened.value.reveal(kPurpose));
    json.member("problem", opened.reason);
  });
}

void write_part(JsonWriter& json, const reports::OpenedPart& part) {
  constexpr auto kPurpose = "show to the analyst who opened the part";
  json.member("narrative", part.narrative.reveal(kPurpose)).member("claimedName", part.claimed_name.reveal(kPurpose));
  json.member("platform", part.platform.reveal(kPurpose));
  json.array("identifiers", [&] {
    for (const auto& identifier : part.identifiers) write_opened_identifier(json, identifier);
  });
  json.array("payments", [&] {
    for (const auto& payment : part.payments) {
      json.object([&] {
        json.member("date", payment.date).member("toIban", payment.to_iban.reveal(kPurpose));
        json.member("reference", payment.reference.reveal(kPurpose));
        write_money(json, "amount", payment.amount);
      });
    }
  });
}

std::vector<reports::ReportId> ids_of(const std::vector<cases::ReportLinkRow>& rows) {
  std::vector<reports::ReportId> ids;
  for (const auto& row : rows) ids.push_back(row.report_id);
  return ids;
}

void write_opened_report(JsonWriter& json, const OpenedReport& opened) {
  json.member("reportId", opened.part.report.text());
  write_part(json, opened.part);
  json.array("evidence", [&] {
    for (const auto& [file, type, content] : opened.evidence) {
      json.object([&] {
        write_evidence_file(json, file);
        json.member("mediaType", type == nullptr ? std::nullopt : std::optional(type->media_type));
      });
    }
  });
  json.key("aangifte");
  opened.statement ? json.raw(reports::to_json(*opened.statement).reveal("write in the dossier")) : json.null();
}

Result<reports::ReportId> query_report(const Call& call, std::string_view name) {
  const auto id = reports::ReportId::parse(query_text(call, name));
  if (!id) return fail(ErrorCode::kInvalidArgument, "name a report by its id", std::string(name));
  return *id;
}

/// Digits and hyphens are a part of a case's number; anything else must be a report's.
Result<cases::CaseFilter> case_filter(const std::string& typed, std::string fraud_type) {
  cases::CaseFilter filter{.number_part = {}, .fraud_type = std::move(fraud_type)};
  if (typed.find_first_not_of("0123456789-") == std::string::npos) {
    filter.number_part = typed;
    return filter;
  }
  const auto number = reports::parse_report_number(typed);
  if (!number) {
    return fail(ErrorCode::kInvalidArgument, "search by a part of a case number (000123) or the number of a report (M-1F3A9C02)",
                "q");
  }
  filter.report = *number;
  return filter;
}

std::chrono::year_month_day day_of(Time time) { return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)); }

/// `?open=id,id`: reports to be opened for the dossier.
Result<std::vector<reports::ReportId>> reports_to_open(const Call& call) {
  constexpr std::size_t kOpenedMax = 20;
  std::vector<reports::ReportId> ids;
  const auto text = query_text(call, "open");
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const auto id = reports::ReportId::parse(text.substr(begin, end - begin));
    if (!id) return fail(ErrorCode::kInvalidArgument, "name reports by their ids, with commas between", "open");
    if (ids.size() == kOpenedMax) return fail(ErrorCode::kTooLarge, "open at most 20 reports at once", "open");
    if (std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
    begin = end + 1;
  }
  return ids;
}

Result<bool> is_by_priority(const Call& call) {
  const auto sort = query_text(call, "sort");
  if (sort.empty() || sort == "newest") return false;
  if (sort == "priority") return true;
  return fail(ErrorCode::kInvalidArgument, "must be newest or priority", "sort");
}

/// "none" for cases that nobody works on.
Status narrow_by_work(const Call& call, cases::CaseFilter& filter) {
  filter.work_state = TRY(query_value(call, "workState", cases::parse_work_state));
  filter.due_until = TRY(query_value(call, "dueUntil", parse_date));
  if (const auto assignee = query_text(call, "assignee"); !assignee.empty()) filter.assignee = assignee == "none" ? "" : assignee;
  if (query_text(call, "amountMin").empty()) return {};
  const auto cents = TRY(query_integer(call, "amountMin", 0));
  if (cents < 0) return fail(ErrorCode::kInvalidArgument, "an amount in cents, not below zero", "amountMin");
  filter.amount_minor_min = cents;
  return {};
}

std::string decided(const cases::DecisionOutcome& outcome) {
  return object_text([&](JsonWriter& json) {
    json.member("decisionId", outcome.decision.text()).member("caseId", outcome.result.id.text());
    json.member("number", outcome.result.number);
  });
}

}  // namespace

Result<std::vector<std::string>> Cases::masked(const std::vector<cases::IdentifierRow>& identifiers) const {
  std::vector<SealedIdentifier> sealed;
  for (const auto& identifier : identifiers) sealed.push_back({identifier.type, identifier.sealed});
  return masked_values(rooms_.keys, crypto::KeyDomain::kCasework, sealed);
}

Result<http::Response> Cases::list(const Call& call) const {
  const auto today = day_of(call.now);
  auto filter = TRY(case_filter(query_text(call, "q"), query_text(call, "fraudType")));
  TRY(narrow_by_work(call, filter));
  const cases::CaseQuery query{.filter = std::move(filter),
                               .priority = TRY(is_by_priority(call)) ? &rooms_.priority : nullptr,
                               .today = today,
                               .after = query_text(call, "after"),
                               .limit = TRY(page_limit(call))};
  const auto found = TRY(rooms_.cases.list(query));
  return page(found.cases, found.next, [&](JsonWriter& json, const cases::CaseRow& row) {
    json.object([&] {
      write_row(json, row);
      write_work(json, row);
      write_priority(json, rooms_.priority.score(cases::figures_of(row, today)));
      json.member("reports", row.reports).member("identifiers", row.identifiers);
    });
  });
}

Result<std::map<std::string, std::int64_t>> Cases::other_reports_of(const std::vector<cases::ReportLinkRow>& reports) const {
  std::map<std::string, std::int64_t> counts;
  TRY(rooms_.database.read([&](store::Transaction& transaction) -> Status {
    for (const auto& report : reports)
      counts[report.report_id.text()] = TRY(reports::count_other_reports(transaction, report.report_id));
    return {};
  }));
  return counts;
}

Result<Cases::WholeCase> Cases::read_whole(const cases::CaseId& id, Time now) const {
  WholeCase whole{.view = TRY(rooms_.cases.view(id))};
  whole.masks = TRY(masked(whole.view.identifiers));
  whole.aangiften = TRY(rooms_.aangiften.standing(ids_of(whole.view.reports)));
  whole.opinions = TRY(standing_opinions(rooms_.signals, whole.view.identifiers, rooms_.notice_term, now));
  whole.notice_seconds = rooms_.notice_term.within.count();
  whole.history = TRY(timeline(whole.view, whole.aangiften, whole.opinions));
  whole.other_reports = TRY(other_reports_of(whole.view.reports));
  whole.priority = rooms_.priority.score(cases::figures_of(whole.view.row, day_of(now)));
  return whole;
}

std::string Cases::WholeCase::text() const {
  return object_text([&](JsonWriter& json) {
    write_row(json, view.row);
    write_work(json, view.row);
    write_priority(json, priority);
    json.array("reports", [&] {
      for (const auto& report : view.reports) {
        const auto found = std::ranges::find(aangiften, report.report_id, &reports::Aangifte::report);
        write_report(json, report, found == aangiften.end() ? nullptr : &*found, other_reports.at(report.report_id.text()));
      }
    });
    json.array("identifiers", [&] {
      for (std::size_t i = 0; i < view.identifiers.size(); ++i) write_identifier(json, view.identifiers[i], masks[i], opinions);
    });
    json.array("history", [&] {
      for (const auto& entry : history) write_history(json, entry);
    });
    write_text(json, "explanation", view.explanation.text);
    json.member("noticeSeconds", notice_seconds);
  });
}

Result<http::Response> Cases::get(const Call& call) const {
  return http::json(200, TRY(read_whole(TRY(call.id<cases::CaseId>("caseId")), call.now)).text());
}

/// Each opening has its decision and its record, as when the analyst opens one report.
Result<std::vector<OpenedReport>> Cases::open_for_dossier(const Call& call, const WholeCase& whole) const {
  std::vector<OpenedReport> opened;
  std::int64_t evidence_bytes = 0;
  for (const auto& report : TRY(reports_to_open(call))) {
    if (std::ranges::find(whole.view.reports, report, &cases::ReportLinkRow::report_id) == whole.view.reports.end())
      return fail(ErrorCode::kInvalidArgument, "name reports of this case", "open");
    OpenedReport each{.part = TRY(rooms_.opener.open(TRY(rooms_.opener.permission(report)), call.actor())), .statement = {}};
    const auto found = std::ranges::find(whole.aangiften, report, &reports::Aangifte::report);
    if (found != whole.aangiften.end() && !found->withdrawn_at) {
      each.statement = TRY(rooms_.aangiften.open(TRY(rooms_.opener.permission(report)), call.actor())).second;
    }
    each.evidence = TRY(open_evidence(call, report, evidence_bytes));
    opened.push_back(std::move(each));
  }
  return opened;
}

/// All files of the report, each with its record. `bytes`: of files in the dossier so far.
Result<std::vector<reports::OpenedEvidence>> Cases::open_evidence(const Call& call, const reports::ReportId& report,
                                                                  std::int64_t& bytes) const {
  constexpr std::int64_t kBytesMax = 40'000'000;
  std::vector<reports::OpenedEvidence> opened;
  for (const auto& file : TRY(rooms_.evidence.list(TRY(rooms_.opener.permission(report)), call.actor()))) {
    bytes += file.bytes;
    if (bytes > kBytesMax) return fail(ErrorCode::kTooLarge, "these reports have more than 40 MB of files; open fewer", "open");
    opened.push_back(TRY(rooms_.evidence.open(TRY(rooms_.opener.permission(report)), file.part, call.actor())));
  }
  return opened;
}

Result<http::Response> Cases::dossier(const Call& call) const {
  const auto id = TRY(call.id<cases::CaseId>("caseId"));
  const bool is_english = TRY(asks_english(call));
  const auto whole = TRY(read_whole(id, call.now));
  const auto opened = TRY(open_for_dossier(call, whole));
  const auto notices = TRY(rooms_.takedowns.open_all(id, call.actor()));
  const auto takedowns = takedown_parts(notices, rooms_.takedown_words, is_english ? Language::kEnglish : Language::kDutch);
  const auto document = dossier_document({.view = whole.view,
                                          .masked = whole.masks,
                                          .aangiften = whole.aangiften,
                                          .timeline = whole.history,
                                          .priority = whole.priority,
                                          .opened = opened,
                                          .takedowns = takedowns,
                                          .catalogue = rooms_.catalogue,
                                          .made_by = call.principal.id,
                                          .made_at = call.now},
                                         rooms_.dossier_words, is_english);
  std::vector<crypto::BundlePart> parts{{"case.json", whole.text()}};
  for (const auto& each : opened) {
    parts.push_back(
        {"report-" + each.part.report.text() + ".json", object_text([&](JsonWriter& json) { write_opened_report(json, each); })});
    for (const auto& [file, type, content] : each.evidence) {
      if (type == nullptr) continue;
      parts.push_back({"evidence-" + file.part.text() + "." + type->extension + ".base64url",
                       to_base64url(content.reveal("put in the dossier of who opened it"))});
    }
  }
  for (const auto& notice : notices) {
    if (!notice.notice.sent_at) continue;
    parts.push_back(
        {"takedown-" + cases::takedown_number(notice.notice.id) + ".json", takedown_json(notice, rooms_.takedown_rules)});
  }
  const auto pdf = TRY(documents::write_pdf(document));
  parts.push_back({"dossier.pdf.base64url", to_base64url(as_bytes(pdf))});
  const auto bundle = TRY(crypto::sign_bundle(rooms_.keys, std::move(parts)));
  TRY(rooms_.database.write([&](store::Transaction& transaction) -> Status {
    TRY(audit::append(transaction,
                      {.actor = call.actor(),
                       .action = "case.dossier-made",
                       .subject = whole.view.row.id.text(),
                       .purpose = std::string(reports::purpose::kStartInvestigation)},
                      call.now));
    return {};
  }));
  return http::json(200, crypto::to_json(bundle));
}

Result<std::vector<cases::HistoryRow>> Cases::timeline(const cases::CaseView& view,
                                                       const std::vector<reports::Aangifte>& aangiften,
                                                       const StandingOpinions& opinions) const {
  constexpr std::size_t kWorkLines = 200;
  CaseCourse course{.view = view, .identified = {}, .aangiften = aangiften, .work = {}, .opinions = opinions};
  TRY(rooms_.database.read([&](store::Transaction& transaction) -> Status {
    for (const auto& report : view.reports) {
      if (const auto found = TRY(reports::find_identification(transaction, report.report_id)))
        course.identified.emplace_back(report.report_id, found->at);
    }
    course.work = TRY(cases::work_events_of(transaction, view.row.id, kWorkLines));
    return {};
  }));
  return timeline_of(course, rooms_.cases.texts());
}

Result<http::Response> Cases::explain(const Call& call) const {
  const auto explained = TRY(rooms_.cases.explain(TRY(query_report(call, "from")), TRY(query_report(call, "to"))));
  return object(200, [&](JsonWriter& json) {
    json.array("path", [&] {
      for (const auto& step : explained.path) {
        json.object([&] {
          json.member("kind", cases::name_of(step.kind)).member("id", step.id).member("type", step.type);
          json.member("label", step.label.nl);
          write_text(json, "text", step.label);
        });
      }
    });
    json.member("nl", explained.text.nl).member("en", explained.text.en);
  });
}

Result<http::Response> Cases::open_part(const Call& call) const {
  const auto report = TRY(call.id<reports::ReportId>("reportId"));
  const auto part = TRY(rooms_.opener.open(TRY(rooms_.opener.permission(report)), call.actor()));
  return object(200, [&](JsonWriter& json) { write_part(json, part); });
}

Result<http::Response> Cases::merge(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto other = cases::CaseId::parse(TRY(document.root().string("other")));
  if (!other) return fail(ErrorCode::kInvalidArgument, other.error().message, "other");
  const std::string reason(TRY(document.root().string("reason")));
  const auto into = TRY(call.id<cases::CaseId>("caseId"));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return decided(TRY(rooms_.cases.merge(transaction, into, *other, reason, call.actor())));
  });
}

Result<http::Response> Cases::split(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  std::vector<reports::ReportId> reports;
  for (const auto& row : TRY(document.root().array("reports"))) {
    const auto id = reports::ReportId::parse(TRY(row.string()));
    if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, row.path());
    reports.push_back(*id);
  }
  const std::string reason(TRY(document.root().string("reason")));
  const auto from = TRY(call.id<cases::CaseId>("caseId"));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return decided(TRY(rooms_.cases.split(transaction, from, reports, reason, call.actor())));
  });
}

Result<http::Response> Cases::undo(const Call& call) const {
  const auto asked = TRY(rooms_.repeats.read(call, KeyRule::kOptional));
  if (auto earlier = TRY(rooms_.repeats.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const std::string reason(TRY(document.root().string("reason")));
  const auto decision = TRY(call.id<cases::DecisionId>("decisionId"));
  return rooms_.repeats.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(rooms_.cases.undo(transaction, decision, reason, call.actor()));
    return object_text([&](JsonWriter& json) { json.member("decisionId", decision.text()).member("state", "undone"); });
  });
}

Result<http::Response> Cases::stop_identifiers(const Call& call) const {
  std::optional<cases::IdentifierId> after;
  if (const auto text = query_text(call, "after"); !text.empty()) after = TRY(cases::IdentifierId::parse(text));
  const auto limit = TRY(page_limit(call));
  const auto rows = TRY(rooms_.cases.stop_identifiers(after, limit));
  const auto masks = TRY(masked(rows));
  std::size_t place = 0;
  return page(rows, rows.size() == limit ? rows.back().id.text() : "", [&](JsonWriter& json, const cases::IdentifierRow& row) {
    json.object([&] {
      json.member("identifierId", row.id.text()).member("type", row.type).member("masked", masks[place++]);
      json.member("kind", cases::name_of(row.stop)).member("reports", row.reports);
      write_text(json, "reason", row.stop_reason);
      write_time(json, "since", row.stop_since);
    });
  });
}

Result<http::Response> Cases::progress(const Call&) const {
  const auto progress = TRY(progress_());
  const auto counts = rooms_.cases.counts();
  return object(200, [&](JsonWriter& json) {
    json.member("pending", progress.pending).member("total", progress.total).member("settled", progress.is_settled);
    json.member("cases", counts.cases).member("reports", counts.reports);
    json.member("identifiers", counts.identifiers).member("stopIdentifiers", counts.stops);
  });
}

Result<http::Response> Cases::memberships(const Call& call) const {
  const auto document = TRY(call.json());
  const auto ids = TRY(document.root().array("reports"));
  if (ids.size() > limits::kJsonBytesMax / 64) return fail(ErrorCode::kTooLarge, "ask about fewer reports at once", "reports");
  JsonWriter json;
  json.begin_object().key("items").begin_array();
  for (const auto& row : ids) {
    const auto id = reports::ReportId::parse(TRY(row.string()));
    if (!id) return fail(ErrorCode::kInvalidArgument, id.error().message, row.path());
    const auto found = rooms_.cases.case_of(*id);
    if (!found) continue;
    json.object([&] { json.member("reportId", id->text()).member("caseId", found->id.text()).member("number", found->number); });
  }
  json.end_array().key("next").null().end_object();
  return http::json(200, json.take());
}

}  // namespace dijkwacht::api
