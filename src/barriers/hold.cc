#include "barriers/hold.h"

#include "base/name_table.h"
#include "crypto/secret.h"

namespace dijkwacht::barriers {
namespace {

constexpr NameTable<HoldState, 3> kStates{"active", "released", "expired"};
constexpr NameTable<ReleaseReason, 5> kReasons{"expired", "analyst", "signal-withdrawn", "objection-upheld", "objection-pending"};
constexpr std::size_t kCodeBytes = 16;

std::unexpected<Error> missing(std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, "a hold needs amount, owner, expiry, reason, contact and appeal", std::string(what));
}

bool is_empty(const Bilingual& text) { return text.nl.empty() || text.en.empty(); }

}  // namespace

std::string_view name_of(HoldState state) { return kStates.name(state); }
Result<HoldState> parse_hold_state(std::string_view name) { return kStates.parse(name, "state"); }
std::string_view name_of(ReleaseReason reason) { return kReasons.name(reason); }
Result<ReleaseReason> parse_release_reason(std::string_view name) { return kReasons.parse(name, "reason"); }

Result<Hold> Hold::create(const HoldId& id, HoldContent content) {
  if (content.amount.minor < 1 || content.amount.currency.empty()) return missing("amount");
  if (content.owner.empty() || content.sender.empty()) return missing("owner");
  if (content.expires_at <= content.placed_at) return missing("expiresAt");
  if (is_empty(content.reason) || content.rule.empty()) return missing("reason");
  if (!check(content.contact)) return missing("contact");
  if (is_empty(content.appeal)) return missing("appeal");
  return Hold(id, std::move(content));
}

Result<Hold> Hold::released(ReleaseReason reason, Time now) const {
  if (state_ != HoldState::kActive) return fail(ErrorCode::kFailedPrecondition, "this payment was released before");
  return with_release(reason == ReleaseReason::kExpired ? HoldState::kExpired : HoldState::kReleased, reason, now);
}

Hold Hold::with_release(HoldState state, std::optional<ReleaseReason> reason, std::optional<Time> at) const {
  auto hold = *this;
  hold.state_ = state;
  hold.release_reason_ = reason;
  hold.released_at_ = at;
  return hold;
}

Result<store::IdRange> parse_hold_number(std::string_view typed) {
  return store::parse_id_number('W', "payment that waits", typed);
}

std::string new_hold_code(Random& random) {
  std::array<std::uint8_t, kCodeBytes> bytes{};
  random.fill(bytes);
  return to_base64url(bytes);
}

Result<Bytes> hash_of_hold_code(std::string_view code) {
  const auto bytes = from_base64url(code);
  if (!bytes || bytes->size() != kCodeBytes)
    return fail(ErrorCode::kInvalidArgument, "this is no code of a held payment", "code");
  const auto hash = crypto::hash(*bytes);
  return Bytes(hash.begin(), hash.end());
}

}  // namespace dijkwacht::barriers
