#pragma once

#include <functional>
#include <string>

#include "api/call.h"
#include "api/repeats.h"
#include "barriers/rule_life_service.h"

namespace dijkwacht::api {

/// The barrier rules of a partner's node: where each stands, what it did, and the steps two people take with it.
class BarrierRules {
 public:
  BarrierRules(barriers::RuleLifeService& lives, const Repeats& repeats) : lives_(lives), repeats_(repeats) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> propose(const Call& call) const;
  Result<http::Response> approve(const Call& call) const;
  Result<http::Response> refuse(const Call& call) const;
  Result<http::Response> suspend(const Call& call) const;

 private:
  using Act = std::function<Status(store::Transaction&)>;
  Result<http::Response> act(const Call& call, const store::RepeatableRequest& asked, const std::string& rule,
                             const Act& act) const;
  using Answer = Status (barriers::RuleLifeService::*)(store::Transaction&, const std::string& rule,
                                                       const barriers::RuleChangeId&, const std::string& actor);
  Result<http::Response> answer(const Call& call, Answer how) const;

  barriers::RuleLifeService& lives_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
