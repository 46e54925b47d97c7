#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::config {

/// The words of a document: `text_version` (a day) and `[words]`, each `key = { nl, en }`. A value.
class WordsFile {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<WordsFile> load(const std::filesystem::path& file);

  const std::string& version() const { return version_; }
  bool has(std::string_view key) const { return words_.contains(key); }
  /// The key itself when there are no words, so that a gap is seen.
  Bilingual say(std::string_view key) const;

 private:
  std::string version_;
  std::map<std::string, Bilingual, std::less<>> words_;
};

}  // namespace dijkwacht::config
