#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "rights/answering_service.h"

namespace dijkwacht::api {

/// What persons ask of this node, for its privacy officer.
class RightsRequests {
 public:
  RightsRequests(rights::AnsweringService& answering, const rights::NodeContext& node, const Repeats& repeats)
      : answering_(answering), node_(node), repeats_(repeats) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> open(const Call& call) const;
  Result<http::Response> extend(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;

 private:
  void write(JsonWriter& json, const rights::Part& part, Time now) const;

  rights::AnsweringService& answering_;
  const rights::NodeContext& node_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
