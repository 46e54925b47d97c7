#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/seal.h"
#include "identifiers/identifier.h"
#include "pilots/both_ends.h"
#include "pilots/catalogue.h"
#include "pilots/collisions.h"
#include "pilots/pilot_event.h"
#include "pilots/pilot_table.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::pilots {

struct PilotAnswer {
  QuestionId question;
  bool is_hit = false;
  std::int64_t sources = 0;
};

/// Who may take part: a partner with a node, and the key to seal the run's key to.
struct Participant {
  policy::Party party;
  crypto::PublicKey key{};
};

struct PilotContext {
  store::Database& database;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;
  bool node_is_synthetic = false;
  std::vector<Participant> partners = {};
};

/// The pilots that this node holds: it keeps the hashes that participants hand in, asks, and answers them in the name of those
/// who handed in. Each act comes with its audit record in the caller's transaction. Thread-safe. Errors of all: kNotFound for a
/// pilot or run that is not there; kFailedPrecondition when it does not run (or runs already).
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

  /// A hash that a participant handed in. Errors: also kPermissionDenied for a sector that takes no part; kInvalidArgument (field
  /// "type").
  Status contribute(store::Transaction& transaction, const policy::Party& participant, const event::Hashed& hashed);
  /// A participant's question; the answer goes back to it. Errors: as `contribute`, and kPermissionDenied with policy's reasons.
  Status answer(store::Transaction& transaction, const policy::Party& participant, const event::Hashed& hashed);
  /// This node's own question. Errors: also kInvalidArgument (field "type"); kPermissionDenied with policy's reasons.
  Result<PilotAnswer> ask(store::Transaction& transaction, const std::string& pilot, const identifiers::Identifier& identifier,
                          const std::string& actor);
  /// Of an own hit, or of the participant's that `judgement` names. Errors: also kInvalidArgument (field "minutes").
  Status judge(store::Transaction& transaction, const std::string& pilot, const Judgement& judgement, const std::string& actor);

  /// Ends every run whose term or stop criterion has come. A job calls it at least daily; judgements do too.
  Status end_due();

 private:
  Result<const Pilot*> find(const std::string& pilot) const;
  Result<Run> newest(store::Transaction& transaction, const std::string& pilot) const;
  Result<Run> running(store::Transaction& transaction, const std::string& pilot) const;
  Status end_when_due(store::Transaction& transaction, const Pilot& pilot, const Run& run);
  Status end(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor);
  /// May what was handed in be told to `asker`? One permission, of those that each contributing sector gives.
  Result<policy::Decision> permit_answer(const Pilot& pilot, const policy::Party& asker, const std::string& type,
                                         const QuestionId& question) const;
  Result<PilotAnswer> look_up(store::Transaction& transaction, const Pilot& pilot, const Run& run, const crypto::Token& token,
                              const Question& question);
  Status tell_started(store::Transaction& transaction, const Run& run, ByteView key, const std::string& actor);
  Status tell_ended(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor);

  PilotContext context_;
  std::vector<Pilot> pilots_;
  std::int64_t alike_per_million_ = 0;
};

}  // namespace dijkwacht::pilots
