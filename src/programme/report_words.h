#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"
#include "programme/period.h"

namespace dijkwacht::programme {

/// A figure that the register cannot tell; others may (`LiveFigure`).
struct MissingIndicator {
  std::string id;
  Bilingual name;
  Bilingual source;
};

/// The words of the half-year report: data/texts/programme-report.toml, and data/programme/indicators.toml. A value.
class ReportWords {
 public:
  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<ReportWords> load(const std::filesystem::path& words, const std::filesystem::path& indicators);

  /// The words of `key`; the key itself when it has none, so that a gap is seen.
  std::string say(std::string_view key, Language language) const;
  /// With one placeholder filled in.
  std::string say(std::string_view key, Language language, std::string_view name, const std::string& value) const;
  std::string day(Date date, Language language) const;
  const std::vector<MissingIndicator>& missing() const { return missing_; }

 private:
  std::map<std::string, Bilingual, std::less<>> words_;
  std::vector<MissingIndicator> missing_;
};

}  // namespace dijkwacht::programme
