#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/token.h"
#include "identifiers/identifier.h"
#include "pilots/pilot_table.h"
#include "store/database.h"

/// What the holder of a pilot and who takes part in it do alike.
namespace dijkwacht::pilots {

/// A pilot with its runs at this node, newest first, and what happened in the last one.
struct PilotView {
  const Pilot* pilot = nullptr;
  std::vector<Run> runs;
  Tally tally;                      ///< of the newest run
  std::vector<Question> unjudged;   ///< own hits of the newest run
  std::vector<Question> questions;  ///< what this node asked in the newest run, newest first
};

/// What passes under the protocol rule: a run's key, sealed; and its state.
inline constexpr std::string_view kKeyPurpose = "pilot-key";
inline constexpr std::string_view kStatePurpose = "pilot-state";

/// Errors: kNotFound.
Result<const Pilot*> find_pilot(const std::vector<Pilot>& pilots, const std::string& id);
Result<PilotView> view_of(store::Transaction& transaction, const Pilot& pilot);
Result<std::vector<PilotView>> views_of(store::Database& database, const std::vector<Pilot>& pilots);
/// Errors: kInvalidArgument with field "type".
Status check_type(const Pilot& pilot, std::string_view type);
/// Errors: kInvalidArgument with field "minutes".
Status check_minutes(std::int64_t minutes);
/// The hash that stands for it in a run: BLAKE2b-128(key of the run, "v1|type|canonical"), like our tokens.
Result<crypto::Token> token_of(ByteView key, const identifiers::Identifier& identifier);
/// Errors: kFailedPrecondition when this asker has no such hit, or judged it before.
Status put_own_judgement(store::Transaction& transaction, const RunId& run, const Judgement& judgement);
/// The audit record of an act in a pilot.
Status note_act(store::Transaction& transaction, std::string actor, std::string_view action, std::string subject,
                const Pilot& pilot, std::string_view outcome, Time now);

}  // namespace dijkwacht::pilots
