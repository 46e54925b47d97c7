#include "reports/wayfinder.h"

#include <algorithm>
#include <charconv>

namespace dijkwacht::reports {
namespace {

bool holds(const Condition& condition, const Answers& answers) {
  const auto found = answers.find(condition.input);
  if (found == answers.end()) return condition.any_of.empty() && !condition.at_most;
  const auto& value = found->second;
  if (condition.at_most) {
    std::int64_t number = 0;  // `check_answers` saw that it is a whole number
    std::from_chars(value.data(), value.data() + value.size(), number);
    if (number > *condition.at_most) return false;
  }
  if (!condition.any_of.empty() && std::ranges::find(condition.any_of, value) == condition.any_of.end()) return false;
  return std::ranges::find(condition.none_of, value) == condition.none_of.end();
}

bool all_hold(const Conditions& conditions, const Answers& answers) {
  return std::ranges::all_of(conditions, [&](const auto& condition) { return holds(condition, answers); });
}

bool any_holds(const std::vector<Conditions>& alternatives, const Answers& answers) {
  return std::ranges::any_of(alternatives, [&](const auto& conditions) { return all_hold(conditions, answers); });
}

/// Appends desks that are not in `first` or `to` yet.
void add_desks(const RoutingTable& table, const std::vector<std::string>& ids, const std::vector<Desk>& first,
               std::vector<Desk>& to) {
  for (const auto& id : ids) {
    const bool is_there =
        std::ranges::find(first, id, &Desk::id) != first.end() || std::ranges::find(to, id, &Desk::id) != to.end();
    if (!is_there) to.push_back(*table.desk(id));
  }
}

void add_also(const RoutingTable& table, const Route& route, const Answers& answers, Advice& advice) {
  add_desks(table, route.also, advice.first, advice.also);
  for (const auto& extra : route.also_if) {
    if (all_hold(extra.when, answers)) add_desks(table, extra.desks, advice.first, advice.also);
  }
  if (route.note) advice.texts.push_back(*route.note);
}

void write_desks(JsonWriter& json, std::string_view name, const std::vector<Desk>& desks) {
  json.array(name, [&] {
    for (const auto& desk : desks) write_desk(json, desk);
  });
}

void write_question(JsonWriter& json, const Question& question) {
  json.object([&] {
    json.member("id", question.id);
    write_both(json, question.text);
    write_text(json, "hint", question.hint);
    json.array("options", [&] {
      for (const auto& option : question.options) {
        json.object([&] {
          json.member("value", option.value);
          json.member("nl", option.text.nl);
          json.member("en", option.text.en);
        });
      }
    });
    json.array("askIf", [&] {
      for (const auto& condition : question.ask_if) {
        json.object([&] {
          json.member("input", condition.input);
          json.texts("values", condition.values);
        });
      }
    });
  });
}

}  // namespace

void write_desk(JsonWriter& json, const Desk& desk) {
  const auto unless_empty = [&](std::string_view key, const std::string& text) {
    json.member(key, text.empty() ? std::nullopt : std::optional(text));
  };
  json.object([&] {
    json.member("id", desk.id);
    write_text(json, "name", desk.name);
    unless_empty("phone", desk.phone);
    if (desk.hours.nl.empty()) {
      json.key("hours").null();
    } else {
      write_text(json, "hours", desk.hours);
    }
    unless_empty("url", desk.url);
    write_text(json, "takes", desk.takes);
    json.member("source", desk.source);
    json.member("sourceDate", desk.source_date);
    json.member("mark", desk.mark);
  });
}

bool is_asked(const Question& question, const Answers& answers) {
  return std::ranges::all_of(question.ask_if, [&](const auto& condition) {
    const auto found = answers.find(condition.input);
    return found != answers.end() && std::ranges::find(condition.values, found->second) != condition.values.end();
  });
}

bool offers(const Question& question, std::string_view value) {
  return std::ranges::find(question.options, value, &Question::Option::value) != question.options.end();
}

Advice advise(const RoutingTable& table, const Answers& answers) {
  Advice advice;
  advice.always_show = table.always_show();
  const auto is_match = [&](const Route& route) { return any_holds(route.when, answers); };
  auto spoken = std::ranges::find_if(table.routes(), is_match);
  const bool is_default = spoken == table.routes().end();
  const Route& route = is_default ? table.fallback() : *spoken;
  advice.row = route.row;
  advice.urgency = route.urgency;
  advice.offers_form = !any_holds(table.no_form_when(), answers);
  add_desks(table, route.first, {}, advice.first);
  add_also(table, route, answers, advice);
  if (is_default || !route.then_next) return advice;

  const auto next = std::find_if(std::next(spoken), table.routes().end(), is_match);
  if (next == table.routes().end()) return advice;
  add_desks(table, next->first, advice.first, advice.also);
  add_also(table, *next, answers, advice);
  return advice;
}

std::string to_json(const Advice& advice) {
  JsonWriter json;
  json.object([&] {
    json.member("row", advice.row);
    json.member("urgency", name_of(advice.urgency));
    json.member("offersForm", advice.offers_form);
    write_desks(json, "first", advice.first);
    write_desks(json, "also", advice.also);
    json.array("texts", [&] {
      for (const auto& text : advice.texts) {
        json.object([&] {
          json.member("nl", text.nl);
          json.member("en", text.en);
        });
      }
    });
    json.array("alwaysShow", [&] {
      for (const auto& fixed : advice.always_show) {
        json.object([&] {
          json.member("code", fixed.code);
          json.member("nl", fixed.text.nl);
          json.member("en", fixed.text.en);
        });
      }
    });
  });
  return json.take();
}

std::string wayfinder_json(const RoutingTable& table) {
  JsonWriter json;
  json.object([&] {
    json.array("questions", [&] {
      for (const auto& question : table.questions()) write_question(json, question);
    });
    json.member("source", table.source());
  });
  return json.take();
}

}  // namespace dijkwacht::reports
