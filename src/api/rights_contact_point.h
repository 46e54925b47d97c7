#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "rights/contact_point_service.h"

namespace dijkwacht::api {

/// Where a person asks every organisation at once what it holds on them, and reads the answers.
class RightsContactPoint {
 public:
  RightsContactPoint(rights::ContactPointService& contact_point, const rights::NodeContext& node, const Repeats& repeats)
      : contact_point_(contact_point), node_(node), repeats_(repeats) {}

  /// To whom one asks, the keys to seal to, and the law's terms.
  Result<http::Response> terms(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> get(const Call& call) const;

 private:
  void write_part(JsonWriter& json, const rights::PartStatus& part, Time now) const;

  rights::ContactPointService& contact_point_;
  const rights::NodeContext& node_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
