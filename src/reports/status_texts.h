#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::reports {

/// What a reporter reads on the status page (data/texts/report-status.toml). A value.
class StatusTexts {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key, also when a code that the program uses has no text,
  /// news has no meaning, or takes back what is no news.
  static Result<StatusTexts> load(const std::filesystem::path& file);

  // The text of a code; the code itself when there is none (news from a newer node).
  Bilingual timeline(std::string_view code) const { return find("timeline", code); }
  Bilingual next_step(std::string_view code) const { return find("next-step", code); }
  Bilingual refusal(std::string_view code) const { return find("refusal", code); }
  Bilingual withdrawal(std::string_view code) const { return find("withdrawal", code); }
  /// What news of this code means for the reader; of a code without words, that we do not know and whom to ask.
  Bilingual meaning(std::string_view code) const;
  /// The code of the earlier news that this one takes back; empty when it takes nothing back.
  std::string_view takes_back(std::string_view code) const;

 private:
  Bilingual find(std::string_view kind, std::string_view code) const;

  std::map<std::pair<std::string, std::string>, Bilingual> texts_;
  std::map<std::string, std::string, std::less<>> takes_back_;
};

}  // namespace dijkwacht::reports
