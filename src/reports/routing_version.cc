#include "reports/routing_version.h"

#include "base/name_table.h"

namespace dijkwacht::reports {
namespace {

constexpr NameTable<RoutingVersionState, 3> kStates{"draft", "published", "discarded"};

}  // namespace

std::string_view name_of(RoutingVersionState state) { return kStates.name(state); }
Result<RoutingVersionState> parse_routing_version_state(std::string_view name) { return kStates.parse(name, "state"); }

}  // namespace dijkwacht::reports
