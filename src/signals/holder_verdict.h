#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "signals/event.h"
#include "signals/ids.h"

namespace dijkwacht::signals {

/// What the organisation that holds an account answers on a signal about it.
enum class HolderVerdict : std::uint8_t {
  kFraud,           ///< the holder takes part
  kStolenIdentity,  ///< opened or used in somebody's name
  kGenuine,         ///< the holder has nothing to do with it
  kMerchant,        ///< a shop's or payment provider's account, through which many are paid
  kMisattributed,   ///< another account was meant
  kUnknown,         ///< looked at, and not known
};
inline constexpr std::size_t kHolderVerdicts = 6;
std::string_view name_of(HolderVerdict verdict);
/// Errors: kInvalidArgument with field "verdict".
Result<HolderVerdict> parse_holder_verdict(std::string_view name);

/// `signal.judged`: an id and a name, no words that people typed.
struct Judged {
  SignalId signal;
  HolderVerdict verdict = HolderVerdict::kUnknown;
  Time at;
};
inline constexpr std::string_view kJudged = "signal.judged";
std::string judged_text(const Judged& judged);
/// Errors: kInvalidArgument naming the member.
Result<Judged> read_judged(std::string_view data);

/// A verdict as its signal's owner keeps it.
struct ReceivedVerdict {
  SignalId signal;
  std::string partner;
  HolderVerdict verdict = HolderVerdict::kUnknown;
  Time at;
  bool pauses = false;  ///< the signal is taken from everyone until the owner answers
  std::optional<event::ObjectionOutcome> answer = {};
  std::optional<Time> answered_at = {};

  bool is_open() const { return pauses && !answer; }
};

/// What each verdict does, from data/policy/holder-verdicts.toml. A value; immutable.
class HolderVerdictRules {
 public:
  /// Errors: kNotFound; kInvalidArgument naming table and key.
  static Result<HolderVerdictRules> load(const std::filesystem::path& file);

  bool pauses(HolderVerdict verdict) const { return pauses_[static_cast<std::size_t>(verdict)]; }
  std::chrono::days not_again() const { return not_again_; }

 private:
  std::array<bool, kHolderVerdicts> pauses_{};
  std::chrono::days not_again_{};
};

}  // namespace dijkwacht::signals
