#include "api/checks.h"

#include <fmt/core.h>

#include "api/page.h"
#include "api/values.h"
#include "policy/explain.h"

namespace dijkwacht::api {
namespace {

Result<std::vector<identifiers::Identifier>> parse_identifiers(const JsonValue& body, const identifiers::ParseOptions& options) {
  const auto rows = TRY(body.array("identifiers"));
  if (rows.empty() || rows.size() > signals::kCheckIdentifiersMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("ask about 1 to {} identifiers at once", signals::kCheckIdentifiersMax),
                "identifiers");
  }
  std::vector<identifiers::Identifier> parsed;
  for (const auto& row : rows) {
    const auto type = identifiers::parse_type(TRY(row.string("type")));
    if (!type) return fail(ErrorCode::kInvalidArgument, type.error().message, row.path() + ".type");
    auto identifier = identifiers::parse(*type, TRY(row.string("value")), options);
    if (!identifier) return fail(identifier.error().code, identifier.error().message, row.path() + ".value");
    parsed.push_back(std::move(*identifier));
  }
  return parsed;
}

void write_signal(JsonWriter& json, const signals::CheckedSignal& signal) {
  json.object([&] {
    json.member("signalId", signal.id.text()).member("revision", signal.revision).member("owner", signal.owner);
    json.member("dataClass", policy::code_of(signal.data_class)).member("type", signal.type).member("value", signal.value);
    json.member("listing", signals::name_of(signal.listing)).member("rule", signal.rule.id);
    json.member("ruleRevision", signal.rule.revision);
    json.key("opinion");
    write_opinion(json, signal.opinion);
    json.member("sharedAt", time_text(signal.shared_at)).member("receivedAt", time_text(signal.received_at));
    json.member("ageSeconds", std::chrono::duration_cast<std::chrono::seconds>(signal.age).count());
    write_time(json, "leaseUntil", signal.lease_until);
    json.member("stale", signal.is_stale);
  });
}

/// True, false, or null when there is no answer: "unavailable" and "denied" are neither.
void write_known(JsonWriter& json, signals::AnswerState state) {
  json.key("known");
  switch (state) {
    case signals::AnswerState::kKnown: json.value(true); return;
    case signals::AnswerState::kNoneKnown: json.value(false); return;
    default: json.null();
  }
}

}  // namespace

void write_opinion(JsonWriter& json, const signals::OpinionSummary& opinion) {
  json.object([&] {
    json.member("verdict", signals::name_of(opinion.verdict)).member("confidence", opinion.confidence);
    json.member("fraudType", opinion.fraud_type).member("role", opinion.role);
    json.member("validUntil", time_text(opinion.valid_until));
  });
}

Result<http::Response> Checks::check(const Call& call) const {
  const auto document = TRY(call.json());
  const auto asked = TRY(parse_identifiers(document.root(), parsing_));
  const auto purpose = TRY(document.root().string_or("purpose", signals::purpose::kTransactionMonitoring));
  const auto answers = TRY(checks_.check({.principal = call.actor(), .purpose = purpose, .identifiers = asked}));
  return object(200, [&](JsonWriter& json) {
    json.array("answers", [&] {
      for (std::size_t i = 0; i < answers.size(); ++i) {
        json.object([&] {
          json.member("type", identifiers::name_of(asked[i].type())).member("masked", identifiers::mask(asked[i]));
          write_known(json, answers[i].state);
          json.member("state", signals::name_of(answers[i].state));
          json.member("listing", answers[i].listing ? signals::name_of(*answers[i].listing) : std::string_view("none"));
          json.array("signals", [&] {
            for (const auto& signal : answers[i].signals) write_signal(json, signal);
          });
          json.member("conflict", answers[i].conflict);
          json.key("denied");
          policy::write_json(json, answers[i].denied);
          write_text(json, "notice", texts_.notice(answers[i].notice));
        });
      }
    });
  });
}

}  // namespace dijkwacht::api
