#include "pilots/pilot.h"

#include "base/name_table.h"

namespace dijkwacht::pilots {
namespace {

constexpr NameTable<StopMeasure, 3> kMeasures{"wrong-hits-percent", "questions", "alike-per-million"};
constexpr NameTable<RunState, 3> kStates{"proposed", "running", "ended"};
constexpr std::int64_t kWhole = 100;

bool is_reached(const StopCriterion& stop, const Run& run, const Tally& tally) {
  switch (stop.measure) {
    case StopMeasure::kQuestions: return tally.asked > stop.above;
    case StopMeasure::kAlikePerMillion: return run.alike_per_million > stop.above;
    case StopMeasure::kWrongHitsPercent: {
      const auto judged = tally.judged_right + tally.judged_wrong;
      return judged > 0 && judged >= stop.judged_min && tally.judged_wrong * kWhole > stop.above * judged;
    }
  }
  return false;
}

}  // namespace

std::string_view name_of(StopMeasure measure) { return kMeasures.name(measure); }
Result<StopMeasure> parse_stop_measure(std::string_view name) { return kMeasures.parse(name, "measure"); }
std::string_view name_of(RunState state) { return kStates.name(state); }

RunState state_of(const Run& run, Time now) {
  if (run.ended_at) return RunState::kEnded;
  if (!run.started_at) return RunState::kProposed;
  return now < *run.ends_at ? RunState::kRunning : RunState::kEnded;
}

std::optional<std::string> reason_to_stop(const Pilot& pilot, const Run& run, const Tally& tally, Time now) {
  for (const auto& stop : pilot.stops) {
    if (is_reached(stop, run, tally)) return std::string(name_of(stop.measure));
  }
  if (run.ends_at && now >= *run.ends_at) return "term";
  return std::nullopt;
}

std::optional<std::string> reason_not_to_start(const Pilot& pilot, std::int64_t alike_per_million) {
  const Run measured{.alike_per_million = alike_per_million};
  for (const auto& stop : pilot.stops) {
    if (stop.measure == StopMeasure::kAlikePerMillion && is_reached(stop, measured, {}))
      return std::string(name_of(stop.measure));
  }
  return std::nullopt;
}

}  // namespace dijkwacht::pilots
