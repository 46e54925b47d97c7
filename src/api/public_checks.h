#pragma once

#include "api/call.h"
#include "api/check_budget.h"
#include "api/work_gate.h"
#include "signals/public_check_service.h"

namespace dijkwacht::api {

/// The check that anyone may do before a payment: one identifier, yes or none known, in answers of one size. Thread-safe.
class PublicChecks {
 public:
  PublicChecks(signals::PublicCheckService& checks, const CheckLimits& limits, const Clock& clock, Random& random,
               identifiers::ParseOptions options)
      : checks_(checks), limits_(limits), budget_(limits, clock), work_(random, limits.work_bits), options_(std::move(options)) {}

  Result<http::Response> challenge(const Call& call) const { return work_.challenge(call.now); }
  Result<http::Response> ask(const Call& call) const;
  Result<http::Response> days(const Call& call) const;

 private:
  signals::PublicCheckService& checks_;
  CheckLimits limits_;
  mutable CheckBudget budget_;
  WorkGate work_;
  identifiers::ParseOptions options_;
};

}  // namespace dijkwacht::api
