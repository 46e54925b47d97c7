#pragma once

#include <vector>

#include "api/call.h"
#include "api/effect_board.h"
#include "barriers/barrier_model.h"
#include "config/words_file.h"
#include "policy/engine.h"

namespace dijkwacht::api {

/// Forms of fraud as scripts with the barriers against them: from data, with the state of each rule as it is at this node now.
class BarrierModels {
 public:
  /// `board`: of this node; nullptr where nothing is measured.
  BarrierModels(std::vector<barriers::BarrierModel> models, config::WordsFile words, const policy::PolicyDesk& desk,
                const EffectBoard* board)
      : models_(std::move(models)), words_(std::move(words)), desk_(desk), board_(board) {}

  Result<http::Response> list(const Call& call) const;
  /// One model as a tagged PDF, drawn and in words. Errors: kNotFound; kInvalidArgument with field "language".
  Result<http::Response> document(const Call& call) const;

 private:
  const std::vector<barriers::BarrierModel> models_;
  const config::WordsFile words_;
  const policy::PolicyDesk& desk_;
  const EffectBoard* const board_;
};

}  // namespace dijkwacht::api
