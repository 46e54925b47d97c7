#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "pilots/pilot.h"
#include "policy/engine.h"

namespace dijkwacht::pilots {

/// What a pilot would let pass: a hash of an identifier of this type, or what is known about it.
struct Crossing {
  policy::Party from;
  policy::Party to;
  std::string type;
  std::string subject;
  Time at;
};

/// The pilot's rule alone, opened as simulated law under the pilot's own DPIA: never on a node with real persons.
/// Errors: kPermissionDenied with policy's reasons; kInvalidArgument (field "type"). Pure.
Result<policy::Decision> permit(const policy::RuleBook& rules, bool node_is_synthetic, const Pilot& pilot,
                                const Crossing& crossing);

}  // namespace dijkwacht::pilots
