#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "audit/audit_log.h"
#include "base/clock.h"
#include "base/result.h"
#include "policy/decision.h"
#include "store/database.h"
#include "store/outbox.h"

namespace dijkwacht::audit {

/// `act` as done under this decision: with its rule, purpose and what policy was asked. Pure.
Act act_under(const policy::Decision& decision, Act act);

/// What is about to leave this node.
struct Outgoing {
  store::EventId id;         ///< random; the receiver knows a repeat by it
  std::string recipient;     ///< partner id ("police")
  std::string type;          ///< "referral.offered"; also the audit record's action
  std::string subject;       ///< the entity it tells of, an id; must be the decision's subject
  std::int64_t version = 1;  ///< the entity's version
  std::string data;          ///< JSON
  std::string actor;         ///< principal id of whoever caused it ("person:agent-1", "system")
  std::int64_t count = 1;    ///< acts in this one message (a batch of signals)
};

/// The one way out: checks that the decision covers this recipient, class, subject and purpose, then puts the message in the
/// outbox and the act in the audit chain, all in the caller's transaction. The decision is used up.
/// Errors: kPermissionDenied (nothing is written) when the decision covers something else or is simulated law.
Status release(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class, std::string_view purpose,
               const Outgoing& outgoing, Time now);

/// As `release`, for what nodes with invented persons try out among each other: under simulated law, and only events of a pilot
/// ("pilot.…"), which nothing but the pilot reads. The audit record's outcome is "simulated". Errors: as `release`, and
/// kPermissionDenied for law in force or another type of event.
Status release_in_trial(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class,
                        std::string_view purpose, const Outgoing& outgoing, Time now);

/// An answer that is given at once, to somebody who is no node.
struct Disclosure {
  std::string recipient;  ///< "public"
  std::string action;     ///< "public-check.answered"
  std::string subject;    ///< an id; must be the decision's subject
  std::string actor;
};

/// As `release`, where the caller's own answer takes the place of the outbox: the answer may go out once the caller's transaction
/// has committed. Errors: as `release`.
Status disclose(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class,
                std::string_view purpose, const Disclosure& disclosure, Time now);

}  // namespace dijkwacht::audit
