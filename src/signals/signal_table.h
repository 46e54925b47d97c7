#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/signal.h"
#include "store/database.h"
#include "store/where.h"

namespace dijkwacht::signals {

/// Inserts a signal, or replaces all but its id, indicator, owner and listing.
Status put(store::Transaction& transaction, const Signal& signal);
Result<std::optional<Signal>> find_signal(store::Transaction& transaction, const SignalId& id);
Result<std::optional<Signal>> find_signal(store::Transaction& transaction, const IndicatorId& indicator, std::string_view owner,
                                          Listing listing);
Result<std::vector<Signal>> signals_of(store::Transaction& transaction, const IndicatorId& indicator);
Result<std::vector<Signal>> signals_of(store::Transaction& transaction, const OpinionId& opinion);
/// Signals that are shared under `rule`, by id, after `after` (the nil id starts).
Result<std::vector<Signal>> shared_under(store::Transaction& transaction, std::string_view rule, const SignalId& after,
                                         std::size_t limit);
/// All signals, by id, after `after`; `state` narrows.
Result<std::vector<Signal>> list_signals(store::Transaction& transaction, std::optional<SignalState> state, const SignalId& after,
                                         std::size_t limit);

using SignalCursor = store::TimeCursor<SignalId>;
/// Last changed first; `state` narrows.
Result<std::vector<Signal>> newest_signals(store::Transaction& transaction, std::optional<SignalState> state,
                                           const std::optional<SignalCursor>& after, std::size_t limit);

/// A TECH name that is shared, with its listing.
struct ListedName {
  SignalId signal;
  std::string owner;
  std::string value;
  std::string registrable;
};
/// Shared block-listed names and shared allow-listed names that have a registrable domain in common: at most `limit` pairs.
struct ListedPair {
  ListedName block;
  ListedName allow;
};
Result<std::vector<ListedPair>> listed_pairs(store::Transaction& transaction, std::size_t limit);

}  // namespace dijkwacht::signals
