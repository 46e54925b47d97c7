#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "barriers/ids.h"
#include "base/bilingual.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/contact_point.h"
#include "base/money.h"
#include "base/random.h"
#include "base/result.h"
#include "signals/ids.h"
#include "store/id_number.h"

namespace dijkwacht::barriers {

enum class HoldState : std::uint8_t { kActive, kReleased, kExpired };
std::string_view name_of(HoldState state);
/// Errors: kInvalidArgument with field "state".
Result<HoldState> parse_hold_state(std::string_view name);

enum class ReleaseReason : std::uint8_t { kExpired, kAnalyst, kSignalWithdrawn, kObjectionUpheld, kObjectionPending };
std::string_view name_of(ReleaseReason reason);
Result<ReleaseReason> parse_release_reason(std::string_view name);

/// What a hold says of itself. None of it may be missing.
struct HoldContent {
  DecisionId decision;
  std::string rule;  ///< barrier rule
  std::int64_t rule_version = 0;
  signals::SignalId signal;  ///< it ends with this signal
  Money amount;
  std::string owner;     ///< organisation whose signal it rests on
  std::string sender;    ///< node that answers for the signal: objections are sealed to it
  ContactPoint contact;  ///< of the owner: where the person held can turn to
  Bilingual reason;
  Bilingual appeal;
  Time placed_at;
  Time expires_at;
};

/// A payment that waits.
class Hold {
 public:
  /// Errors: kInvalidArgument naming what is missing: never a hold without amount, owner, expiry, reason, contact and appeal.
  static Result<Hold> create(const HoldId& id, HoldContent content);

  const HoldId& id() const { return id_; }
  const HoldContent& content() const { return content_; }
  HoldState state() const { return state_; }
  std::optional<Time> released_at() const { return released_at_; }
  std::optional<ReleaseReason> release_reason() const { return release_reason_; }

  /// Does the payment wait at `now`? Never at or after the expiry, whether or not a job has noticed.
  bool is_holding(Time now) const { return state_ == HoldState::kActive && now < content_.expires_at; }
  /// Errors: kFailedPrecondition when it was released before.
  Result<Hold> released(ReleaseReason reason, Time now) const;
  /// As the store has it.
  Hold with_release(HoldState state, std::optional<ReleaseReason> reason, std::optional<Time> at) const;

 private:
  Hold(const HoldId& id, HoldContent content) : id_(id), content_(std::move(content)) {}

  HoldId id_;
  HoldContent content_;
  HoldState state_ = HoldState::kActive;
  std::optional<ReleaseReason> release_reason_;
  std::optional<Time> released_at_;
};

/// Reads the number by which people name a payment that waits, "W-1F3A9C02": see `store::parse_id_number`. Errors:
/// kInvalidArgument with field "q".
Result<store::IdRange> parse_hold_number(std::string_view typed);

/// What the person held shows to read about the hold and to object: 128 random bits, 22 characters of base64url. Given to the
/// bank once, kept as a hash.
std::string new_hold_code(Random& random);
/// Errors: kInvalidArgument when it is no such code.
Result<Bytes> hash_of_hold_code(std::string_view code);

}  // namespace dijkwacht::barriers
