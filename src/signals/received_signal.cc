#include "signals/received_signal.h"

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<CopyState, 3> kStates{"active", "removed", "refused"};

}  // namespace

std::string_view name_of(CopyState state) { return kStates.name(state); }
Result<CopyState> parse_copy_state(std::string_view name) { return kStates.parse(name, "state"); }

}  // namespace dijkwacht::signals
