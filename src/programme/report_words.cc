#include "programme/report_words.h"

#include <fmt/core.h>

#include "config/data_fields.h"

namespace dijkwacht::programme {

Result<ReportWords> ReportWords::load(const std::filesystem::path& words, const std::filesystem::path& indicators) {
  ReportWords loaded;
  const auto table = TRY(TRY(config::read_toml(words)).table("words"));
  for (const auto& key : table.keys()) loaded.words_[key] = TRY(bilingual(table, key));
  const auto root = TRY(config::read_toml(indicators));
  for (const auto& each : TRY(root.tables("indicators"))) {
    loaded.missing_.push_back({TRY(filled(each, "id")), TRY(bilingual(each, "name")), TRY(bilingual(each, "from"))});
  }
  return loaded;
}

std::string ReportWords::say(std::string_view key, Language language) const {
  const auto found = words_.find(key);
  return found == words_.end() ? std::string(key) : in(language, found->second);
}

std::string ReportWords::say(std::string_view key, Language language, std::string_view name, const std::string& value) const {
  const auto text = say(key, language);
  return in(language, fill({text, text}, {{name, {value, value}}}));
}

std::string ReportWords::day(Date date, Language language) const {
  const auto month = say(fmt::format("month-{}", static_cast<unsigned>(date.month())), language);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month, static_cast<int>(date.year()));
}

}  // namespace dijkwacht::programme
