#include <fmt/core.h>

#include "app/csv_file.h"
#include "app/effect_question.h"
#include "app/figures.h"
#include "stats/interrupted_series.h"

namespace dijkwacht::app {
namespace {

/// Above it Poisson's interval is so narrow that it misleads: by a quarter and more.
constexpr double kDispersionOfPoissonMax = 1.5;

Result<stats::Spread> spread_of(const std::string& model) {
  if (model == "poisson") return stats::Spread::kPoisson;
  if (model == "quasi") return stats::Spread::kQuasiPoisson;
  return fail(ErrorCode::kInvalidArgument, "is poisson or quasi", "--model");
}

std::string method_of(const SeriesQuestion& question, stats::Spread spread) {
  return fmt::format("interrupted time series: {} regression on a step, a straight trend{}{}; Wald interval",
                     spread == stats::Spread::kPoisson ? "Poisson" : "quasi-Poisson",
                     question.harmonics > 0
                         ? fmt::format(", a season of {} periods in {} harmonics", question.season_length, question.harmonics)
                         : std::string(),
                     question.offset ? " and the logarithm of the population as offset" : "");
}

std::string warning_of(const stats::StepEffect& effect, stats::Spread spread) {
  if (spread == stats::Spread::kQuasiPoisson || effect.dispersion <= kDispersionOfPoissonMax) return {};
  return fmt::format("the counts vary {:.1f} times as much as Poisson's: this interval is too narrow, ask with --model quasi",
                     effect.dispersion);
}

}  // namespace

Result<Told> effect_of_series(const SeriesQuestion& question, Time now) {
  const auto spread = TRY(spread_of(question.model));
  const auto csv = TRY(read_csv_file(question.file));
  stats::InterruptedSeries series{.counts = TRY(csv.counts(question.count)),
                                  .times = TRY(csv.numbers(question.time)),
                                  .interventions = TRY(csv.numbers(question.intervention)),
                                  .harmonics = question.harmonics,
                                  .season_length = question.season_length,
                                  .spread = spread};
  if (question.offset) series.exposures = TRY(csv.numbers(*question.offset));
  const auto effect = TRY(stats::step_effect(series));
  const auto method = method_of(question, spread);
  const auto warning = warning_of(effect, spread);
  JsonWriter json;
  json.object([&] {
    json.member("rateRatio", effect.rate_ratio);
    write_interval(json, effect.interval);
    json.member("dispersion", effect.dispersion).member("n", effect.rows).member("nAfter", effect.rows_after);
    json.member("method", method).member("date", day_of(now));
    json.key("warning");
    warning.empty() ? json.null() : json.value(warning);
  });
  auto words = fmt::format("Rate ratio {}, {} periods, {} of them after; dispersion {:.4g}.\nMethod: {}. Computed on {}.",
                           words_of(effect.rate_ratio, effect.interval), effect.rows, effect.rows_after, effect.dispersion,
                           method, day_of(now));
  if (!warning.empty()) words += "\nMind: " + warning + ".";
  return Told{.json = json.take(), .words = std::move(words)};
}

}  // namespace dijkwacht::app
