#include "app/simulate.h"

#include "app/progress_bar.h"
#include "simulation/country_files.h"
#include "simulation/settings.h"

namespace dijkwacht::app {

Status simulate(const SimulationOptions& options) {
  ProgressBar bar;
  const auto settings = TRY(simulation::read_settings(options.settings));
  const simulation::Scale scale{.reports = options.reports, .days = options.days, .seed = options.seed};
  TRY(simulation::write_country(settings, scale, options.folder, [&](std::size_t done, std::size_t of) {
    bar.show("country", static_cast<std::int64_t>(done), static_cast<std::int64_t>(of));
  }));
  bar.finish();
  return {};
}

}  // namespace dijkwacht::app
