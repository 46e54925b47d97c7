#pragma once

#include "api/call.h"
#include "signals/node_context.h"

namespace dijkwacht::api {

/// The signals that this node owns, who was told of them and what they confirmed; and where feeds contradict each other.
class OwnedSignals {
 public:
  explicit OwnedSignals(const signals::NodeContext& node) : node_(node) {}

  Result<http::Response> list(const Call& call) const;
  /// How many deliveries are not confirmed yet: for whoever waits until partners know.
  Result<http::Response> delivery_progress(const Call& call) const;
  /// Who was told how much and confirmed it, what they have not confirmed yet, and how often a holder's bank was right against
  /// us.
  Result<http::Response> ledger(const Call& call) const;
  Result<http::Response> conflicts(const Call& call) const;

 private:
  const signals::NodeContext& node_;
};

}  // namespace dijkwacht::api
