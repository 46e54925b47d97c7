#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::reports {

/// What the signer of an aangifte declares, and the words of its receipt (data/texts/aangifte.toml). A value.
class AangifteTexts {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<AangifteTexts> load(const std::filesystem::path& file);

  const std::string& version() const { return version_; }
  Bilingual declaration() const { return say("declaration"); }
  /// The key itself when there are no words, so that a gap is seen.
  Bilingual say(std::string_view key) const;

 private:
  std::string version_;
  std::map<std::string, Bilingual, std::less<>> words_;
};

}  // namespace dijkwacht::reports
