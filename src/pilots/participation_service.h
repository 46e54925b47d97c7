#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "identifiers/identifier.h"
#include "pilots/pilot_event.h"
#include "pilots/pilot_service.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::pilots {

struct ParticipationContext {
  store::Database& database;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;
  std::vector<policy::Party> partners;  ///< that have a node
  bool node_is_synthetic = false;
};

/// Taking part in pilots that another node holds. A run, its key and this node's hashes are here as long as it runs, and erased
/// when the holder ends it or its term has come. Values never leave: only hashes under the run's key, as simulated law. Each act
/// comes with its audit record in the caller's transaction. Thread-safe.
/// Errors of all: kNotFound for a pilot that is not there; kFailedPrecondition when it does not run.
class ParticipationService {
 public:
  ParticipationService(ParticipationContext context, std::vector<Pilot> pilots)
      : context_(std::move(context)), pilots_(std::move(pilots)) {}

  Result<std::vector<PilotView>> all();
  Result<PilotView> view(store::Transaction& transaction, const std::string& pilot);

  /// The holder's news. Errors: kPermissionDenied on a node with real persons, from who may not hold this pilot, or when this
  /// sector takes no part; kDataCorrupt for a key of another length.
  Status hear_started(store::Transaction& transaction, const std::string& holder, const event::Started& started, ByteView key);
  /// From another than its holder: changes nothing.
  Status hear_ended(store::Transaction& transaction, const std::string& holder, const event::Ended& ended);
  Status hear_answer(store::Transaction& transaction, const std::string& holder, const event::Answer& answer);

  /// Hands a hash in. Errors: also kInvalidArgument (field "type"); kPermissionDenied with policy's reasons.
  Status contribute(store::Transaction& transaction, const std::string& pilot, const identifiers::Identifier& identifier,
                    bool has_complaint, const std::string& actor);
  /// The answer comes later. Errors: as `contribute`.
  Result<QuestionId> ask(store::Transaction& transaction, const std::string& pilot, const identifiers::Identifier& identifier,
                         const std::string& actor);
  /// Keeps it and tells the holder (P0), for the evaluation and the stop criteria. Errors: also kInvalidArgument (field
  /// "minutes").
  Status judge(store::Transaction& transaction, const std::string& pilot, const Judgement& judgement, const std::string& actor);

  /// Ends every run whose term has come, also when its holder is silent.
  Status end_due();

 private:
  struct Joined;
  Result<const Pilot*> find(const std::string& pilot) const;
  Result<Joined> newest(store::Transaction& transaction, const std::string& pilot) const;
  Result<Joined> running(store::Transaction& transaction, const std::string& pilot) const;
  Result<crypto::Token> hash(store::Transaction& transaction, const Joined& joined,
                             const identifiers::Identifier& identifier) const;
  Status send(store::Transaction& transaction, const Joined& joined, std::string_view type, const std::string& subject,
              const event::Hashed& hashed, const std::string& actor);
  Status end(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor);

  ParticipationContext context_;
  std::vector<Pilot> pilots_;
};

}  // namespace dijkwacht::pilots
