#pragma once

#include <string>

#include "base/result.h"

namespace dijkwacht::policy {

/// What the law wants on paper before a node takes in data about real people: references to the controller's own registers
/// (GDPR art. 24, 26, 30 and 35). Comes from the node's settings.
struct ProcessingRecord {
  bool node_is_synthetic = false;
  std::string controller;
  std::string joint_controllers;  ///< the arrangement of GDPR art. 26
  std::string dpia;
  std::string register_entry;  ///< entry in the register of processing activities
};

/// May data about this person come in? Pure.
/// Errors: kFailedPrecondition with field "synthetic": a node marked synthetic refuses a person who is not marked so; any other
/// node refuses a real person until all four references are recorded (the message names those that are missing).
Status admit(const ProcessingRecord& record, bool person_is_synthetic);

}  // namespace dijkwacht::policy
