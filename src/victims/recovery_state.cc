#include "victims/recovery_state.h"

#include <algorithm>
#include <array>

#include "base/name_table.h"

namespace dijkwacht::victims {
namespace {

constexpr NameTable<RecoveryState, kRecoveryStateCount> kStates{"received", "refused",  "asked",    "arranged", "unanswered",
                                                                "released", "demanded", "summoned", "judged",   "enforced",
                                                                "returned", "closed",   "lapsed"};
constexpr NameTable<Mover, 3> kMovers{"victim", "bank", "clock"};

struct Step {
  RecoveryState from;
  RecoveryState to;
  Mover by;
};

using enum RecoveryState;
using enum Mover;
/// Asked once more: name and address were typed anew. Refused goes from wherever the bank can still learn that a condition is not
/// met, until the name is released.
constexpr std::array kSteps{
    Step{kReceived, kAsked, kBank},        Step{kReceived, kRefused, kBank},    Step{kReceived, kClosed, kVictim},
    Step{kAsked, kAsked, kBank},           Step{kArranged, kAsked, kBank},      Step{kUnanswered, kAsked, kBank},
    Step{kAsked, kReturned, kBank},        Step{kAsked, kArranged, kBank},      Step{kAsked, kRefused, kBank},
    Step{kAsked, kUnanswered, kClock},     Step{kAsked, kClosed, kVictim},      Step{kArranged, kReturned, kBank},
    Step{kArranged, kUnanswered, kBank},   Step{kArranged, kRefused, kBank},    Step{kArranged, kClosed, kVictim},
    Step{kUnanswered, kReleased, kVictim}, Step{kUnanswered, kReturned, kBank}, Step{kUnanswered, kRefused, kBank},
    Step{kUnanswered, kClosed, kVictim},   Step{kReleased, kDemanded, kVictim}, Step{kReleased, kReturned, kVictim},
    Step{kReleased, kClosed, kVictim},     Step{kDemanded, kSummoned, kVictim}, Step{kDemanded, kReturned, kVictim},
    Step{kDemanded, kClosed, kVictim},     Step{kSummoned, kJudged, kVictim},   Step{kSummoned, kReturned, kVictim},
    Step{kSummoned, kClosed, kVictim},     Step{kJudged, kEnforced, kVictim},   Step{kJudged, kReturned, kVictim},
    Step{kJudged, kClosed, kVictim},       Step{kEnforced, kReturned, kVictim}, Step{kEnforced, kClosed, kVictim},
};

}  // namespace

std::string_view name_of(RecoveryState state) { return kStates.name(state); }
Result<RecoveryState> parse_recovery_state(std::string_view name) { return kStates.parse(name, "status"); }
std::string_view name_of(Mover mover) { return kMovers.name(mover); }
Result<Mover> parse_mover(std::string_view name) { return kMovers.parse(name, "mover"); }

bool is_over(RecoveryState state) { return state == kRefused || state == kReturned || state == kClosed || state == kLapsed; }

bool is_name_released(RecoveryState state) {
  return state == kReleased || state == kDemanded || state == kSummoned || state == kJudged || state == kEnforced;
}

bool is_name_waiting(RecoveryState state) { return state == kAsked || state == kArranged || state == kUnanswered; }

Status check_step(RecoveryState from, RecoveryState to, Mover by) {
  if (to == kLapsed && by == kClock && !is_over(from)) return {};
  const bool is_known =
      std::ranges::any_of(kSteps, [&](const Step& step) { return step.from == from && step.to == to && step.by == by; });
  if (is_known) return {};
  return fail(ErrorCode::kFailedPrecondition, "this step does not follow from where the request stands", "to");
}

}  // namespace dijkwacht::victims
