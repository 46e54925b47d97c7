#include "programme/indicators.h"

#include <algorithm>

namespace dijkwacht::programme {
namespace {

void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& part) {
  if (part) sum = sum.value_or(0) + *part;
}

void add_efforts(Indicators& found, const Dossier& dossier, HalfYear half) {
  bool is_promised = false;
  for (const auto& effort : dossier.efforts) {
    if (effort.period < half.first() || effort.period > half.last()) continue;
    add(found.promised_fte_hundredths, effort.promised_fte_hundredths);
    add(found.delivered_fte_hundredths, effort.delivered_fte_hundredths);
    is_promised = is_promised || effort.promised_fte_hundredths.has_value();
  }
  found.with_effort += is_promised ? 1 : 0;
}

void add_bottlenecks(Indicators& found, const Dossier& dossier, Date today) {
  for (const auto& each : dossier.bottlenecks) {
    if (each.solved) continue;
    ++found.bottlenecks_open;
    if (!each.since) {
      ++found.bottlenecks_undated;
      continue;
    }
    found.oldest_bottleneck_days = std::max(found.oldest_bottleneck_days.value_or(0), days_between(*each.since, today));
  }
}

}  // namespace

Indicators indicators_of(const Register& all, const EscalationRules& rules, HalfYear half, Date today) {
  Indicators found;
  for (const auto& dossier : all.dossiers) {
    ++found.in_state.at(static_cast<std::size_t>(dossier.commitment.state));
    found.overdue += assess(rules, dossier.course(), today).is_overdue ? 1 : 0;
    add_efforts(found, dossier, half);
    add_bottlenecks(found, dossier, today);
  }
  found.actions_without_commitment = std::ranges::count_if(all.actions, [&](const Action& action) {
    return std::ranges::none_of(all.dossiers, [&](const Dossier& each) { return each.commitment.action == action.id; });
  });
  return found;
}

}  // namespace dijkwacht::programme
