#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "cases/case_service.h"
#include "cases/settlement_service.h"
#include "cases/takedown.h"
#include "cases/takedown_content.h"
#include "crypto/key_service.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// A notice that passed every check, sealed; not stored yet.
struct PreparedTakedown {
  CaseId in;
  IdentifierId identifier;
  Bytes sealed;
};

/// A notice as its reader sees it.
struct OpenedTakedown {
  Takedown notice;
  Sensitive<TakedownContent> content;
  Sensitive<TakedownAnswer> answer;
};

/// What policy says of a draft before it is sent.
enum class TakedownStanding : std::uint8_t {
  kPermitted,  ///< a rule in force lets it go
  kNoRule,     ///< no rule of this platform speaks about it: the police may send it themselves, and say so
  kRefused,    ///< a rule speaks about it and says no
};
std::string_view name_of(TakedownStanding standing);
struct TakedownOutlook {
  TakedownStanding standing = TakedownStanding::kRefused;
  std::string rule;                     ///< that permits it
  std::vector<policy::Reason> reasons;  ///< why none does
};

/// What an analyst declares on sending.
struct TakedownSending {
  bool has_good_faith = false;    ///< the statement of article 16(2)(d)
  bool takes_own_powers = false;  ///< no rule covers it, and the police send it on their own powers
};

/// Notices to take content offline, from draft to the receiver's decision. The system sends nothing: it records who sent what to
/// whom under which rule, and only then gives the document out. A notice says what the analyst wrote and where the content is,
/// and nothing of a report. Each step stands in the case's timeline and in the audit log in one transaction; what is written is
/// sealed. The settlement track "takedown" follows (`settlement_of`). Thread-safe. Steps run in the caller's transaction. Errors
/// of all steps: kNotFound on "noticeId"; those of `check_step`.
class TakedownService {
 public:
  /// Why nothing on this identifier may be told to others now (somebody objects); nothing when it may.
  using PauseOf = std::function<Result<std::optional<policy::Reason>>(store::Transaction&, const IdentifierId&)>;
  struct Rooms {
    store::Database& database;
    crypto::KeyService& keys;
    const policy::PolicyDesk& policy;
    policy::Party self;
    CaseService& cases;
    SettlementService& settlements;
    const TakedownRules& rules;
    PauseOf pause_of;  ///< never empty
    const Clock& clock;
    Random& random;
  };
  explicit TakedownService(Rooms rooms) : rooms_(std::move(rooms)) {}

  /// Opens the trace and checks the draft; outside a transaction. Errors: kNotFound for no case; kInvalidArgument as
  /// `check_takedown`, and on "identifierId" for what does not stand in this case; kFailedPrecondition for a listed stop
  /// identifier; kUnavailable without keys.
  Result<PreparedTakedown> prepare(const CaseId& id, const IdentifierId& identifier, const TakedownDraft& draft);
  Result<TakedownId> draft(store::Transaction& transaction, const PreparedTakedown& prepared, const std::string& by);
  Status discard(store::Transaction& transaction, const TakedownId& id, const std::string& by);
  /// Asks policy anew. Errors: kInvalidArgument on "goodFaith"; kPermissionDenied when a rule says no or the trace is paused;
  /// kFailedPrecondition on "ownPowers" when no rule speaks about it and the police do not take it on themselves.
  Status send(store::Transaction& transaction, const OpenedTakedown& notice, const TakedownSending& sending,
              const std::string& by);
  /// Errors: kInvalidArgument on "reference".
  Status acknowledge(store::Transaction& transaction, const TakedownId& id, const std::string& reference, const std::string& by);
  /// Errors: kInvalidArgument on "words".
  Status decide(store::Transaction& transaction, const OpenedTakedown& notice, TakedownResult result, const std::string& words,
                const std::string& by);

  /// All notices of a case, newest first; the opening is recorded before they are given. Errors: kNotFound; kUnavailable.
  Result<std::vector<OpenedTakedown>> open_all(const CaseId& id, const std::string& by);
  /// One notice, recorded likewise. Errors: kNotFound on "noticeId".
  Result<OpenedTakedown> open(const TakedownId& id, const std::string& by);
  /// As `open`, to make the document that its receiver gets. Errors: kFailedPrecondition until its sending is on record.
  Result<OpenedTakedown> open_sent(const TakedownId& id, const std::string& by);
  /// What policy says of sending it now. Errors: those of the store.
  Result<TakedownOutlook> outlook(const OpenedTakedown& notice) const;

 private:
  Result<Takedown> find(store::Transaction& transaction, const TakedownId& id, TakedownState next) const;
  Result<std::string> basis_of(store::Transaction& transaction, const OpenedTakedown& notice, const TakedownSending& sending,
                               const std::string& by);
  Result<OpenedTakedown> opened(Takedown notice) const;
  Result<Bytes> sealed(std::string_view text) const;
  Status tell_timeline(store::Transaction& transaction, const Takedown& notice, const std::string& kind, const std::string& by);
  Status record(store::Transaction& transaction, const Takedown& notice, const std::string& action, const std::string& outcome,
                const std::string& by);
  Result<std::optional<SettlementId>> open_track(store::Transaction& transaction, const CaseId& id) const;
  Status take_track(store::Transaction& transaction, const CaseId& id, const std::string& by);
  Status end_track(store::Transaction& transaction, const CaseId& id, const std::string& by);

  Rooms rooms_;
};

}  // namespace dijkwacht::cases
