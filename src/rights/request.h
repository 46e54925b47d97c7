#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/seal.h"
#include "rights/clocks.h"
#include "rights/ids.h"

namespace dijkwacht::rights {

/// What a node decided. Names: "granted", "partly", "refused", "nothing-found".
enum class Outcome : std::uint8_t { kGranted, kPartly, kRefused, kNothingFound };
std::string_view name_of(Outcome outcome);
/// Errors: kInvalidArgument with field "outcome".
Result<Outcome> parse_outcome(std::string_view name);
/// Does what is held change because the person is right, so that what was paused ends for good?
bool is_upheld(Kind kind, Outcome outcome);

/// The longest answer or reason, in bytes.
inline constexpr std::size_t kAnswerBytesMax = 8000;
/// A sealed part: two blocks of padding hold what a person writes; the box adds 48 bytes.
inline constexpr std::size_t kSealedPartBytesMax = 32 * 1024;

/// A request as one node has to answer it.
struct Part {
  RequestId request;
  std::string contact_point;  ///< the node that took the request; this one's own id when it did itself
  Kind kind = Kind::kAccess;
  crypto::PublicKey person_key{};  ///< only the person's code opens what is sealed to it
  Bytes sealed;                    ///< the subject, sealed to this node
  Time received_at;
  std::int64_t frozen = 0;      ///< signals that were paused for it
  std::int64_t not_frozen = 0;  ///< that were not, because the same was judged not long ago
  std::optional<Time> extended_at;
  std::optional<Outcome> outcome;
  Bytes sealed_answer;  ///< as the officer wrote it, sealed to this node
  std::optional<Time> answered_at;
};

/// What the person's page shows of one node.
struct PartStatus {
  std::string recipient;
  std::optional<Time> handed_over_at;
  std::optional<Time> extended_at;
  Bytes sealed_reason;  ///< of the extension, sealed to the person
  std::optional<Outcome> outcome;
  Bytes sealed_answer;         ///< sealed to the person
  std::int64_t receivers = 0;  ///< partners that were told because of it
  std::optional<Time> answered_at;
};

/// An answer as an officer gives it.
struct Answer {
  Outcome outcome = Outcome::kRefused;
  std::string text;
  bool identity_checked = false;
};

/// May this answer be given to this part? Errors: kInvalidArgument naming "text", or "identityChecked" when access is given to
/// somebody whose identity nobody established (GDPR article 12(6)); kFailedPrecondition when it was answered before.
Status check_answer(const Part& part, const Answer& answer);
/// May this part be extended at `now`? Errors: kInvalidArgument naming "reason"; kFailedPrecondition after the first term, when
/// it was extended before or is answered.
Status check_extension(const Clocks& clocks, const Part& part, std::string_view reason, Time now);

}  // namespace dijkwacht::rights
