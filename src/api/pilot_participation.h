#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "pilots/participation_service.h"

namespace dijkwacht::api {

/// Pilots of another node in which this one takes part: their state, what was handed in, and this node's own questions. Values
/// stay here: only hashes leave. Every answer is simulated law.
class PilotParticipation {
 public:
  PilotParticipation(pilots::ParticipationService& pilots, const Repeats& repeats, identifiers::ParseOptions options)
      : pilots_(pilots), repeats_(repeats), options_(std::move(options)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> contribute(const Call& call) const;
  Result<http::Response> ask(const Call& call) const;
  Result<http::Response> judge(const Call& call) const;

 private:
  pilots::ParticipationService& pilots_;
  const Repeats& repeats_;
  identifiers::ParseOptions options_;
};

}  // namespace dijkwacht::api
