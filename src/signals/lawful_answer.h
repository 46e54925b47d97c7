#pragma once

#include "policy/engine.h"

namespace dijkwacht::signals {

/// What the law in force says, also on a node that simulates other law: a trial is no ground to give anything. Thread-safe.
policy::Answer lawful_answer(const policy::PolicyDesk& policy, const policy::Question& question);

}  // namespace dijkwacht::signals
