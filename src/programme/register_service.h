#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "policy/engine.h"
#include "programme/register.h"
#include "store/database.h"

namespace dijkwacht::programme {

/// Longest text that a person types here, in bytes.
inline constexpr std::size_t kNoteBytesMax = 2000;
/// Far above what a plan has; keeps the one page that shows all of them readable.
inline constexpr std::size_t kCommitmentsMax = 1000;

/// Which commitment, as the person saw it, and who they are.
struct ActOn {
  CommitmentId commitment;
  std::int64_t version = 0;
  std::string actor;  ///< principal's audit name
  std::string note = {};
};

/// What an agreement fixes: start, due, owner, capacity and priority.
struct Terms {
  std::optional<Date> start;
  std::optional<Date> due;
  std::string owner;
  std::string capacity;
  Priority priority = Priority::kUnknown;
  std::vector<Effort> promised;
};

struct NewCommitment {
  std::string action;
  std::string partner;
  Bilingual deliverable;
  std::string legal_rule;
  std::vector<CommitmentId> depends_on;
};

struct NewBottleneck {
  BottleneckKind kind = BottleneckKind::kLegal;
  std::string text;
  std::string owner;
};

struct NewReport {
  Period period;
  std::int64_t progress = 0;
  Effort delivered;
  std::optional<NewBottleneck> bottleneck;
};

struct ProgrammeContext {
  store::Database& database;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  EscalationRules rules;
};

/// The register's acts, each with its history and audit record in the caller's transaction. Thread-safe.
/// Errors of all acts: kNotFound; kConflict when `version` is not the register's; kInvalidArgument naming the field.
class RegisterService {
 public:
  explicit RegisterService(ProgrammeContext context) : context_(std::move(context)) {}

  /// Errors: also kTooLarge above kCommitmentsMax.
  Result<CommitmentId> make(store::Transaction& transaction, const NewCommitment& order, const std::string& actor);
  /// `terms` go with a move to agreed only. Errors: as `check_move`.
  Status move(store::Transaction& transaction, const ActOn& on, State to, const Proof& proof, const std::optional<Terms>& terms);
  /// Takes a report on a period that has begun; a later one for the same period takes its place. Writes down an escalation that
  /// follows from it. Errors: also kFailedPrecondition (field "bottleneck") when the rules want one named and none is open.
  Status report(store::Transaction& transaction, const ActOn& on, const NewReport& order);
  Status name_bottleneck(store::Transaction& transaction, const ActOn& on, const NewBottleneck& order);
  /// `on.commitment` is that of the bottleneck. Errors: also kFailedPrecondition when it was solved before.
  Status solve(store::Transaction& transaction, const ActOn& on, const BottleneckId& bottleneck);
  Status escalate(store::Transaction& transaction, const ActOn& on, const BottleneckId& bottleneck, const std::string& to);
  Status decide(store::Transaction& transaction, const ActOn& on);
  Status appoint(store::Transaction& transaction, const std::string& partner, const std::string& account,
                 const std::string& actor);

  /// May this account report on this commitment? Errors: kNotFound, kPermissionDenied.
  Status check_contact(store::Transaction& transaction, const CommitmentId& commitment, const std::string& account);

  Result<Dossier> dossier(store::Transaction& transaction, const CommitmentId& id);
  Result<Dossier> dossier(const CommitmentId& id);
  Result<Register> read_all();
  Assessment assess_now(const Dossier& dossier) const;
  Date today() const { return date_of(context_.clock.now()); }
  const EscalationRules& rules() const { return context_.rules; }

 private:
  struct Line;
  Result<Commitment> open(store::Transaction& transaction, const ActOn& on);
  Status close(store::Transaction& transaction, Commitment commitment, const ActOn& on, const Line& line);
  Result<Bottleneck> open_bottleneck(store::Transaction& transaction, const ActOn& on, const BottleneckId& id);
  Status add(store::Transaction& transaction, const CommitmentId& commitment, const NewBottleneck& order);
  Status follow_up(store::Transaction& transaction, const Dossier& dossier, const Assessment& assessment);

  ProgrammeContext context_;
};

}  // namespace dijkwacht::programme
