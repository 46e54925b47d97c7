#include "api/victim_help.h"

#include "api/page.h"
#include "api/values.h"
#include "reports/wayfinder.h"

namespace dijkwacht::api {
namespace {

using victims::GoodwillCheck;
using victims::HelpSteps;

void write_choices(JsonWriter& json, std::string_view name, const std::vector<HelpSteps::Choice>& choices) {
  json.array(name, [&] {
    for (const auto& choice : choices) {
      json.object([&] {
        json.member("id", choice.id);
        write_text(json, "label", choice.label);
      });
    }
  });
}

/// `desk` is null when it was taken out of the wayfinder since.
void write_step(JsonWriter& json, const HelpSteps::Step& step, const reports::Desk* desk) {
  json.object([&] {
    json.member("id", step.id).member("page", step.page).member("monthsMax", step.months_max);
    json.texts("fraud", step.fraud);
    json.texts("harm", step.harm);
    json.texts("wish", step.wish);
    write_text(json, "title", step.title);
    write_text(json, "why", step.why);
    write_text(json, "when", step.when);
    json.key("desk");
    desk != nullptr ? reports::write_desk(json, *desk) : static_cast<void>(json.null());
  });
}

void write_option(JsonWriter& json, const GoodwillCheck::Option& option) {
  json.object([&] {
    json.member("value", option.value).member("effect", victims::name_of(option.effect));
    write_text(json, "label", option.label);
    write_text(json, "because", option.because);
  });
}

void write_question(JsonWriter& json, const GoodwillCheck::Question& question) {
  json.object([&] {
    json.member("id", question.id);
    write_text(json, "text", question.text);
    json.array("options", [&] {
      for (const auto& option : question.options) write_option(json, option);
    });
  });
}

}  // namespace

Result<http::Response> VictimHelp::steps(const Call&) const {
  const auto document = routing_.current().document;
  return object(200, [&](JsonWriter& json) {
    write_choices(json, "harms", steps_.harms());
    write_choices(json, "wishes", steps_.wishes());
    json.array("steps", [&] {
      for (const auto& step : steps_.steps()) write_step(json, step, document->table().desk(step.desk));
    });
  });
}

Result<http::Response> VictimHelp::goodwill(const Call&) const {
  return object(200, [&](JsonWriter& json) {
    write_text(json, "lead", goodwill_.lead());
    write_text(json, "noPromise", goodwill_.no_promise());
    write_text(json, "private", goodwill_.is_private());
    json.member("source", goodwill_.source()).member("sourceDate", goodwill_.source_date());
    json.array("questions", [&] {
      for (const auto& question : goodwill_.questions()) write_question(json, question);
    });
    json.array("outcomes", [&] {
      for (const auto& outcome : goodwill_.outcomes()) {
        json.object([&] {
          json.member("effect", victims::name_of(outcome.effect));
          write_text(json, "title", outcome.title);
          write_text(json, "text", outcome.text);
        });
      }
    });
    json.array("figures", [&] {
      for (const auto& figure : goodwill_.figures()) {
        json.object([&] {
          write_text(json, "period", figure.period);
          json.member("percent", figure.percent);
        });
      }
    });
  });
}

}  // namespace dijkwacht::api
