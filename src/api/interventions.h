#pragma once

#include <functional>

#include "api/call.h"
#include "api/repeats.h"
#include "effect/intervention_service.h"

namespace dijkwacht::api {

/// A partner's interventions: what a barrier is meant to change, and what became known of it.
class Interventions {
 public:
  Interventions(effect::InterventionService& interventions, const Repeats& repeats)
      : interventions_(interventions), repeats_(repeats) {}

  Result<http::Response> create(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> amend(const Call& call) const;
  Result<http::Response> start(const Call& call) const;
  Result<http::Response> end(const Call& call) const;
  Result<http::Response> publish(const Call& call) const;
  Result<http::Response> take_weeks(const Call& call) const;
  /// What became known of a payment after its decision.
  Result<http::Response> note_outcome(const Call& call) const;

 private:
  using Act = std::function<Status(store::Transaction&, const effect::ActOn&, const JsonValue& body)>;
  Result<http::Response> act(const Call& call, const Act& act) const;
  Result<std::string> text_of(store::Transaction& transaction, const effect::InterventionId& id) const;

  effect::InterventionService& interventions_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
