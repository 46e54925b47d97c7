#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/words_file.h"

namespace dijkwacht::reports {

/// What the signer of an aangifte declares, and the words of its receipt (data/texts/aangifte.toml). A value.
class AangifteTexts {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<AangifteTexts> load(const std::filesystem::path& file);

  const std::string& version() const { return words_.version(); }
  Bilingual declaration() const { return say("declaration"); }
  Bilingual say(std::string_view key) const { return words_.say(key); }

 private:
  config::WordsFile words_;
};

}  // namespace dijkwacht::reports
