#pragma once

#include <vector>

#include "api/call.h"
#include "barriers/barrier_model.h"
#include "policy/engine.h"

namespace dijkwacht::api {

/// Forms of fraud as scripts with the barriers against them: from data, with the state of each rule as it is at this node now.
class BarrierModels {
 public:
  BarrierModels(std::vector<barriers::BarrierModel> models, const policy::PolicyDesk& desk)
      : models_(std::move(models)), desk_(desk) {}

  Result<http::Response> list(const Call& call) const;

 private:
  const std::vector<barriers::BarrierModel> models_;
  const policy::PolicyDesk& desk_;
};

}  // namespace dijkwacht::api
