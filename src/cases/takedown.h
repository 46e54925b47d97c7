#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"
#include "cases/settlement.h"
#include "cases/takedown_rules.h"

namespace dijkwacht::cases {

/// How far a notice to take content offline has come (Regulation (EU) 2022/2065, article 16).
enum class TakedownState : std::uint8_t {
  kDrafted,
  kSent,
  kAcknowledged,  ///< paragraph 4
  kDecided,       ///< paragraph 5
  kDiscarded,     ///< never sent
};
std::string_view name_of(TakedownState state);
/// Errors: kInvalidArgument with field "step".
Result<TakedownState> parse_takedown_state(std::string_view name);

/// What the receiver decided.
enum class TakedownResult : std::uint8_t { kRemoved, kPartly, kRefused };
std::string_view name_of(TakedownResult result);
/// Errors: kInvalidArgument with field "result".
Result<TakedownResult> parse_takedown_result(std::string_view name);

/// On what a notice was sent when no rule of this platform speaks about it.
inline constexpr std::string_view kOwnPowers = "own-powers";

/// A notice as stored. What it says is sealed.
struct Takedown {
  TakedownId id;
  CaseId in;
  IdentifierId identifier;
  TakedownState state = TakedownState::kDrafted;
  std::optional<TakedownResult> result;
  std::string basis;            ///< the rule that permitted it, or `kOwnPowers`; empty until it is sent
  Bytes sealed;                 ///< TakedownContent, to the casework key
  std::optional<Bytes> answer;  ///< TakedownAnswer, to the casework key
  Time made_at;
  std::string made_by;  ///< principal's audit name, like sent_by
  std::optional<Time> sent_at;
  std::string sent_by;
  std::optional<Time> acknowledged_at;
  std::optional<Time> decided_at;
};

/// The number by which people and receivers call a notice: "K-1F3A9C02".
std::string takedown_number(const TakedownId& id);

/// Sent may become acknowledged or decided at once; nothing goes back. Errors: kFailedPrecondition saying what comes first. Pure.
Status check_step(TakedownState now, TakedownState next);

/// When a colleague is reminded to ask the receiver; nothing for what waits for nobody. Pure.
std::optional<Time> remind_at(const Takedown& notice, const TakedownReminder& reminder);

/// What the settlement track "takedown" becomes of the notices of a case: chosen while one waits, or when they came to different
/// ends (then a colleague decides); done when all content is gone; stopped when all were refused. Nothing when none was sent.
/// Pure.
std::optional<SettlementState> settlement_of(const std::vector<Takedown>& notices);

}  // namespace dijkwacht::cases
