#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace dijkwacht::app {

/// What came of a check that can find something wrong.
struct Assurance {
  bool is_good = false;
  std::string json;   ///< one line
  std::string words;  ///< for a person
};

/// Walks a node's audit chain and compares it with what its countersigner vouches for; a running node is asked, another is
/// opened. Errors: kNotFound when there is no node; those of the store.
Result<Assurance> verify_audit(const std::filesystem::path& data_directory, const std::filesystem::path& executable);

/// Runs a file of identifier vectors, so that partners know they read identifiers alike.
Result<Assurance> verify_identifiers(const std::filesystem::path& file);

}  // namespace dijkwacht::app
