#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "policy/data_class.h"

namespace dijkwacht::pilots {

struct RunTag;
struct QuestionTag;
using RunId = Id<RunTag>;
using QuestionId = Id<QuestionTag>;

/// What a stop criterion looks at. Names: "wrong-hits-percent", "questions", "alike-per-million".
enum class StopMeasure : std::uint8_t { kWrongHitsPercent, kQuestions, kAlikePerMillion };
std::string_view name_of(StopMeasure measure);
/// Errors: kInvalidArgument with field "measure".
Result<StopMeasure> parse_stop_measure(std::string_view name);

/// The run ends when the measure lies above.
struct StopCriterion {
  StopMeasure measure = StopMeasure::kQuestions;
  std::int64_t above = 0;
  std::int64_t judged_min = 0;  ///< hits judged before a share of them says anything
};

/// What is tried, with whom and how long: one file of data/pilots.
struct Pilot {
  std::string id;  ///< "suspicious-devices"
  Bilingual title;
  Bilingual hypothesis;
  Bilingual evaluation;  ///< what the evaluation must answer
  std::string rule;      ///< that it opens
  std::string purpose;
  std::vector<std::string> types;    ///< of identifiers: "device"
  std::vector<std::string> sectors;  ///< of who takes part: hands in and asks
  std::string holder;                ///< sector of who keeps the hashes, asks too, and answers the others
  std::string dpia;
  std::chrono::year_month_day dpia_expires{};
  std::int64_t term_days = 0;
  std::int64_t kept_days = 0;       ///< a contribution counts so long
  std::int64_t sources_min = 0;     ///< independent, for a hit
  std::int64_t complaints_min = 0;  ///< of those with a signed complaint (aangifte)
  std::vector<StopCriterion> stops;
  bool measures_devices = false;  ///< is the share of devices that look alike measured before it starts?
  std::string source;
};

enum class RunState : std::uint8_t { kProposed, kRunning, kEnded };
std::string_view name_of(RunState state);

/// One term of a pilot at this node.
struct Run {
  RunId id;
  std::string pilot;
  std::string proposed_by;
  Time proposed_at;
  std::string approved_by = {};
  std::optional<Time> started_at = {};
  std::optional<Time> ends_at = {};
  std::optional<Time> ended_at = {};
  std::string end_reason = {};         ///< "term", "stopped", "refused" or the name of a measure
  std::int64_t alike_per_million = 0;  ///< as measured before the start; 0 for a pilot without devices
  std::string holder = {};             ///< partner id of who runs it; empty: this node
};

/// Never running at or after its last moment, whether or not a job has noticed.
RunState state_of(const Run& run, Time now);

/// What happened in a run.
struct Tally {
  std::int64_t contributions = 0;
  std::int64_t asked = 0;
  std::int64_t hits = 0;
  std::int64_t judged_right = 0;
  std::int64_t judged_wrong = 0;
  std::int64_t minutes = 0;  ///< that people spent on hits, as they wrote down
};

/// Why the run must end now ("term" or the name of a measure); nothing while it may go on.
std::optional<std::string> reason_to_stop(const Pilot& pilot, const Run& run, const Tally& tally, Time now);
/// Why a run may not start: the name of the measure.
std::optional<std::string> reason_not_to_start(const Pilot& pilot, std::int64_t alike_per_million);

}  // namespace dijkwacht::pilots
