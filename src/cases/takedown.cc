#include "cases/takedown.h"

#include <algorithm>
#include <array>

#include "store/id_number.h"

namespace dijkwacht::cases {
namespace {

constexpr char kLetter = 'K';
constexpr std::array<std::string_view, 5> kStates{"drafted", "sent", "acknowledged", "decided", "discarded"};
constexpr std::array<std::string_view, 3> kResults{"removed", "partly", "refused"};

}  // namespace

std::string_view name_of(TakedownState state) { return kStates[static_cast<std::size_t>(state)]; }

Result<TakedownState> parse_takedown_state(std::string_view name) {
  const auto found = std::ranges::find(kStates, name);
  if (found == kStates.end())
    return fail(ErrorCode::kInvalidArgument, "must be sent, acknowledged, decided or discarded", "step");
  return static_cast<TakedownState>(found - kStates.begin());
}

std::string_view name_of(TakedownResult result) { return kResults[static_cast<std::size_t>(result)]; }

Result<TakedownResult> parse_takedown_result(std::string_view name) {
  const auto found = std::ranges::find(kResults, name);
  if (found == kResults.end()) return fail(ErrorCode::kInvalidArgument, "must be removed, partly or refused", "result");
  return static_cast<TakedownResult>(found - kResults.begin());
}

std::string takedown_number(const TakedownId& id) { return store::id_number(kLetter, id.text()); }

Status check_step(TakedownState now, TakedownState next) {
  using enum TakedownState;
  const auto before = [now](std::initializer_list<TakedownState> states) {
    return std::ranges::find(states, now) != states.end();
  };
  switch (next) {
    case kDrafted: return fail(ErrorCode::kInvalidArgument, "must be sent, acknowledged, decided or discarded", "step");
    case kSent:
    case kDiscarded:
      if (before({kDrafted})) return {};
      return fail(ErrorCode::kFailedPrecondition, "this notice is no draft any more; make a new one", "step");
    case kAcknowledged:
      if (before({kSent})) return {};
      return fail(ErrorCode::kFailedPrecondition, "only a notice that was sent and is not answered yet can be confirmed", "step");
    case kDecided:
      if (before({kSent, kAcknowledged})) return {};
      return fail(ErrorCode::kFailedPrecondition, "only a notice that was sent and is not decided yet can be decided", "step");
  }
  return {};
}

std::optional<Time> remind_at(const Takedown& notice, const TakedownReminder& reminder) {
  using std::chrono::days;
  if (notice.state == TakedownState::kSent) return *notice.sent_at + days(reminder.acknowledge_days);
  if (notice.state == TakedownState::kAcknowledged) return *notice.acknowledged_at + days(reminder.decide_days);
  return std::nullopt;
}

std::optional<SettlementState> settlement_of(const std::vector<Takedown>& notices) {
  std::vector<Takedown> sent;
  std::ranges::copy_if(notices, std::back_inserter(sent), [](const Takedown& notice) { return notice.sent_at.has_value(); });
  const auto all = [&](TakedownResult result) {
    return std::ranges::all_of(sent, [result](const Takedown& notice) { return notice.result == result; });
  };
  if (sent.empty()) return std::nullopt;
  if (all(TakedownResult::kRemoved)) return SettlementState::kDone;
  if (all(TakedownResult::kRefused)) return SettlementState::kStopped;
  return SettlementState::kChosen;
}

}  // namespace dijkwacht::cases
