#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "cases/identifier_table.h"
#include "signals/node_context.h"
#include "signals/notice.h"
#include "signals/opinion.h"
#include "signals/signal.h"

namespace dijkwacht::api {

/// What one receiver was told of the signal, and whether its confirmation came in time.
struct SentNotice {
  signals::Delivery delivery;
  signals::NoticePace pace = signals::NoticePace::kRunning;
};

/// What this node's organisation said last of an identifier, and what others may learn of it now.
struct StandingOpinion {
  signals::Opinion opinion;
  signals::Signal signal;
  std::vector<policy::Reason> reasons;  ///< why policy does not let a waiting signal go; empty otherwise
  std::vector<SentNotice> notices;
};
/// By identifier id; those of which nothing was said are absent.
using StandingOpinions = std::map<std::string, StandingOpinion>;

Result<StandingOpinions> standing_opinions(const signals::NodeContext& node, const std::vector<cases::IdentifierRow>& identifiers,
                                           const signals::NoticeTerm& term, Time now);
/// Does an opinion of this node's organisation stand about it now?
Result<bool> has_active_opinion(store::Transaction& transaction, const signals::NodeContext& node,
                                const cases::IdentifierRow& identifier);
/// One JSON object, or null.
void write_json(JsonWriter& json, const StandingOpinion* standing);

}  // namespace dijkwacht::api
