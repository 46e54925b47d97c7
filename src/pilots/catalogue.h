#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pilots/pilot.h"
#include "policy/rule.h"

namespace dijkwacht::pilots {

/// Reads every pilot of `folder` (data/pilots/*.toml but device-model.toml), in order of id. Errors: kInvalidArgument naming file
/// and key, also when its rule does not exist or carries neither its purpose nor the class of its identifiers.
Result<std::vector<Pilot>> load_pilots(const std::filesystem::path& folder, const policy::RuleBook& rules);

/// The pilot's rule alone, opened as simulated law under the pilot's own DPIA.
policy::RuleBook opened_rule(const Pilot& pilot, const policy::RuleBook& rules);

}  // namespace dijkwacht::pilots
