#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::signals {

/// The sentences that go with an answer, from data/texts/signals.toml. A value.
class NoticeTexts {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when an answer that can be given has no text, or when a text
  /// of "nothing known" uses a word of its own list `never` (invariant 5).
  static Result<NoticeTexts> load(const std::filesystem::path& file);

  /// The text of `CheckAnswer::notice`.
  const Bilingual& notice(std::string_view code) const;

 private:
  std::map<std::string, Bilingual, std::less<>> notices_;
};

}  // namespace dijkwacht::signals
