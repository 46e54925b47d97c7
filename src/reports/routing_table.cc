#include "reports/routing_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/clock.h"
#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

using config::TomlTable;

constexpr std::array<std::pair<Urgency, std::string_view>, 5> kUrgencies{{
    {Urgency::kNow, "now"},
    {Urgency::kHigh, "high"},
    {Urgency::kNormal, "normal"},
    {Urgency::kLow, "low"},
    {Urgency::kNone, "none"},
}};
constexpr std::string_view kHours = "hours";
constexpr std::string_view kAtMost = "max ";
/// A payment of a century ago is a typing mistake.
constexpr std::int64_t kHoursMax = 24LL * 366 * 100;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view name_of(Urgency urgency) {
  return std::ranges::find(kUrgencies, urgency, [](const auto& pair) { return pair.first; })->second;
}

/// Builds a table from its files; knows where a mistake stands.
class RoutingLoader {
 public:
  Status read(const TomlTable& desks, const TomlTable& routes, const TomlTable& wayfinder) {
    TRY(read_desks(desks));
    TRY(read_routes(routes));
    return read_questions(wayfinder);
  }
  RoutingTable take() { return std::move(table_); }

 private:
  Status read_desks(const TomlTable& root) {
    for (const auto& row : TRY(root.tables("desks"))) {
      Desk desk;
      desk.id = TRY(row.text("id"));
      if (table_.desk(desk.id) != nullptr) return data_error(row, "id", "stands twice");
      desk.name = TRY(bilingual(row, "name"));
      desk.takes = TRY(bilingual(row, "takes"));
      desk.phone = TRY(row.text_or("phone", ""));
      desk.hours = TRY(bilingual(row, "hours"));
      desk.url = TRY(row.text_or("url", ""));
      desk.source = TRY(row.text("source"));
      desk.source_date = TRY(row.text("source_date"));
      if (!parse_date(desk.source_date)) return data_error(row, "source_date", "must be a date like 2026-11-24");
      desk.mark = TRY(row.text("mark"));
      if (desk.mark != "S" && desk.mark != "K" && desk.mark != "D") return data_error(row, "mark", "must be S, K or D");
      table_.desks_.push_back(std::move(desk));
    }
    return {};
  }

  Status read_routes(const TomlTable& root) {
    table_.source_ = TRY(root.text("source"));
    const auto inputs = TRY(root.table("inputs"));
    for (const auto& name : inputs.keys()) {
      const auto values = TRY(inputs.texts(name));
      table_.inputs_[name] = {values.begin(), values.end()};
    }
    for (const auto& row : TRY(root.tables("always_show"))) {
      auto code = TRY(row.text("code"));
      auto nl = TRY(row.text("nl"));
      auto en = TRY(row.text("en"));
      table_.always_show_.push_back({std::move(code), {std::move(nl), std::move(en)}});
    }
    for (const auto& alternative : TRY(TRY(root.table("own_form")).tables("unless"))) {
      table_.no_form_when_.push_back(TRY(conditions(alternative)));
    }
    for (const auto& row : TRY(root.tables("rows"))) table_.routes_.push_back(TRY(read_route(row)));
    table_.fallback_ = TRY(read_target(TRY(root.table("default"))));
    return {};
  }

  /// What row and default have in common.
  Result<Route> read_target(const TomlTable& row) {
    Route route;
    route.first = TRY(desk_list(row, "first"));
    if (route.first.empty()) return data_error(row, "first", "must name a desk");
    route.also = TRY(desk_list(row, "also"));
    const auto urgency = TRY(row.text("urgency"));
    const auto* found = std::ranges::find(kUrgencies, urgency, [](const auto& pair) { return pair.second; });
    if (found == kUrgencies.end()) return data_error(row, "urgency", "must be now, high, normal, low or none");
    route.urgency = found->first;
    if (row.has("note")) route.note = TRY(bilingual(row, "note"));
    return route;
  }

  Result<Route> read_route(const TomlTable& row) {
    auto route = TRY(read_target(row));
    route.row = static_cast<int>(TRY(row.integer("row")));
    if (route.row < 1) return data_error(row, "row", "must be 1 or more");
    if (!numbers_.insert(route.row).second) return data_error(row, "row", "stands twice");
    route.title = TRY(row.text("title"));
    route.then_next = TRY(row.flag_or("then_next", false));
    for (const auto& alternative : TRY(row.tables("when"))) route.when.push_back(TRY(conditions(alternative)));
    if (route.when.empty()) return data_error(row, "when", "must hold at least one alternative");
    for (const auto& extra : TRY(row.tables("also_if"))) {
      auto when = TRY(conditions(TRY(extra.table("when"))));
      auto desks = TRY(desk_list(extra, "desks"));
      route.also_if.push_back({std::move(when), std::move(desks)});
    }
    return route;
  }

  Result<std::vector<std::string>> desk_list(const TomlTable& row, std::string_view key) {
    auto ids = TRY(row.texts(key));
    for (const auto& id : ids) {
      if (table_.desk(id) == nullptr) return data_error(row, key, "names '" + id + "', which is no desk of desks.toml");
    }
    return ids;
  }

  Result<Conditions> conditions(const TomlTable& when) {
    Conditions all;
    for (const auto& input : when.keys()) {
      Condition condition{.input = input, .any_of = {}, .none_of = {}, .at_most = {}};
      if (!table_.inputs_.contains(input)) return data_error(when, input, "is no input");
      for (const auto& text : TRY(when.texts(input))) TRY(add_value(when, condition, text));
      all.push_back(std::move(condition));
    }
    if (all.empty()) return data_error(when, "when", "must ask something");
    return all;
  }

  Status add_value(const TomlTable& when, Condition& condition, std::string_view text) {
    if (text.starts_with(kAtMost)) {
      condition.at_most = whole_number(text.substr(kAtMost.size()));
      if (!condition.at_most) return data_error(when, condition.input, "must be 'max' and a whole number");
      return {};
    }
    const bool is_not = text.starts_with('!');
    const std::string value(text.substr(is_not ? 1 : 0));
    if (!table_.inputs_.at(condition.input).contains(value)) {
      return data_error(when, condition.input, "cannot be '" + value + "'");
    }
    (is_not ? condition.none_of : condition.any_of).push_back(value);
    return {};
  }

  Status read_questions(const TomlTable& root) {
    for (const auto& row : TRY(root.tables("questions"))) {
      Question question;
      question.id = TRY(row.text("id"));
      if (!table_.inputs_.contains(question.id)) return data_error(row, "id", "is no input of routes.toml");
      question.text = TRY(bilingual(row, "text"));
      question.hint = TRY(bilingual(row, "hint"));
      TRY(read_options(row, question));
      TRY(read_ask_if(row, question));
      table_.questions_.push_back(std::move(question));
    }
    return {};
  }

  Status read_options(const TomlTable& row, Question& question) {
    for (const auto& option : TRY(row.tables("options"))) {
      auto value = TRY(option.text("value"));
      if (!table_.check_answers({{question.id, value}})) return data_error(option, "value", "is no value of this input");
      auto nl = TRY(option.text("nl"));
      auto en = TRY(option.text("en"));
      question.options.push_back({std::move(value), {std::move(nl), std::move(en)}});
    }
    if (question.options.size() < 2) return data_error(row, "options", "must be two or more");
    return {};
  }

  Status read_ask_if(const TomlTable& row, Question& question) {
    for (const auto& condition : TRY(row.tables("ask_if"))) {
      auto input = TRY(condition.text("input"));
      const bool is_asked_before = std::ranges::find(table_.questions_, input, &Question::id) != table_.questions_.end();
      if (!is_asked_before) return data_error(condition, "input", "must be asked by an earlier question");
      auto values = TRY(condition.texts("values"));
      for (const auto& value : values) {
        if (!table_.check_answers({{input, value}})) return data_error(condition, "values", "names '" + value + "', no value");
      }
      question.ask_if.push_back({std::move(input), std::move(values)});
    }
    return {};
  }

  RoutingTable table_;
  std::set<int> numbers_;
};

Result<RoutingTable> RoutingTable::read(const TomlTable& desks, const TomlTable& routes, const TomlTable& wayfinder) {
  RoutingLoader loader;
  TRY(loader.read(desks, routes, wayfinder));
  return loader.take();
}

Result<RoutingTable> RoutingTable::load(const std::filesystem::path& folder) {
  return read(TRY(config::read_toml(folder / "desks.toml")), TRY(config::read_toml(folder / "routes.toml")),
              TRY(config::read_toml(folder / "wayfinder.toml")));
}

const Desk* RoutingTable::desk(std::string_view id) const {
  const auto found = std::ranges::find(desks_, id, &Desk::id);
  return found == desks_.end() ? nullptr : &*found;
}

Result<Answers> RoutingTable::check_answers(const std::map<std::string, std::string>& given) const {
  for (const auto& [input, value] : given) {
    const auto found = inputs_.find(input);
    if (found == inputs_.end()) return fail(ErrorCode::kInvalidArgument, "the wayfinder has no such question", input);
    const bool takes_hours = found->second.contains(std::string(kHours));
    const auto hours = whole_number(value);
    const bool is_good = takes_hours ? hours && *hours >= 0 && *hours <= kHoursMax : found->second.contains(value);
    if (!is_good) return fail(ErrorCode::kInvalidArgument, "this is no answer to that question", input);
  }
  return given;
}

}  // namespace dijkwacht::reports
