#include "programme/register.h"

#include "base/name_table.h"

namespace dijkwacht::programme {
namespace {

constexpr NameTable<BottleneckKind, 6> kKinds{"legal", "capacity", "technical", "data", "organisation", "funding"};

}  // namespace

std::string_view name_of(BottleneckKind kind) { return kKinds.name(kind); }
Result<BottleneckKind> parse_bottleneck_kind(std::string_view name) { return kKinds.parse(name, "kind"); }

Course Dossier::course() const {
  Course course{.state = commitment.state,
                .start = commitment.start,
                .due = commitment.due,
                .followed_from = commitment.followed_from,
                .reports = {},
                .obstacles = {}};
  for (const auto& report : reports) course.reports.push_back({report.period, report.progress});
  for (const auto& each : bottlenecks) course.obstacles.push_back({each.since.value_or(each.noted), each.solved});
  return course;
}

}  // namespace dijkwacht::programme
