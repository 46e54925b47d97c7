#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identifiers/identifier.h"
#include "signals/indicator.h"
#include "signals/node_context.h"

namespace dijkwacht::signals {

/// What this organisation holds as indicators on identifiers that a person names as their own; feeds' technical names are left
/// out.
struct MatchedIndicator {
  Indicator indicator;
  std::vector<Signal> signals;  ///< of this organisation
};

struct Paused {
  std::int64_t paused = 0;         ///< indicators
  std::int64_t judged_before = 0;  ///< left alone: a pause of it was refused not long ago
};

/// The words with which what is paused is refused. Pure but for the rule book.
policy::Reason objection_pending(const NodeContext& node);
/// Why nothing on an identifier of the cases is told to others now; nothing when it is not paused. `reference`: its id.
Result<std::optional<policy::Reason>> pause_of(store::Transaction& transaction, const NodeContext& node,
                                               std::string_view reference);

/// Pauses signals while somebody looks whether they are right, and ends or resumes them after. Thread-safe.
class FreezeService {
 public:
  explicit FreezeService(NodeContext node) : node_(std::move(node)) {}

  /// Outside of any transaction: asks the keys. Errors: kUnavailable.
  Result<std::vector<MatchedIndicator>> match(const std::vector<identifiers::Identifier>& named);

  /// In the caller's transaction: from its commit on no answer contains a signal on these indicators, every receiver is told, and
  /// nothing is shared on them until `end` or `refuse`. Indicators of which a pause was refused at `not_when_refused_since` or
  /// later are left alone. Errors: kInvalidArgument for a text that is no indicator's id.
  Result<Paused> freeze(store::Transaction& transaction, std::string_view cause, const std::vector<std::string>& indicators,
                        Time not_when_refused_since, Time now);
  /// The person is right: the opinions end for good. Returns how many partners ever received a signal on them and were told.
  Result<std::int64_t> end(store::Transaction& transaction, std::string_view cause, const std::vector<std::string>& indicators,
                           const std::string& actor, Time now);
  /// What was shared may be shared again: ask `PublicationService::retry_waiting` after the commit.
  Status refuse(store::Transaction& transaction, std::string_view cause, Time now);

 private:
  NodeContext node_;
};

}  // namespace dijkwacht::signals
