#pragma once

#include <memory>

#include "app/platform.h"
#include "signals/node_context.h"

namespace dijkwacht::app {

/// What the rooms of signals (and barriers) stand on, for owner and partner alike.
struct SignalContext {
  std::unique_ptr<signals::PartnerRegister> partners;
  std::unique_ptr<signals::NodeContext> node;
};
SignalContext make_signal_context(Platform& platform);

}  // namespace dijkwacht::app
