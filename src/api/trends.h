#pragma once

#include "api/call.h"
#include "api/publication.h"
#include "insight/trend_service.h"

namespace dijkwacht::api {

/// Trends from what nodes told, for all to read while rule R01 stands.
class Trends {
 public:
  Trends(const insight::TrendService& trends, const Publication& publication) : trends_(trends), publication_(publication) {}

  /// Who told what.
  Result<http::Response> list(const Call& call) const;
  /// One measure of one node, split along one axis, week by week.
  Result<http::Response> get(const Call& call) const;

 private:
  const insight::TrendService& trends_;
  const Publication& publication_;
};

}  // namespace dijkwacht::api
