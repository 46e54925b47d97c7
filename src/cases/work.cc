#include "cases/work.h"

#include <array>

namespace dijkwacht::cases {
namespace {

constexpr std::array<std::string_view, 3> kStates{"waiting", "in-progress", "closed"};

}  // namespace

std::string_view name_of(WorkState state) { return kStates[static_cast<std::size_t>(state)]; }

Result<WorkState> parse_work_state(std::string_view name) {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (kStates[i] == name) return static_cast<WorkState>(i);
  }
  return fail(ErrorCode::kInvalidArgument, "must be waiting, in-progress or closed", "workState");
}

}  // namespace dijkwacht::cases
