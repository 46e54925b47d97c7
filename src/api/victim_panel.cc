#include "api/victim_panel.h"

#include <algorithm>

#include "api/page.h"
#include "api/shown_secret.h"

namespace dijkwacht::api {
namespace {

Result<victims::PanelAnswers> read_answers(const JsonValue& body) {
  victims::PanelAnswers answers;
  for (const auto& [question, option] : TRY(TRY(body.at("answers")).members()))
    answers[std::string(question)] = std::string(TRY(option.string()));
  return answers;
}

void write_texts(JsonWriter& json, const victims::PanelQuestions::Question& question) {
  json.member("id", question.id);
  write_text(json, "text", question.text);
}

}  // namespace

std::string VictimPanel::invitation_text(const victims::PanelService::Invitation& invitation) const {
  const auto& questions = panel_.questions();
  return object_text([&](JsonWriter& json) {
    json.member("wave", invitation.wave).member("state", victims::name_of(invitation.state));
    json.member("isOpen", invitation.is_due && invitation.state != victims::PanelState::kAnswered);
    json.member("textVersion", questions.text_version());
    write_text(json, "invitation", questions.invitation());
    write_text(json, "unlinked", questions.unlinked());
    json.array("questions", [&] {
      for (const auto& question : questions.questions()) {
        json.object([&] {
          write_texts(json, question);
          json.array("options", [&] {
            for (const auto& option : question.options) {
              json.object([&] {
                json.member("value", option.value);
                write_text(json, "label", option.label);
              });
            }
          });
        });
      }
    });
  });
}

Result<http::Response> VictimPanel::get(const Call& call) const {
  return http::json(200, invitation_text(TRY(panel_.invitation(shown_secret(call)))));
}

Result<http::Response> VictimPanel::change(const Call& call,
                                           const std::function<Status(store::Transaction&, const JsonValue&)>& act) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(act(transaction, document.root()));
    return invitation_text(TRY(panel_.invitation(transaction, shown_secret(call))));
  });
}

Result<http::Response> VictimPanel::decide(const Call& call) const {
  return change(call, [&](store::Transaction& transaction, const JsonValue& body) -> Status {
    return panel_.decide(transaction, shown_secret(call), TRY(body.boolean("agrees")), TRY(body.string("textVersion")));
  });
}

Result<http::Response> VictimPanel::answer(const Call& call) const {
  return change(call, [&](store::Transaction& transaction, const JsonValue& body) -> Status {
    return panel_.answer(transaction, shown_secret(call), TRY(read_answers(body)));
  });
}

Result<http::Response> VictimPanel::results(const Call& call) const {
  const auto waves = TRY(panel_.waves());
  const auto asked = query_text(call, "wave");
  const auto wave = asked.empty() ? waves.front() : asked;
  if (std::ranges::count(waves, wave) == 0) return fail(ErrorCode::kNotFound, "nobody was asked in that half-year", "wave");
  const auto counts = TRY(panel_.counts(wave));
  return object(200, [&](JsonWriter& json) {
    json.member("wave", wave).member("countMin", rules_.count_min).member("countStep", rules_.count_step);
    json.texts("waves", waves);
    json.member("source", panel_.questions().source());
    json.array("questions", [&] {
      for (const auto& question : panel_.questions().questions()) {
        std::vector<insight::Counted> parts;
        for (const auto& each : counts) {
          if (each.question == question.id) parts.push_back({.value = each.option, .count = each.count});
        }
        const auto told = insight::apply_disclosure_control(rules_, std::move(parts));
        json.object([&] {
          write_texts(json, question);
          json.member("answered", told.total ? std::optional(told.total->count) : std::nullopt);
          json.array("options", [&] {
            for (const auto& option : question.options) {
              const auto part = std::ranges::find(told.parts, option.value, &insight::Told::value);
              json.object([&] {
                json.member("value", option.value);
                write_text(json, "label", option.label);
                json.member("count", part == told.parts.end() ? std::nullopt : std::optional(part->count));
              });
            }
          });
        });
      }
    });
  });
}

}  // namespace dijkwacht::api
