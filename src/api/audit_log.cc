#include "api/audit_log.h"

#include "api/page.h"
#include "audit/audit_log.h"

namespace dijkwacht::api {
namespace {

Result<std::optional<Time>> query_time(const Call& call, std::string_view name) {
  const auto text = call.request.query_value(name);
  if (!text) return std::nullopt;
  const auto time = parse_time(*text);
  if (!time) return fail(ErrorCode::kInvalidArgument, time.error().message, std::string(name));
  return std::optional(*time);
}

void write_entry(JsonWriter& json, const audit::Entry& entry) {
  json.object([&] {
    json.member("number", entry.number).member("at", time_text(entry.time)).member("actor", entry.act.actor);
    json.member("action", entry.act.action).member("subject", entry.act.subject).member("rule", entry.act.rule);
    json.member("purpose", entry.act.purpose).member("outcome", entry.act.outcome).member("count", entry.act.count);
    json.member("question", entry.act.question.empty() ? std::nullopt : std::optional(entry.act.question));
    json.member("hash", entry.hash);
  });
}

}  // namespace

Result<http::Response> AuditLog::list(const Call& call) const {
  const auto subject = query_text(call, "subject");
  const auto subjects = store::find_id_number(subject);
  const audit::EntryFilter filter{.actor = query_text(call, "actor"),
                                  .action = query_text(call, "action"),
                                  .subject = subjects ? "" : subject,
                                  .subjects = subjects,
                                  .from = TRY(query_time(call, "from")),
                                  .until = TRY(query_time(call, "until"))};
  const auto before = TRY(query_integer(call, "before", 0));
  const auto limit = TRY(page_limit(call));
  const auto entries = TRY(database_.read_value<std::vector<audit::Entry>>(
      [&](store::Transaction& transaction) { return audit::read_entries(transaction, filter, before, limit); }));
  const auto next = entries.size() == limit ? std::to_string(entries.back().number) : "";
  return page(entries, next, write_entry);
}

Result<http::Response> AuditLog::verify(const Call&) const {
  const auto report =
      TRY(database_.read_value<audit::VerifyReport>([&](store::Transaction& transaction) -> Result<audit::VerifyReport> {
        return audit::verify(transaction, TRY(known_heads_(transaction)));
      }));
  return http::json(200, to_json(report));
}

std::string to_json(const audit::VerifyReport& report) {
  JsonWriter json;
  json.object([&] {
    json.member("ok", report.is_whole()).member("entries", report.entries).member("countersignedUpTo", report.witnessed_up_to);
    if (!report.flaw) return;
    json.member("problem", report.flaw->words).member("kind", audit::name_of(report.flaw->kind));
    json.member("firstBadEntry", report.flaw->number);
  });
  return json.take();
}

}  // namespace dijkwacht::api
