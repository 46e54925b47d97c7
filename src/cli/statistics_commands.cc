#include <CLI/CLI.hpp>
#include <memory>

#include "app/burst_question.h"
#include "app/effect_question.h"
#include "cli/commands.h"

namespace dijkwacht::cli {
namespace {

Time now() { return SystemClock().now(); }

/// FILE and --json, which every one of these commands has.
void add_common(CLI::App& command, std::filesystem::path& file, bool& as_json) {
  command.add_option("FILE", file, "CSV with a row of names on top; at most 64 MB")->required();
  command.add_flag("--json", as_json, "one line of JSON");
}

void add_series(CLI::App& effect, int& outcome) {
  auto question = std::make_shared<app::SeriesQuestion>();
  auto as_json = std::make_shared<bool>(false);
  auto* its = effect.add_subcommand("its",
                                    "Interrupted time series: by what factor did a count change when something was done?\n"
                                    "The file has one row a period, e.g.  month,reports,active,customers\n"
                                    "                                     1,728,0,379875\n"
                                    "Example: effect its months.csv --count reports --time month --intervention active \\\n"
                                    "           --offset customers --harmonics 2 --model quasi");
  add_common(*its, question->file, *as_json);
  its->add_option("--count", question->count, "column with the count")->required();
  its->add_option("--time", question->time, "column with the number of the period: the trend is straight in it")->required();
  its->add_option("--intervention", question->intervention, "column with 0 before and 1 after")->required();
  its->add_option("--offset", question->offset, "column with the population at risk; its logarithm is taken");
  its->add_option("--harmonics", question->harmonics, "pairs of sine and cosine for the season")
      ->capture_default_str()
      ->check(CLI::Range(0, 20));
  its->add_option("--season", question->season_length, "length of the season, in units of --time")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  its->add_option("--model", question->model, "poisson, or quasi: when counts vary more than Poisson's")
      ->capture_default_str()
      ->check(CLI::IsMember({"poisson", "quasi"}));
  its->callback([question, as_json, &outcome] { outcome = show(app::effect_of_series(*question, now()), *as_json); });
}

void add_panel(CLI::App& effect, int& outcome) {
  auto question = std::make_shared<app::PanelQuestion>();
  auto as_json = std::make_shared<bool>(false);
  auto* did =
      effect.add_subcommand("did",
                            "Difference in differences, when units start at different moments (Callaway & Sant'Anna 2021)\n"
                            "The file has one row a unit and period, e.g.  region,year,start,losses\n"
                            "                                              Twente,2024,2025,61.5\n"
                            "Example: effect did regions.csv --unit region --time year --group start --outcome losses");
  add_common(*did, question->file, *as_json);
  did->add_option("--unit", question->unit, "column with the name of the unit")->required();
  did->add_option("--time", question->time, "column with the period, a number")->required();
  did->add_option("--group", question->group,
                  "column with the period in which the unit was first treated; empty, 0, NA or never: never")
      ->required();
  did->add_option("--outcome", question->outcome, "column with the outcome, a number")->required();
  did->add_option("--control", question->control, "compare with those never treated, or not yet")
      ->capture_default_str()
      ->check(CLI::IsMember({"never", "not-yet"}));
  did->callback([question, as_json, &outcome] { outcome = show(app::effect_of_panel(*question, now()), *as_json); });
}

void add_arms(CLI::App& effect, int& outcome) {
  auto question = std::make_shared<app::ArmsQuestion>();
  auto as_json = std::make_shared<bool>(false);
  auto* ab = effect.add_subcommand("ab",
                                   "A trial of two arms: difference, ratio, and what a trial of this size can find\n"
                                   "The file has one row a participant, e.g.  group,paid\n"
                                   "                                          warning,0\n"
                                   "An outcome of only 0 and 1 is compared as a share, any other as a mean.\n"
                                   "Example: effect ab trial.csv --arm group --outcome paid --control usual --detect -0.02");
  add_common(*ab, question->file, *as_json);
  ab->add_option("--arm", question->arm, "column with the name of the arm")->required();
  ab->add_option("--outcome", question->outcome, "column with the outcome, a number")->required();
  ab->add_option("--control", question->control, "name of the control arm")->capture_default_str();
  ab->add_option("--detect", question->detect, "how sure would a trial of this size find this difference?");
  ab->callback([question, as_json, &outcome] { outcome = show(app::effect_of_arms(*question, now()), *as_json); });
}

void add_burst(CLI::App& program, int& outcome) {
  auto question = std::make_shared<app::BurstQuestion>();
  auto as_json = std::make_shared<bool>(false);
  auto* burst = program.add_subcommand("burst",
                                       "Is there suddenly more of something? Each period against those before it\n"
                                       "The file has one row a period, oldest first, e.g.  week,reports\n"
                                       "                                                   2026-W47,12\n"
                                       "farrington needs years of history, ears-* need weeks, cusum finds slow rises.\n"
                                       "Example: burst weeks.csv --count reports --time week --method farrington --last 4");
  add_common(*burst, question->file, *as_json);
  burst->add_option("--count", question->count, "column with the count")->required();
  burst->add_option("--time", question->time, "column with the name of the period, shown beside each point");
  burst->add_option("--frequency", question->frequency, "periods a year")->capture_default_str()->check(CLI::Range(1, 366));
  burst->add_option("--method", question->method, "farrington, ears-c1, ears-c2, ears-c3 or cusum")
      ->required()
      ->check(CLI::IsMember({"farrington", "ears-c1", "ears-c2", "ears-c3", "cusum"}));
  burst->add_option("--last", question->last, "watch this many periods (default: all that have enough history)")
      ->check(CLI::PositiveNumber);
  burst->add_option("--years", question->years, "farrington: years looked back (default: as many as there are, at most 5)")
      ->check(CLI::Range(1, 20));
  burst->add_option("--alpha", question->alpha, "chance of a false alarm a period (default: farrington 0.01, ears 0.001)")
      ->check(CLI::Range(0.0, 1.0));
  burst->callback([question, as_json, &outcome] { outcome = show(app::find_bursts(*question, now()), *as_json); });
}

}  // namespace

void add_statistics_commands(CLI::App& program, int& outcome) {
  auto* effect =
      program.add_subcommand("effect", "Did it work? Estimated from a CSV file, always with interval, n, method and date");
  effect->require_subcommand(1);
  add_series(*effect, outcome);
  add_panel(*effect, outcome);
  add_arms(*effect, outcome);
  add_burst(program, outcome);
}

}  // namespace dijkwacht::cli
