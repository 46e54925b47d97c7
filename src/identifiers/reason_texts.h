#pragma once

#include <filesystem>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

/// Every reason in Dutch and in English, for the person who typed the value. Immutable, thread-safe.
class ReasonTexts {
 public:
  /// Reads data/identifiers/reasons.toml. Errors: kNotFound; kInvalidArgument when it is no TOML, lacks a reason or one of the
  /// two languages, or names a reason that does not exist.
  static Result<ReasonTexts> load(const std::filesystem::path& file);

  const Bilingual& of(Reason reason) const;

 private:
  /// In the order of kReasons.
  std::vector<Bilingual> texts_;
};

}  // namespace dijkwacht::identifiers
