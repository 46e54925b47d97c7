#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "signals/ids.h"

namespace dijkwacht::signals {

enum class Verdict : std::uint8_t {
  kFraud,       ///< used to commit fraud
  kMule,        ///< lent or taken over: its holder may be a victim too
  kSuspicious,  ///< looks like it, not established
  kGenuine,     ///< an allow-list's entry
};
std::string_view name_of(Verdict verdict);
/// Errors: kInvalidArgument with field "verdict".
Result<Verdict> parse_verdict(std::string_view name);

enum class OpinionState : std::uint8_t { kActive, kWithdrawn, kExpired };
std::string_view name_of(OpinionState state);
Result<OpinionState> parse_opinion_state(std::string_view name);

/// What of an opinion travels with its signal.
struct OpinionSummary {
  Verdict verdict = Verdict::kSuspicious;
  int confidence = 0;      ///< 0-100, how sure its author is
  std::string fraud_type;  ///< code, "bank-helpdesk"
  std::string role;        ///< part it plays: "receiving-account", "phishing-site", …
  Time valid_until;

  friend bool operator==(const OpinionSummary&, const OpinionSummary&) = default;
};

/// An account that receives the money of victims: what barrier rules hold on.
inline constexpr std::string_view kReceivingAccount = "receiving-account";

/// One organisation's verdict on an indicator, before it is stored.
struct OpinionDraft {
  std::string organisation;
  OpinionSummary summary;
  std::string reason;  ///< why, in the author's words; for colleagues, not shared
  std::string author;  ///< principal id
};

struct Opinion {
  OpinionId id;
  IndicatorId indicator;
  OpinionDraft content;
  OpinionState state = OpinionState::kActive;
  Time created;
};

/// Text of an opinion's reason, in bytes: a paragraph.
inline constexpr std::size_t kOpinionReasonBytesMax = 2000;
/// How long an opinion may be valid without being given again. [D] R02's twelve months, also for accounts.
inline constexpr std::chrono::days kOpinionValidityMax{366};

/// Errors: kInvalidArgument naming the field: confidence outside 0-100, an empty fraud type, role or reason, a validity that has
/// passed or is longer than `kOpinionValidityMax`. Pure.
Status check(const OpinionDraft& draft, Time now);

}  // namespace dijkwacht::signals
