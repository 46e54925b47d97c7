#include "stats/group_time_aggregates.h"

#include <algorithm>
#include <functional>
#include <map>

namespace dijkwacht::stats {
namespace {

/// An average with the influence of each unit on it, so that averages of averages keep theirs.
struct Average {
  double value = 0;
  std::vector<double> influence;
};

Estimate estimate_of(const Average& average) { return normal_estimate(average.value, standard_error_of(average.influence)); }

class Averaging {
 public:
  Averaging(const Panel& panel, Comparison comparison) : panel_(panel), comparison_(comparison) {
    for (const auto group : panel.first_treated) shares_[group] += 1 / static_cast<double>(panel.units());
  }

  /// Each effect as heavy as its group is large.
  Average by_share(const std::vector<GroupTimeEffect>& effects) const {
    std::vector<Weighed> weighed;
    for (const auto& effect : effects) weighed.push_back({effect.group, effect.effect.value});
    return weigh(weighed, [&](std::size_t i, double weight, std::vector<double>& influence) {
      add_influence(panel_, comparison_, effects[i], weight, influence);
    });
  }

  /// All effects alike.
  Average plain(const std::vector<GroupTimeEffect>& effects) const {
    Average average{.influence = std::vector<double>(panel_.units())};
    const auto weight = 1 / static_cast<double>(effects.size());
    for (const auto& effect : effects) {
      average.value += weight * effect.effect.value;
      add_influence(panel_, comparison_, effect, weight, average.influence);
    }
    return average;
  }

  /// Averages of groups, each as heavy as its group is large.
  Average by_share(const std::map<double, Average>& of_groups) const {
    std::vector<Weighed> weighed;
    std::vector<std::reference_wrapper<const Average>> parts;
    for (const auto& [group, part] : of_groups) {
      weighed.push_back({group, part.value});
      parts.emplace_back(part);
    }
    return weigh(weighed, [&](std::size_t i, double weight, std::vector<double>& influence) {
      add(parts[i].get().influence, weight, influence);
    });
  }

  Average mean(const std::vector<std::reference_wrapper<const Average>>& parts) const {
    Average average{.influence = std::vector<double>(panel_.units())};
    const auto weight = 1 / static_cast<double>(parts.size());
    for (const Average& part : parts) {
      average.value += weight * part.value;
      add(part.influence, weight, average.influence);
    }
    return average;
  }

 private:
  struct Weighed {
    double group = 0;
    double value = 0;
  };

  static void add(const std::vector<double>& part, double weight, std::vector<double>& influence) {
    for (std::size_t i = 0; i < influence.size(); ++i) influence[i] += weight * part[i];
  }

  /// The average by share. `add_part(i, weight, influence)` adds the influence on part i; on top comes what the average owes to
  /// the shares being estimates: a unit pulls towards its own group's values.
  template <typename AddPart>
  Average weigh(const std::vector<Weighed>& weighed, const AddPart& add_part) const {
    Average average{.influence = std::vector<double>(panel_.units())};
    double total = 0;
    for (const auto& part : weighed) total += shares_.at(part.group);
    for (std::size_t i = 0; i < weighed.size(); ++i) {
      const auto weight = shares_.at(weighed[i].group) / total;
      average.value += weight * weighed[i].value;
      add_part(i, weight, average.influence);
    }
    for (std::size_t unit = 0; unit < panel_.units(); ++unit) {
      for (const auto& part : weighed) {
        if (part.group == panel_.first_treated[unit]) average.influence[unit] += (part.value - average.value) / total;
      }
    }
    return average;
  }

  const Panel& panel_;
  Comparison comparison_;
  std::map<double, double> shares_;  ///< of the units, by group
};

using Key = double (*)(const GroupTimeEffect& effect);

std::map<double, std::vector<GroupTimeEffect>> split(const std::vector<GroupTimeEffect>& effects, Key key) {
  std::map<double, std::vector<GroupTimeEffect>> parts;
  for (const auto& effect : effects) parts[key(effect)].push_back(effect);
  return parts;
}

Aggregate put_together(const Average& overall, const std::map<double, Average>& parts) {
  Aggregate aggregate{.overall = estimate_of(overall)};
  for (const auto& [at, part] : parts) aggregate.parts.push_back({at, estimate_of(part)});
  return aggregate;
}

/// By `key`, within it by share; overall the mean of the parts whose key is at least `from`.
Aggregate mean_by(const Averaging& averaging, const std::vector<GroupTimeEffect>& effects, Key key, double from) {
  std::map<double, Average> parts;
  std::vector<std::reference_wrapper<const Average>> counted;
  for (const auto& [at, part] : split(effects, key)) {
    const auto& average = parts[at] = averaging.by_share(part);
    if (at >= from) counted.emplace_back(average);
  }
  return put_together(averaging.mean(counted), parts);
}

Aggregate by_group(const Averaging& averaging, const std::vector<GroupTimeEffect>& treated) {
  std::map<double, Average> parts;
  for (const auto& [group, part] : split(treated, [](const GroupTimeEffect& effect) { return effect.group; })) {
    parts[group] = averaging.plain(part);
  }
  return put_together(averaging.by_share(parts), parts);
}

}  // namespace

Aggregates aggregate(const Panel& panel, Comparison comparison, const std::vector<GroupTimeEffect>& effects) {
  const Averaging averaging(panel, comparison);
  std::vector<GroupTimeEffect> treated;
  std::ranges::copy_if(effects, std::back_inserter(treated), [](const auto& effect) { return effect.time >= effect.group; });
  const auto since_treatment = [](const GroupTimeEffect& effect) { return effect.time - effect.group; };
  const auto period = [](const GroupTimeEffect& effect) { return effect.time; };
  return {.simple = {.overall = estimate_of(averaging.by_share(treated))},
          .dynamic = mean_by(averaging, effects, since_treatment, 0),
          .group = by_group(averaging, treated),
          .calendar = mean_by(averaging, treated, period, panel.periods.front())};
}

}  // namespace dijkwacht::stats
