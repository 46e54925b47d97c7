#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "identifiers/identifier.h"
#include "pilots/catalogue.h"
#include "pilots/collisions.h"
#include "pilots/pilot_table.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::pilots {

/// A pilot with its runs at this node, newest first, and what happened in the last one.
struct PilotView {
  const Pilot* pilot = nullptr;
  std::vector<Run> runs;
  Tally tally;                     ///< of the newest run
  std::vector<Question> unjudged;  ///< of the newest run
};

/// What a participant gets of a pilot that runs: the key under which it hashes what it hands in.
struct RunKey {
  RunId run;
  Bytes key;
};

struct PilotAnswer {
  QuestionId question;
  bool is_hit = false;
  std::int64_t sources = 0;
};

/// Hands in a hash: BLAKE2b-128(key of the run, "v1|type|canonical"), like our tokens.
struct NewContribution {
  RunId run;
  crypto::Token token;
  std::string source;
  std::string sector;
  bool has_complaint = false;
};

struct PilotContext {
  store::Database& database;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;
  bool node_is_synthetic = false;
};

/// The pilots of one node. Each act comes with its audit record in the caller's transaction. Thread-safe.
/// Errors of all: kNotFound for a pilot or run that is not there; kFailedPrecondition when it does not run (or runs already).
class PilotService {
 public:
  PilotService(PilotContext context, std::vector<Pilot> pilots, DeviceModel model);

  Result<std::vector<PilotView>> all();
  Result<PilotView> view(store::Transaction& transaction, const std::string& pilot);

  /// Errors: also kFailedPrecondition on a node with real persons, and when the measured share of devices that look alike is too
  /// high.
  Status propose(store::Transaction& transaction, const std::string& pilot, const std::string& actor);
  /// By another person than who proposed. Errors: also kPermissionDenied.
  Status approve(store::Transaction& transaction, const std::string& pilot, const RunId& run, const std::string& actor);
  /// Ends what runs, or takes a proposal back; holds from the next question.
  Status stop(store::Transaction& transaction, const std::string& pilot, const std::string& actor);

  Result<RunKey> key(const std::string& pilot);
  /// Errors: also kInvalidArgument (field "sector").
  Status contribute(store::Transaction& transaction, const std::string& pilot, const NewContribution& contribution);
  /// Errors: also kInvalidArgument (field "type"); kPermissionDenied with policy's reasons.
  Result<PilotAnswer> ask(store::Transaction& transaction, const std::string& pilot, const identifiers::Identifier& identifier,
                          const std::string& actor);
  /// Errors: also kInvalidArgument (field "minutes").
  Status judge(store::Transaction& transaction, const std::string& pilot, const QuestionId& question, bool was_right,
               std::int64_t minutes, const std::string& actor);

  /// Ends every run whose term or stop criterion has come. A job calls it at least daily; judgements do too.
  Status end_due();

 private:
  Result<const Pilot*> find(const std::string& pilot) const;
  Result<Run> newest(store::Transaction& transaction, const std::string& pilot) const;
  Result<Run> running(store::Transaction& transaction, const std::string& pilot) const;
  Status end_when_due(store::Transaction& transaction, const Pilot& pilot, const Run& run);
  Status end(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor);
  Status check_policy(const Pilot& pilot, const identifiers::Identifier& identifier, const std::string& sector,
                      const QuestionId& question) const;

  PilotContext context_;
  std::vector<Pilot> pilots_;
  std::int64_t alike_per_million_ = 0;
};

}  // namespace dijkwacht::pilots
