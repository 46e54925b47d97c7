#pragma once

#include "app/platform.h"
#include "victims/recall_service.h"
#include "victims/recovery_letter.h"
#include "victims/recovery_service.h"

namespace dijkwacht::app {

/// What the procedure PNBF at this bank stands on. Errors: those of its data file.
Result<victims::RecoveryContext> make_recovery_context(Platform& platform);
/// What recalls of payments stand on. Errors: those of their data file.
Result<victims::RecallContext> make_recall_context(Platform& platform);
/// Who signs this bank's letters, as the partner register has it.
victims::Sender letter_sender(const Platform& platform);

}  // namespace dijkwacht::app
