#pragma once

#include <functional>
#include <vector>

#include "api/call.h"
#include "api/publication.h"
#include "insight/own_break.h"
#include "insight/trend_service.h"

namespace dijkwacht::api {

/// Trends from what nodes told, for all to read while rule R01 stands.
class Trends {
 public:
  /// `dated`: what changed on which day, as of now; asked anew each time, for rules are switched.
  Trends(const insight::TrendService& trends, const Publication& publication,
         std::function<std::vector<insight::OwnBreak>()> dated)
      : trends_(trends), publication_(publication), dated_(std::move(dated)) {}

  /// Who told what.
  Result<http::Response> list(const Call& call) const;
  /// One measure of one node, split along one axis, week by week, with the days on which what is counted changed.
  Result<http::Response> get(const Call& call) const;

 private:
  const insight::TrendService& trends_;
  const Publication& publication_;
  const std::function<std::vector<insight::OwnBreak>()> dated_;
};

}  // namespace dijkwacht::api
