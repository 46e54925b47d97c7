#include "policy/explain.h"

#include <algorithm>

#include "policy/rule_check.h"

namespace dijkwacht::policy {
namespace {

std::string optional_date(const std::optional<std::chrono::year_month_day>& date) { return date ? date_text(*date) : ""; }

Bilingual summarise(Verdict verdict, const Question& question, const Texts& texts, const RuleView* rule) {
  const auto who =
      fill({"{from} aan {to}: {class}", "{from} to {to}: {class}"}, {{"from", texts.sector(question.from.sector)},
                                                                     {"to", texts.sector(question.to.sector)},
                                                                     {"class", texts.data_class(code_of(question.data_class))}});
  const auto id = rule == nullptr ? std::string() : rule->id;
  switch (verdict) {
    case Verdict::kPermit: return {who.nl + ". Dit mag volgens regel " + id + ".", who.en + ". Rule " + id + " permits this."};
    case Verdict::kSimulated:
      return {
          who.nl + ". Dit zou mogen volgens regel " + id + " als die wet wordt. Nu is het een proef en er wordt niets gedeeld.",
          who.en + ". Rule " + id + " would permit this once it is law. For now it is a trial and nothing is shared."};
    case Verdict::kDeny: break;
  }
  return {who.nl + ". Dit mag niet.", who.en + ". This is not permitted."};
}

std::string names(const std::vector<Bilingual>& all, std::string Bilingual::* language) {
  std::string line;
  for (const auto& each : all) line += (line.empty() ? "" : ", ") + each.*language;
  return line;
}

void add_condition(RuleView& view, const Texts& texts, std::string_view code, const std::vector<Bilingual>& wanted) {
  const Bilingual all{names(wanted, &Bilingual::nl), names(wanted, &Bilingual::en)};
  view.conditions.push_back({std::string(code), fill(texts.condition(code), {{"wanted", all}})});
}

void add_conditions(RuleView& view, const Rule& rule, const Texts& texts) {
  const auto count = [](std::int64_t number) { return std::vector{Bilingual{std::to_string(number), std::to_string(number)}}; };
  if (rule.identified_reporters_min) {
    add_condition(view, texts, "identified_reporters_min", count(*rule.identified_reporters_min));
  }
  if (rule.days_since_notice_min) add_condition(view, texts, "days_since_notice_min", count(*rule.days_since_notice_min));
  for (const auto* condition : rule.conditions) add_condition(view, texts, condition->key, {});
  std::vector<Bilingual> sealed;
  for (const auto& purpose : rule.sealed_purposes) sealed.push_back(texts.purpose(purpose));
  if (!sealed.empty()) add_condition(view, texts, "sealed_purposes", sealed);
  std::vector<Bilingual> own_harm;
  for (const auto data_class : rule.own_harm_classes) own_harm.push_back(texts.data_class(code_of(data_class)));
  if (!own_harm.empty()) add_condition(view, texts, "own_harm_classes", own_harm);
}

/// Does it hold, whether it permits, forbids, or is carried out elsewhere?
bool is_in_effect(const Rule& rule, Time at) {
  const bool permits_nothing = rule.denies || rule.carried_out == CarriedOut::kElsewhere;
  return permits_nothing ? rule.state == RuleState::kActive && is_within_dates(rule, at) : holds_at(rule, at);
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& items) {
  json.array(name, [&] {
    for (const auto& item : items) json.value(item);
  });
}

void write_optional(JsonWriter& json, std::string_view name, const std::string& text) {
  json.member(name, text.empty() ? std::nullopt : std::optional(text));
}

void write_off(JsonWriter& json, const RuleView& rule) {
  json.object("off", [&] {
    json.key("warning");
    if (rule.off_warning.nl.empty()) {
      json.null();
    } else {
      json.object([&] { json.member("nl", rule.off_warning.nl).member("en", rule.off_warning.en); });
    }
    json.member("needsConfirmation", rule.off_needs_confirmation);
  });
}

}  // namespace

Party parse_party(std::string_view text) {
  const auto mark = text.find(':');
  const auto sector = mark == std::string_view::npos ? text : text.substr(mark + 1);
  return {.id = std::string(text.substr(0, mark)), .sector = std::string(sector)};
}

Result<Time> parse_asked_day(std::string_view text, std::string field) {
  const auto day = parse_date(text);
  if (!day) return fail(ErrorCode::kInvalidArgument, day.error().message, std::move(field));
  return Time(std::chrono::sys_days(*day)) + std::chrono::hours(12);
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPermit: return "permit";
    case Verdict::kSimulated: return "simulated";
    case Verdict::kDeny: return "deny";
  }
  return "deny";
}

RuleView view(const Rule& rule, const Texts& texts, Time at) {
  RuleView seen{.id = rule.id,
                .revision = rule.revision,
                .state = rule.state,
                .is_in_force = is_in_effect(rule, at),
                .title = {rule.title_nl, rule.title_en},
                .basis = {rule.basis_nl, rule.basis_en},
                .form = texts.form(name_of(rule.form)),
                .retention = rule.retention,
                .off_warning = rule.off_warning,
                .off_needs_confirmation = rule.off_needs_confirmation,
                .from_sectors = rule.from_sectors,
                .to_sectors = rule.to_sectors,
                .data_classes = rule.data_classes,
                .purposes = rule.purposes,
                .duties = {},
                .carried_out = rule.carried_out,
                .denies = rule.denies,
                .conditions = {},
                .lease_minutes = std::chrono::duration_cast<std::chrono::minutes>(rule.lease).count(),
                .identified_reporters_min = rule.identified_reporters_min,
                .in_force_from = optional_date(rule.in_force_from),
                .in_force_until = optional_date(rule.in_force_until),
                .dpia = rule.dpia,
                .dpia_expires = optional_date(rule.dpia_expires),
                .mark = rule.is_design_proposal ? "D" : "law",
                .source = rule.source,
                .source_date = date_text(rule.source_date)};
  for (const auto& duty : rule.duties) seen.duties.push_back({duty, texts.duty(duty.code)});
  add_conditions(seen, rule, texts);
  return seen;
}

void write_json(JsonWriter& json, const RuleView& rule) {
  json.object([&] {
    json.member("rule", rule.id);
    json.member("revision", rule.revision);
    json.member("state", name_of(rule.state));
    json.member("inForce", rule.is_in_force);
    json.member("carriedOut", name_of(rule.carried_out));
    json.member("denies", rule.denies);
    write_text(json, "title", rule.title);
    write_text(json, "basis", rule.basis);
    write_text(json, "form", rule.form);
    write_text(json, "retention", rule.retention);
    write_off(json, rule);
    write_list(json, "from", rule.from_sectors);
    write_list(json, "to", rule.to_sectors);
    json.array("dataClasses", [&] {
      for (const auto data_class : rule.data_classes) json.value(code_of(data_class));
    });
    write_list(json, "purposes", rule.purposes);
    json.array("duties", [&] {
      for (const auto& duty : rule.duties) {
        json.object([&] {
          json.member("code", duty.duty.code);
          write_optional(json, "parameter", duty.duty.parameter);
          json.member("nl", duty.text.nl);
          json.member("en", duty.text.en);
        });
      }
    });
    json.array("conditions", [&] {
      for (const auto& condition : rule.conditions) {
        json.object([&] {
          json.member("code", condition.code);
          json.member("nl", condition.text.nl);
          json.member("en", condition.text.en);
        });
      }
    });
    json.member("leaseMinutes", rule.lease_minutes);
    json.member("identifiedReportersMin", rule.identified_reporters_min);
    write_optional(json, "inForceFrom", rule.in_force_from);
    write_optional(json, "inForceUntil", rule.in_force_until);
    write_optional(json, "dpia", rule.dpia);
    write_optional(json, "dpiaExpires", rule.dpia_expires);
    json.member("mark", rule.mark);
    json.member("source", rule.source);
    json.member("sourceDate", rule.source_date);
  });
}

Explanation explain(const Engine& engine, const Question& question) {
  const auto& texts = engine.rules().texts();
  const auto answer = engine.decide(question);
  Explanation explanation;
  if (const auto* decision = std::get_if<Decision>(&answer)) {
    explanation.verdict = decision->is_simulated_law() ? Verdict::kSimulated : Verdict::kPermit;
    explanation.rules.push_back(view(*engine.rules().find(decision->rule()), texts, question.at));
  } else {
    explanation.reasons = std::get<Deny>(answer).reasons;
    for (const auto& rule : engine.rules().rules()) {
      const bool spoke = std::ranges::any_of(explanation.reasons, [&](const auto& reason) { return reason.rule == rule.id; });
      if (spoke) explanation.rules.push_back(view(rule, texts, question.at));
    }
  }
  const auto* first = explanation.rules.empty() ? nullptr : &explanation.rules.front();
  explanation.summary = summarise(explanation.verdict, question, texts, first);
  return explanation;
}

void write_json(JsonWriter& json, const std::vector<Reason>& reasons) {
  json.array([&] {
    for (const auto& reason : reasons) {
      json.object([&] {
        json.member("code", reason.code);
        write_optional(json, "rule", reason.rule);
        json.member("nl", reason.nl);
        json.member("en", reason.en);
      });
    }
  });
}

std::string to_json(const Explanation& explanation) {
  JsonWriter json;
  json.object([&] {
    json.member("verdict", name_of(explanation.verdict));
    write_text(json, "summary", explanation.summary);
    json.key("reasons");
    write_json(json, explanation.reasons);
    json.array("rules", [&] {
      for (const auto& rule : explanation.rules) write_json(json, rule);
    });
  });
  return json.take();
}

}  // namespace dijkwacht::policy
