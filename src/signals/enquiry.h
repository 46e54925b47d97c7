#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "signals/ids.h"
#include "store/outbox.h"

namespace dijkwacht::signals {

/// At which end an enquiry stands: at who asks, or at the owner of the signal.
enum class EnquirySide : std::uint8_t { kAsked, kHeard };
std::string_view name_of(EnquirySide side);

enum class EnquiryState : std::uint8_t {
  kOpen,       ///< waits for the owner
  kGiven,      ///< the owner gave what it chose
  kRefused,    ///< the owner gave nothing
  kWithdrawn,  ///< the signal ended: what was given is erased
  kDenied,     ///< no rule permits it: nothing crossed
  kErased,     ///< its time is over: what was given is erased
};
std::string_view name_of(EnquiryState state);
Result<EnquiryState> parse_enquiry_state(std::string_view name);

/// A reasoned question after a hit, as one end keeps it. What people typed and what was given is sealed under that end's own key.
struct Enquiry {
  EnquiryId id;
  EnquirySide side = EnquirySide::kAsked;
  SignalId signal;
  std::string other;   ///< partner at the other end
  std::string reason;  ///< code
  std::string held;    ///< code: what the asker holds itself
  EnquiryState state = EnquiryState::kOpen;
  Bytes words;                               ///< sealed `OwnWords`; empty when erased, or when nothing crossed
  Bytes given;                               ///< sealed facts, at the asker; empty otherwise
  std::optional<store::EventId> event = {};  ///< the message that carried what is sealed, until that is erased
  std::string rule = {};                     ///< under which it was given or denied
  std::string denied = {};                   ///< policy's reasons as JSON, of a denial
  std::string ground = {};                   ///< code: why it was given or refused
  std::string actor = {};                    ///< who asked, or who answered
  Time asked_at;
  Time due_at;
  std::optional<Time> answered_at = {};
  std::optional<Time> kept_until = {};  ///< then what is sealed is erased
};

/// What the asker says in its own words.
struct OwnWords {
  std::string words;
  std::string reference;  ///< of the asker's own case; may be empty
};
/// A few sentences.
inline constexpr std::size_t kOwnWordsBytesMax = 500;
inline constexpr std::size_t kOwnReferenceBytesMax = 40;
/// Errors: kInvalidArgument naming "words" (empty, too long, an e-mail address or a number as long as a phone's or an account's
/// in it) or "reference" (too long, other signs than letters, digits and ". / _ -", or an account number). Pure.
Status check(const OwnWords& words);
std::string words_text(const OwnWords& words);
/// Errors: kInvalidArgument naming the member.
Result<OwnWords> read_words(std::string_view text);

bool is_late(const Enquiry& enquiry, Time now);
/// What the owner decided. Errors: kFailedPrecondition when it waits for no answer. Pure.
Result<Enquiry> answered(Enquiry enquiry, EnquiryState state, std::string ground, Time kept_until, Time now);
/// The signal ended: nothing that was typed or given is left. Pure.
Enquiry ended(Enquiry enquiry);
/// `kept_until` passed: the same. Pure.
Enquiry expired(Enquiry enquiry);

/// What travels. `sealed` opens at the receiver only.
namespace event {
inline constexpr std::string_view kEnquiryAsked = "enquiry.asked";
inline constexpr std::string_view kEnquiryGiven = "enquiry.given";
inline constexpr std::string_view kEnquiryRefused = "enquiry.refused";

inline constexpr std::size_t kEnquirySealedBytesMax = 8192;

struct EnquiryAsked {
  EnquiryId enquiry;
  SignalId signal;
  std::string reason;
  std::string held;
  Bytes sealed;
};
std::string enquiry_asked_text(const EnquiryAsked& asked);
/// Nothing when the sender erased it on the way. Errors: kInvalidArgument naming the member.
Result<std::optional<EnquiryAsked>> read_enquiry_asked(std::string_view data);

struct EnquiryAnswered {
  EnquiryId enquiry;
  std::string ground;
  std::string rule = {};                ///< of what was given
  Bytes sealed = {};                    ///< of what was given
  std::optional<Time> kept_until = {};  ///< of what was given
};
std::string enquiry_answered_text(const EnquiryAnswered& answered);
/// As above.
Result<std::optional<EnquiryAnswered>> read_enquiry_answered(std::string_view type, std::string_view data);
}  // namespace event

}  // namespace dijkwacht::signals
