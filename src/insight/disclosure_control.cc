#include "insight/disclosure_control.h"

#include <algorithm>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {
namespace {

constexpr std::int64_t kCountMinMin = 10;
constexpr std::int64_t kPercent = 100;

/// A part on its way out: what of it stays.
struct Part {
  Counted counted;
  bool tells_count = true;
  bool tells_sum = true;
};

std::int64_t rounded(std::int64_t number, std::int64_t step) { return (number + step / 2) / step * step; }

void add(Counted& total, const Counted& part) {
  total.count += part.count;
  total.sum_minor += part.sum_minor;
  total.largest_minor = std::max(total.largest_minor, part.largest_minor);
}

bool is_safe_sum(const DisclosureRules& rules, const Counted& of) {
  return of.count >= rules.count_min && of.largest_minor * kPercent <= of.sum_minor * rules.largest_percent_max;
}

template <typename Tells>
Counted left_out(const std::vector<Part>& parts, Tells tells) {
  Counted rest;
  for (const auto& part : parts) {
    if (!(part.*tells)) add(rest, part.counted);
  }
  return rest;
}

/// The smallest part that is still told; null when there is none.
template <typename Tells>
Part* smallest_told(std::vector<Part>& parts, Tells tells) {
  Part* smallest = nullptr;
  for (auto& part : parts) {
    if (part.*tells && (smallest == nullptr || part.counted.count < smallest->counted.count)) smallest = &part;
  }
  return smallest;
}

void leave_out_counts(const DisclosureRules& rules, std::vector<Part>& parts) {
  for (auto& part : parts) part.tells_count = part.counted.count >= rules.count_min;
  for (;;) {
    const auto rest = left_out(parts, &Part::tells_count);
    if (rest.count == 0 || rest.count >= rules.count_min) return;
    auto* const next = smallest_told(parts, &Part::tells_count);
    if (next == nullptr) return;
    next->tells_count = false;
  }
}

void leave_out_sums(const DisclosureRules& rules, std::vector<Part>& parts) {
  for (auto& part : parts) part.tells_sum = part.tells_count && is_safe_sum(rules, part.counted);
  for (;;) {
    const auto rest = left_out(parts, &Part::tells_sum);
    if (rest.count == 0 || is_safe_sum(rules, rest)) return;
    auto* const next = smallest_told(parts, &Part::tells_sum);
    if (next == nullptr) return;
    next->tells_sum = false;
  }
}

Told told(const DisclosureRules& rules, const Counted& counted, bool tells_sum) {
  Told out{.value = counted.value, .count = rounded(counted.count, rules.count_step), .sum_minor = {}};
  if (tells_sum) out.sum_minor = rounded(counted.sum_minor, rules.sum_step_minor);
  return out;
}

}  // namespace

Result<DisclosureRules> DisclosureRules::load(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  DisclosureRules rules{.count_min = TRY(table.integer("count_min")),
                        .count_step = TRY(table.integer("count_step")),
                        .sum_step_minor = TRY(table.integer("sum_step_minor")),
                        .largest_percent_max = TRY(table.integer("largest_percent_max"))};
  if (rules.count_min < kCountMinMin) return config::data_error(table, "count_min", "is never below 10");
  if (rules.count_step < 1) return config::data_error(table, "count_step", "is at least 1");
  if (rules.sum_step_minor < 1) return config::data_error(table, "sum_step_minor", "is at least 1");
  if (rules.largest_percent_max < 1 || rules.largest_percent_max >= kPercent)
    return config::data_error(table, "largest_percent_max", "lies between 1 and 99");
  return rules;
}

ToldAxis apply_disclosure_control(const DisclosureRules& rules, std::vector<Counted> counted) {
  std::ranges::sort(counted, {}, &Counted::value);
  std::vector<Part> parts;
  Counted total;
  for (auto& each : counted) {
    add(total, each);
    parts.push_back({std::move(each)});
  }
  ToldAxis axis;
  if (total.count < rules.count_min) return axis;
  leave_out_counts(rules, parts);
  leave_out_sums(rules, parts);
  const bool tells_total_sum = is_safe_sum(rules, total);
  axis.total = told(rules, total, tells_total_sum);
  for (const auto& part : parts) {
    if (part.tells_count) axis.parts.push_back(told(rules, part.counted, part.tells_sum && tells_total_sum));
  }
  return axis;
}

}  // namespace dijkwacht::insight
