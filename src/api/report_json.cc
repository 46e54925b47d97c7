#include "api/report_json.h"

#include "api/values.h"

namespace dijkwacht::api {

void write_facts(JsonWriter& json, const reports::ReportFacts& facts) {
  json.member("reportId", facts.id.text()).member("fraudType", facts.fraud_type).member("channel", facts.channel);
  json.member("occurredOn", facts.occurred_on).member("actor", facts.actor);
  write_money(json, "amount", facts.amount);
}

void write_report(JsonWriter& json, const reports::StoredReport& report) {
  write_facts(json, report.facts);
  json.member("status", reports::name_of(report.state)).member("createdAt", time_text(report.created));
  write_time(json, "due", report.due);
}

void write_consents(JsonWriter& json, const std::vector<reports::Consent>& consents) {
  json.array("consents", [&] {
    for (const auto& consent : consents) {
      json.object([&] {
        json.member("recipient", consent.recipient).member("purpose", consent.purpose).member("given", consent.is_given);
        json.member("textVersion", consent.text_version).member("version", consent.version).member("at", time_text(consent.at));
      });
    }
  });
}

void write_timeline(JsonWriter& json, const std::vector<reports::TimelineEntry>& timeline, const reports::StatusTexts& texts) {
  json.array("timeline", [&] {
    for (const auto& entry : timeline) {
      const auto text = texts.timeline(entry.code);
      json.object([&] {
        json.member("at", time_text(entry.at)).member("code", entry.code).member("organisation", entry.organisation);
        json.member("nl", text.nl).member("en", text.en);
        if (!entry.detail.empty()) {
          write_text(json, "detail", entry.code == "withdrawn" ? texts.withdrawal(entry.detail) : texts.refusal(entry.detail));
        }
      });
    }
  });
}

}  // namespace dijkwacht::api
