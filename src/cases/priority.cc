#include "cases/priority.h"

#include "config/data_fields.h"

namespace dijkwacht::cases {
namespace {

using config::data_error;
using config::TomlTable;

constexpr std::array<std::string_view, kPriorityFactors> kCodes{"traces", "size", "impact", "recency"};

Result<std::vector<PriorityStep>> read_steps(const TomlTable& row) {
  std::vector<PriorityStep> steps;
  for (const auto& step : TRY(row.tables("steps"))) {
    const PriorityStep read{.from = TRY(step.integer("from")), .points = TRY(step.integer("points"))};
    if (steps.empty() ? read.from != 0 : read.from <= steps.back().from)
      return data_error(step, "from", "must begin at 0 and rise");
    if (read.points < 1) return data_error(step, "points", "must be 1 or more: a factor of 0 would hide the others");
    steps.push_back(read);
  }
  if (steps.empty()) return data_error(row, "steps", "has no row");
  return steps;
}

std::string filled_in(std::string text, std::int64_t figure) {
  constexpr std::string_view kPlace = "{n}";
  if (const auto at = text.find(kPlace); at != std::string::npos) text.replace(at, kPlace.size(), std::to_string(figure));
  return text;
}

}  // namespace

Result<Priority> Priority::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  Priority priority;
  const auto factors = TRY(root.tables("factors"));
  if (factors.size() != kPriorityFactors) return data_error(root, "factors", "must be traces, size, impact and recency");
  for (std::size_t i = 0; i < kPriorityFactors; ++i) {
    auto& factor = priority.factors_[i];
    factor.code = TRY(factors[i].text("code"));
    if (factor.code != kCodes[i]) return data_error(factors[i], "code", "must be " + std::string(kCodes[i]));
    factor.name = TRY(config::bilingual(factors[i], "name"));
    factor.reason = TRY(config::bilingual(factors[i], "reason"));
    factor.steps = TRY(read_steps(factors[i]));
  }
  for (const auto& row : TRY(root.tables("levels"))) {
    Level level{.code = TRY(row.text("code")), .from = TRY(row.integer("from")), .name = TRY(config::bilingual(row, "name"))};
    if (priority.levels_.empty() ? level.from != 1 : level.from <= priority.levels_.back().from)
      return data_error(row, "from", "must begin at 1 and rise");
    priority.levels_.push_back(std::move(level));
  }
  if (priority.levels_.empty()) return data_error(root, "levels", "has no row");
  return priority;
}

PriorityScore Priority::score(const PriorityFigures& figures) const {
  PriorityScore scored{.score = 1, .level = {}, .level_name = {}, .reasons = {}};
  for (std::size_t i = 0; i < kPriorityFactors; ++i) {
    const auto& factor = factors_[i];
    auto points = factor.steps.front().points;
    for (const auto& step : factor.steps) {
      if (figures[i] >= step.from) points = step.points;
    }
    scored.score *= points;
    scored.reasons.push_back({.code = factor.code,
                              .points = points,
                              .name = factor.name,
                              .text = {filled_in(factor.reason.nl, figures[i]), filled_in(factor.reason.en, figures[i])}});
  }
  for (const auto& level : levels_) {
    if (scored.score < level.from) break;
    scored.level = level.code;
    scored.level_name = level.name;
  }
  return scored;
}

}  // namespace dijkwacht::cases
