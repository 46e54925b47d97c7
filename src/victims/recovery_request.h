#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/sensitive.h"
#include "store/id_number.h"
#include "victims/recovery_claim.h"
#include "victims/recovery_state.h"

namespace dijkwacht::victims {

struct RecoveryTag;
using RecoveryId = Id<RecoveryTag>;

/// A request as the bank keeps it: nothing here tells who asks or who was paid.
struct RecoveryRequest {
  RecoveryId id;
  ClaimFacts facts;
  RecoveryState state = RecoveryState::kReceived;
  std::int64_t version = 1;  ///< grows with every step; who acts names the one they saw
  Time created;
  Time moved_at;                     ///< when somebody last did something about it; never goes back, even when the clock does
  std::optional<Time> noticed_at;    ///< when the bank's last letter to the payee went
  std::optional<Time> statement_at;  ///< when the victim signed what name and address are for
  std::optional<Money> returned;
  std::vector<std::string> unmet;  ///< why it was refused: ids of conditions
  std::string holder_typed_by;     ///< who filled in name and address; a principal id, empty before
  std::string agreed_by;           ///< the second person who agreed that they may go; empty: nobody yet
  std::string disagreed_by;        ///< who says that they are not right; empty: nobody
  std::string disagreement;        ///< why: id of a `NameDisagreement`
};

/// One step that was taken.
struct RecoveryEvent {
  std::int64_t number = 1;
  Time at;
  RecoveryState state = RecoveryState::kReceived;
  Mover mover = Mover::kVictim;
  std::optional<Money> amount;  ///< agreed or returned
};

/// Name and address of the account's holder, as the bank knows them.
struct Holder {
  std::string name;
  std::string address;
};

/// A step that someone wants to take.
struct RecoveryMove {
  std::int64_t version = 0;
  RecoveryState to = RecoveryState::kClosed;
  std::optional<Money> amount = {};              ///< agreed (arranged) or returned
  std::optional<Sensitive<Holder>> holder = {};  ///< with each letter to the payee (asked)
  std::vector<std::string> unmet = {};           ///< refused
  bool has_signed_statement = false;             ///< released
};

/// By when the payee must have answered; nothing before the letter went.
std::optional<Time> answer_due(const RecoveryRequest& request, const RecoveryTerms& terms);
/// Whole days since the letter went.
std::optional<std::int64_t> days_since_notice(const RecoveryRequest& request, Time now);

/// From when the request lapses, and what is sealed is erased, unless somebody takes a step first: midnight UTC after the day on
/// which the terms' months are over. Nothing once it is over. Pure.
std::optional<Time> lapse_due(const RecoveryRequest& request, const RecoveryTerms& terms);

/// May this step be taken now, with what it brings? Pure. Errors: kConflict when the request changed since it was read;
/// kFailedPrecondition with field "to" when the step does not follow, the payee's days are not over, the payee was asked already
/// and nobody says that name and address are not right, or it is too early to lapse; kInvalidArgument naming what is missing or
/// wrong ("holder", "amount", "unmet", "statement").
Status check_move(const RecoveryRequest& request, const RecoveryMove& move, Mover by, const RecoveryTerms& terms, Time now);
/// May this person agree that name and address of the holder go to the victim, once the days are over? Pure. Errors: kConflict
/// when the request changed since it was read, or somebody agreed already; kFailedPrecondition before the payee was asked, while
/// somebody says that they are not right, and once it is over; kPermissionDenied for the one who filled them in.
Status check_agreement(const RecoveryRequest& request, std::int64_t version, std::string_view actor);
/// May somebody say that name and address are not right? Anyone may, also who filled them in or agreed: nothing goes out by it.
/// Pure. Errors: kInvalidArgument with field "reason"; kConflict when the request changed since it was read, or somebody said so
/// already; kFailedPrecondition when there are none, or they went to the victim.
Status check_disagreement(const RecoveryRequest& request, std::int64_t version, std::string_view reason,
                          const RecoveryTerms& terms);
/// The request after a step that `check_move` allows, by `actor`. Name and address that were typed anew have nobody's agreement.
/// Pure.
RecoveryRequest moved(RecoveryRequest request, const RecoveryMove& move, std::string_view actor, Time now);
/// The request after `check_agreement`. Pure.
RecoveryRequest agreed(RecoveryRequest request, std::string actor, Time now);
/// The request after `check_disagreement`: an agreement that there was ends. Pure.
RecoveryRequest disagreed(RecoveryRequest request, std::string_view reason, std::string actor, Time now);

/// What the victim can expect now; when the bank wrote to the payee more than once, that the days count anew. Pure.
const Bilingual& next_step(const RecoveryRequest& request, const std::vector<RecoveryEvent>& events, const RecoveryTerms& terms);

/// "T-1F3A9C02": how people name a request.
std::string recovery_number(const RecoveryId& id);
/// Errors: kInvalidArgument with field "q".
Result<store::IdRange> parse_recovery_number(std::string_view typed);

/// `{"name","address"}` as the bank's analyst typed it. Errors: kInvalidArgument with the path of the field.
Result<Sensitive<Holder>> parse_holder(const JsonValue& value);
Sensitive<std::string> to_json(const Sensitive<Holder>& holder);

}  // namespace dijkwacht::victims
