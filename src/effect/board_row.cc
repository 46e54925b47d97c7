#include "effect/board_row.h"

#include <algorithm>

namespace dijkwacht::effect {
namespace {

void write_maybe(JsonWriter& json, std::string_view name, const std::optional<MeasuredEffect>& effect) {
  json.key(name);
  effect ? write_effect(json, *effect) : static_cast<void>(json.null());
}

Result<std::vector<std::string>> read_list(const JsonValue& json, std::string_view name) {
  std::vector<std::string> texts;
  for (const auto& each : TRY(json.array(name))) texts.emplace_back(TRY(each.string()));
  return texts;
}

Result<std::optional<MeasuredEffect>> read_maybe(const JsonValue& json, std::string_view name) {
  const auto found = TRY(json.find(name));
  if (!found) return std::nullopt;
  return std::optional(TRY(read_effect(*found)));
}

Result<std::optional<std::int64_t>> read_count(const JsonValue& json, std::string_view name) {
  const auto found = TRY(json.find(name));
  if (!found) return std::nullopt;
  const auto count = TRY(found->integer());
  if (count < kToldMin)
    return fail(ErrorCode::kInvalidArgument, "a count that leaves a partner is 10 or more", std::string(name));
  return std::optional(count);
}

Result<ToldEstimates> read_estimates(const JsonValue& json) {
  return ToldEstimates{.fraud = TRY(read_maybe(json, "fraud")),
                       .displacement = TRY(read_maybe(json, "displacement")),
                       .harm = TRY(read_maybe(json, "harm")),
                       .loss = TRY(read_maybe(json, "loss")),
                       .price = TRY(read_maybe(json, "price")),
                       .payments = TRY(read_count(json, "payments")),
                       .wrong_holds = TRY(read_count(json, "wrongHolds")),
                       .minutes_waited = TRY(read_count(json, "minutesWaited")),
                       .complaints = TRY(read_count(json, "complaints"))};
}

/// A trial counts from its start on, which comes after the plan. Units may have begun before anyone wrote down what to expect.
bool is_fixed_beforehand(const Intervention& intervention) {
  return std::ranges::all_of(intervention.plan.units, [&](const Unit& unit) {
    return !unit.from || std::chrono::sys_days(*unit.from) >= intervention.registered_at;
  });
}

}  // namespace

BoardRow board_row(const Intervention& intervention, std::string partner, const barriers::Rule& rule, ToldEstimates estimates) {
  const auto& plan = intervention.plan;
  const auto& primary = plan.outcome == PrimaryOutcome::kLoss ? estimates.loss : estimates.fraud;
  BoardRow row{.id = intervention.id,
               .partner = std::move(partner),
               .rule = rule.id,
               .rule_version = rule.version,
               .title = rule.title,
               .state = intervention.state,
               .design = plan.design,
               .outcome = plan.outcome,
               .fraud_types = plan.fraud_types,
               .neighbour_types = plan.neighbour_types,
               .started_at = intervention.started_at,
               .fixed_beforehand = is_fixed_beforehand(intervention),
               .estimates = {},
               .not_measured = {}};
  if (!primary)
    row.not_measured = intervention.state == InterventionState::kPlanned ? NotMeasured::kNotStarted : NotMeasured::kTooFew;
  row.estimates = std::move(estimates);
  return row;
}

std::string row_text(const BoardRow& row) {
  JsonWriter json;
  json.object([&] {
    json.member("interventionId", row.id.text()).member("partner", row.partner);
    json.member("rule", row.rule).member("ruleVersion", row.rule_version);
    write_text(json, "title", row.title);
    json.member("state", name_of(row.state)).member("design", name_of(row.design)).member("outcome", name_of(row.outcome));
    json.texts("fraudTypes", row.fraud_types);
    json.texts("neighbourTypes", row.neighbour_types);
    write_time(json, "startedAt", row.started_at);
    json.member("fixedBeforehand", row.fixed_beforehand);
    const auto& told = row.estimates;
    write_maybe(json, "fraud", told.fraud);
    write_maybe(json, "displacement", told.displacement);
    write_maybe(json, "harm", told.harm);
    write_maybe(json, "loss", told.loss);
    write_maybe(json, "price", told.price);
    json.member("payments", told.payments).member("wrongHolds", told.wrong_holds);
    json.member("minutesWaited", told.minutes_waited).member("complaints", told.complaints);
    json.key("notMeasured");
    row.not_measured ? json.value(name_of(*row.not_measured)) : json.null();
  });
  return json.take();
}

Result<BoardRow> read_row(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  const auto& json = document.root();
  const auto title = TRY(json.at("title"));
  BoardRow row{.id = TRY(InterventionId::parse(TRY(json.string("interventionId")))),
               .partner = std::string(TRY(json.string("partner"))),
               .rule = std::string(TRY(json.string("rule"))),
               .rule_version = TRY(json.integer("ruleVersion")),
               .title = {std::string(TRY(title.string("nl"))), std::string(TRY(title.string("en")))},
               .state = TRY(parse_intervention_state(TRY(json.string("state")))),
               .design = TRY(parse_design(TRY(json.string("design")))),
               .outcome = TRY(parse_outcome(TRY(json.string("outcome")))),
               .fraud_types = TRY(read_list(json, "fraudTypes")),
               .neighbour_types = TRY(read_list(json, "neighbourTypes")),
               .started_at = {},
               .fixed_beforehand = TRY(json.boolean("fixedBeforehand")),
               .estimates = TRY(read_estimates(json)),
               .not_measured = {}};
  if (const auto started = TRY(json.find("startedAt"))) row.started_at = TRY(parse_time(TRY(started->string())));
  if (const auto why = TRY(json.find("notMeasured"))) row.not_measured = TRY(parse_not_measured(TRY(why->string())));
  return row;
}

}  // namespace dijkwacht::effect
