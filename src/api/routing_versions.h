#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "reports/routing_service.h"

namespace dijkwacht::api {

/// The wayfinder as its editors change it: versions, drafts, the test table, a preview.
class RoutingVersions {
 public:
  RoutingVersions(reports::RoutingService& routing, const Repeats& repeats) : routing_(routing), repeats_(repeats) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> get(const Call& call) const;
  Result<http::Response> create(const Call& call) const;
  Result<http::Response> publish(const Call& call) const;
  Result<http::Response> discard(const Call& call) const;
  /// As `Wayfinding` answers, by a version that may still be a draft.
  Result<http::Response> questions(const Call& call) const;
  Result<http::Response> advice(const Call& call) const;

 private:
  enum class Decision : std::uint8_t { kPublish, kDiscard };
  Result<http::Response> decide(const Call& call, Decision decision) const;

  reports::RoutingService& routing_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
