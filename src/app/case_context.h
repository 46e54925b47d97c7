#pragma once

#include <memory>

#include "app/platform.h"
#include "cases/case_service.h"
#include "signals/node_context.h"

namespace dijkwacht::app {

/// The cases of this node, with its stop lists. What was shared on an identifier that turns out to be a stop is taken back in the
/// same transaction; one that links again is noted for `CaseworkJob`. `signals` must outlive the service.
/// Errors: those of the files in `data/stop-identifiers` and `data/texts/cases.toml`, and of `cases::CaseService::create`.
Result<std::unique_ptr<cases::CaseService>> make_case_service(Platform& platform, const signals::NodeContext& signals);

}  // namespace dijkwacht::app
