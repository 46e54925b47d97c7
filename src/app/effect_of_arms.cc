#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "app/csv_file.h"
#include "app/effect_question.h"
#include "app/figures.h"
#include "stats/two_arms.h"

namespace dijkwacht::app {
namespace {

constexpr double kPower = 0.8;  ///< the usual promise of a trial

struct Arm {
  std::string name;
  std::vector<double> outcomes;
};

struct Trial {
  Arm treated;
  Arm control;

  bool is_binary() const {
    const auto is_event = [](double outcome) { return outcome == 0 || outcome == 1; };
    return std::ranges::all_of(treated.outcomes, is_event) && std::ranges::all_of(control.outcomes, is_event);
  }
};

Result<Trial> read_trial(const ArmsQuestion& question) {
  const auto csv = TRY(read_csv_file(question.file));
  const auto names = TRY(csv.texts(question.arm));
  const auto outcomes = TRY(csv.numbers(question.outcome));
  std::map<std::string, std::vector<double>> arms;
  for (std::size_t i = 0; i < names.size(); ++i) arms[names[i]].push_back(outcomes[i]);
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> found;
  for (const auto& [name, values] : arms) {
    if (found.size() < kNamed) found.push_back(name);
  }
  if (arms.size() != 2) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("has {} arms where a trial has two: {}", arms.size(), fmt::join(found, ", ")), question.arm);
  }
  const auto control = arms.extract(question.control);
  if (control.empty()) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("no arm is called {}: name one of {}", question.control, fmt::join(found, ", ")), "--control");
  }
  return Trial{.treated = {arms.begin()->first, arms.begin()->second}, .control = {control.key(), control.mapped()}};
}

/// What both kinds of outcome come down to.
struct Comparison {
  stats::ArmComparison arms;
  stats::Measure treated;
  stats::Measure control;
  std::optional<double> detectable_increase;
  std::optional<double> detectable_decrease;
  std::optional<double> power;  ///< to find what was asked
  const char* method = "";
};

Result<Comparison> compare_binary(const Trial& trial, std::optional<double> detect) {
  const auto treated = stats::events_in(trial.treated.outcomes);
  const auto control = stats::events_in(trial.control.outcomes);
  Comparison comparison{.arms = TRY(stats::compare_shares(treated, control)),
                        .treated = stats::share_of(treated),
                        .control = stats::share_of(control),
                        .detectable_increase = stats::detectable_share(control.share(), treated.size, control.size, kPower),
                        .detectable_decrease = stats::detectable_share(1 - control.share(), treated.size, control.size, kPower),
                        .method =
                            "two shares: difference by Newcombe's hybrid of Wilson's score intervals (1998, method 10), "
                            "ratio by Katz' logarithm (1978)"};
  if (!detect) return comparison;
  comparison.power = stats::power_of_shares(control.share(), *detect, treated.size, control.size);
  if (!comparison.power) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("from {:.4g} a share cannot change by {:.4g}", control.share(), *detect),
                "--detect");
  }
  return comparison;
}

Result<Comparison> compare_continuous(const Trial& trial, std::optional<double> detect) {
  const auto treated = stats::values_in(trial.treated.outcomes);
  const auto control = stats::values_in(trial.control.outcomes);
  Comparison comparison{.arms = TRY(stats::compare_means(treated, control)),
                        .treated = stats::mean_of(treated),
                        .control = stats::mean_of(control),
                        .detectable_increase = stats::detectable_mean(treated, control, kPower),
                        .detectable_decrease = stats::detectable_mean(treated, control, kPower),
                        .method = "two means: difference by Welch (1947), ratio by the delta method on its logarithm"};
  if (detect) comparison.power = stats::power_of_means(*detect, treated, control);
  return comparison;
}

void write_arm(JsonWriter& json, const Arm& arm, const char* role, const stats::Measure& measure) {
  json.object([&] {
    json.member("name", arm.name).member("role", role).member("n", arm.outcomes.size()).member("value", measure.value);
    write_interval(json, measure.interval);
  });
}

std::string json_of(const Trial& trial, const Comparison& comparison, const ArmsQuestion& question, Time now) {
  JsonWriter json;
  json.object([&] {
    json.member("outcome", trial.is_binary() ? "binary" : "continuous");
    json.array("arms", [&] {
      write_arm(json, trial.treated, "treated", comparison.treated);
      write_arm(json, trial.control, "control", comparison.control);
    });
    write_measure(json, "difference", comparison.arms.difference);
    if (comparison.arms.ratio) {
      write_measure(json, "ratio", *comparison.arms.ratio);
    } else {
      json.key("ratio").null();
    }
    json.object("power", [&] {
      json.member("alpha", stats::kAlpha).member("target", kPower);
      json.member("minimalDetectableIncrease", comparison.detectable_increase);
      json.member("minimalDetectableDecrease", comparison.detectable_decrease);
      json.member("difference", question.detect).member("power", comparison.power);
    });
    json.member("n", trial.treated.outcomes.size() + trial.control.outcomes.size());
    json.member("method", comparison.method).member("date", day_of(now));
  });
  return json.take();
}

std::string found(std::string_view what, std::optional<double> size) {
  return size ? fmt::format("{} of {:.4g}", what, *size) : fmt::format("never {}", what);
}

std::string words_for(const Trial& trial, const Comparison& comparison, const ArmsQuestion& question, Time now) {
  std::string words;
  for (const auto& [arm, measure] :
       {std::pair(&trial.treated, &comparison.treated), std::pair(&trial.control, &comparison.control)}) {
    words += fmt::format("{}: {}, n {}.\n", arm->name, words_of(measure->value, measure->interval), arm->outcomes.size());
  }
  const auto& [difference, ratio] = comparison.arms;
  words += fmt::format("Difference {}.\n", words_of(difference.value, difference.interval));
  words += ratio ? fmt::format("Ratio {}.\n", words_of(ratio->value, ratio->interval))
                 : std::string("Ratio: none, an arm has no events or a mean that is not above 0.\n");
  words += "What a trial of this size finds four times in five: " + found("an increase", comparison.detectable_increase) + ", " +
           found("a decrease", comparison.detectable_decrease) + ".\n";
  if (comparison.power) {
    words += fmt::format("It finds a difference of {:.4g} with a chance of {:.3g}.\n", *question.detect, *comparison.power);
  }
  return words + fmt::format("Method: {}. Computed on {}.", comparison.method, day_of(now));
}

}  // namespace

Result<Told> effect_of_arms(const ArmsQuestion& question, Time now) {
  const auto trial = TRY(read_trial(question));
  const auto comparison =
      TRY(trial.is_binary() ? compare_binary(trial, question.detect) : compare_continuous(trial, question.detect));
  return Told{.json = json_of(trial, comparison, question, now), .words = words_for(trial, comparison, question, now)};
}

}  // namespace dijkwacht::app
