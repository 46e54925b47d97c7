#pragma once

#include "api/call.h"
#include "insight/crosswalk.h"
#include "insight/official_series.h"
#include "insight/provinces.h"

namespace dijkwacht::api {

/// What others published, from data files: their lists of frauds with the crosswalk to ours, and their figures. Public as it is.
class PublishedData {
 public:
  PublishedData(insight::Crosswalks crosswalks, insight::OfficialFigures figures, insight::Provinces provinces)
      : crosswalks_(std::move(crosswalks)), figures_(std::move(figures)), provinces_(std::move(provinces)) {}

  /// `?date=`: which lists are used on that day; today without it.
  Result<http::Response> taxonomy(const Call& call) const;
  Result<http::Response> official_series(const Call& call) const;
  /// How many people live in each province.
  Result<http::Response> provinces(const Call& call) const;

 private:
  const insight::Crosswalks crosswalks_;
  const insight::OfficialFigures figures_;
  const insight::Provinces provinces_;
};

}  // namespace dijkwacht::api
