#pragma once

#include "api/call.h"
#include "insight/crosswalk.h"
#include "insight/official_series.h"

namespace dijkwacht::api {

/// What others published, from data files: their lists of frauds with the crosswalk to ours, and their figures. Public as it is.
class PublishedData {
 public:
  PublishedData(insight::Crosswalks crosswalks, insight::OfficialFigures figures)
      : crosswalks_(std::move(crosswalks)), figures_(std::move(figures)) {}

  /// `?date=`: which lists are used on that day; today without it.
  Result<http::Response> taxonomy(const Call& call) const;
  Result<http::Response> official_series(const Call& call) const;

 private:
  const insight::Crosswalks crosswalks_;
  const insight::OfficialFigures figures_;
};

}  // namespace dijkwacht::api
