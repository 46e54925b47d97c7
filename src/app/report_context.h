#pragma once

#include <memory>

#include "app/platform.h"
#include "reports/node_context.h"

namespace dijkwacht::app {

/// What the rooms of reports stand on, for desk and police alike.
struct ReportContext {
  std::unique_ptr<reports::PeerRegister> peers;
  std::unique_ptr<reports::NodeContext> node;
};
/// Errors: those of data/routing/terms.toml.
Result<ReportContext> make_report_context(Platform& platform);

}  // namespace dijkwacht::app
