#pragma once

#include <functional>

#include "api/call.h"
#include "api/repeats.h"
#include "signals/holder_verdict_service.h"

namespace dijkwacht::api {

/// What the holder of an account answers on a signal: given at the holder's node, read and answered at the owner's.
class HolderVerdicts {
 public:
  /// After an answer that lets signals go on, outside of its transaction.
  using AfterAnswer = std::function<Status(const std::string& actor)>;

  HolderVerdicts(signals::HolderVerdictService& verdicts, const Repeats& repeats, AfterAnswer after_answer = {})
      : verdicts_(verdicts), repeats_(repeats), after_answer_(std::move(after_answer)) {}

  Result<http::Response> give(const Call& call) const;
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;

 private:
  signals::HolderVerdictService& verdicts_;
  const Repeats& repeats_;
  AfterAnswer after_answer_;
};

}  // namespace dijkwacht::api
