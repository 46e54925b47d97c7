#include "api/programme_json.h"

#include <algorithm>

#include "api/values.h"
#include "programme/period.h"

namespace dijkwacht::api {
namespace {

using programme::Date;

void write_date(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
  json.key(name);
  date ? json.value(date_text(*date)) : json.null();
}

/// Null for what nobody said.
void write_word(JsonWriter& json, std::string_view name, const std::string& word) {
  json.key(name);
  word.empty() ? json.null() : json.value(word);
}

void write_words(JsonWriter& json, std::string_view name, const Bilingual& words) {
  if (!words.nl.empty()) return write_text(json, name, words);
  json.key(name).null();
}

void write_legal(JsonWriter& json, const std::string& rule_id, const policy::Engine& engine, Time now) {
  json.key("legal");
  if (rule_id.empty()) {
    json.null();
    return;
  }
  const auto* rule = engine.rules().find(rule_id);
  json.object([&] {
    json.member("rule", rule_id);
    write_words(json, "title", rule == nullptr ? Bilingual() : Bilingual{rule->title_nl, rule->title_en});
    json.member("state", rule == nullptr ? std::string_view("none") : policy::name_of(rule->state));
    json.member("inForce", rule != nullptr && engine.is_in_force(rule->id, rule->revision, now));
  });
}

void write_periods(JsonWriter& json, const std::vector<programme::PeriodColour>& periods) {
  json.array("periods", [&] {
    for (const auto& each : periods) {
      json.object([&] {
        json.member("period", each.period.text()).member("colour", programme::name_of(each.colour)).member("why", each.why);
      });
    }
  });
}

void write_effort(JsonWriter& json, const programme::Effort& effort) {
  json.object([&] {
    json.member("period", effort.period.text());
    json.member("promisedFteHundredths", effort.promised_fte_hundredths).member("promisedCents", effort.promised_cents);
    json.member("deliveredFteHundredths", effort.delivered_fte_hundredths).member("deliveredCents", effort.delivered_cents);
  });
}

}  // namespace

void write_partner(JsonWriter& json, const programme::Partner& partner) {
  json.object([&] {
    json.member("id", partner.id).member("sector", partner.sector);
    write_text(json, "name", partner.name);
    write_text(json, "role", partner.role);
    write_date(json, "joined", partner.joined);
    write_word(json, "contact", partner.contact);
    json.member("source", partner.source).member("sourceDate", partner.source_date);
  });
}

void write_action(JsonWriter& json, const programme::Action& action) {
  json.object([&] {
    json.member("id", action.id).member("theme", action.theme);
    write_word(json, "pillar", action.pillar);
    write_text(json, "title", action.title);
    write_words(json, "story", action.story);
    json.member("source", action.source).member("sourceDate", action.source_date);
  });
}

void write_bottleneck(JsonWriter& json, const programme::Bottleneck& bottleneck, Date today) {
  json.object([&] {
    json.member("bottleneckId", bottleneck.id.text()).member("commitmentId", bottleneck.commitment.text());
    json.member("kind", programme::name_of(bottleneck.kind));
    write_text(json, "text", bottleneck.text);
    write_word(json, "owner", bottleneck.owner);
    write_date(json, "since", bottleneck.since);
    json.member("noted", date_text(bottleneck.noted));
    json.key("days");
    bottleneck.since ? json.value(programme::days_between(*bottleneck.since, bottleneck.solved.value_or(today))) : json.null();
    write_word(json, "escalatedTo", bottleneck.escalated_to);
    write_date(json, "solved", bottleneck.solved);
  });
}

void write_commitment(JsonWriter& json, const programme::Dossier& dossier, const programme::Assessment& assessment,
                      const policy::Engine& engine, Time now) {
  const auto& commitment = dossier.commitment;
  json.member("commitmentId", commitment.id.text()).member("action", commitment.action).member("partner", commitment.partner);
  write_text(json, "deliverable", commitment.deliverable);
  json.member("state", programme::name_of(commitment.state)).member("version", commitment.version);
  json.member("priority", programme::name_of(commitment.priority));
  write_word(json, "capacity", commitment.capacity);
  write_word(json, "owner", commitment.owner);
  write_date(json, "start", commitment.start);
  write_date(json, "due", commitment.due);
  write_legal(json, commitment.legal_rule, engine, now);
  json.array("dependsOn", [&] {
    for (const auto& other : dossier.depends_on) json.value(other.text());
  });
  json.member("colour", programme::name_of(assessment.colour)).member("why", assessment.why);
  json.member("needsBottleneck", assessment.needs_bottleneck).member("overdue", assessment.is_overdue);
  json.member("steeringGroup", assessment.goes_to_steering_group || !dossier.escalations.empty());
  json.key("nextReport");
  assessment.next_report ? json.value(assessment.next_report->text()) : json.null();
  write_date(json, "nextReportDue", assessment.next_report_due);
  json.member("openBottlenecks", static_cast<std::int64_t>(std::ranges::count_if(
                                     dossier.bottlenecks, [](const auto& each) { return !each.solved.has_value(); })));
}

void write_course(JsonWriter& json, const programme::Dossier& dossier, const programme::Assessment& assessment) {
  write_periods(json, assessment.periods);
  json.array("reports", [&] {
    for (const auto& report : dossier.reports) {
      json.object([&] {
        json.member("period", report.period.text()).member("progress", report.progress).member("note", report.note);
        json.member("at", time_text(report.at)).member("actor", report.actor);
      });
    }
  });
  json.array("efforts", [&] {
    for (const auto& effort : dossier.efforts) write_effort(json, effort);
  });
  json.array("escalations", [&] {
    for (const auto& each : dossier.escalations) {
      json.object([&] { json.member("period", each.period.text()).member("to", each.rule).member("at", time_text(each.at)); });
    }
  });
  json.array("history", [&] {
    for (const auto& change : dossier.history) {
      json.object([&] {
        json.member("version", change.version).member("at", time_text(change.at)).member("actor", change.actor);
        json.member("kind", change.kind).member("what", change.what).member("note", change.note);
        json.key("proof");
        change.proof.empty() ? json.null() : json.raw(change.proof);
      });
    }
  });
}

}  // namespace dijkwacht::api
