#pragma once

#include <vector>

#include "stats/group_time.h"

namespace dijkwacht::stats {

/// An average over several group-time effects, and the parts it was made of.
struct Aggregate {
  struct Part {
    double at = 0;  ///< event time, group or period
    Estimate estimate;
  };
  Estimate overall;
  std::vector<Part> parts;  ///< in rising order; none for the simple average
};

/// Callaway & Sant'Anna 2021, §3: each answers another question. Only effects from treatment on count in `overall`.
struct Aggregates {
  Aggregate simple;    ///< all, each as heavy as its group
  Aggregate dynamic;   ///< by time since treatment (negative: placebos), each group as heavy as it is large; overall: their mean
  Aggregate group;     ///< by group, its periods alike; overall: each group as heavy as it is large
  Aggregate calendar;  ///< by period, each group as heavy as it is large; overall: their mean
};

/// `effects` as `group_time_effects` gave them for the same panel and comparison. Standard errors count that the sizes of the
/// groups are estimates too. Pure.
Aggregates aggregate(const Panel& panel, Comparison comparison, const std::vector<GroupTimeEffect>& effects);

}  // namespace dijkwacht::stats
