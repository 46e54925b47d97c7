#include "reports/aangifte_texts.h"

#include "config/data_fields.h"

namespace dijkwacht::reports {

Result<AangifteTexts> AangifteTexts::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  AangifteTexts texts;
  TRY(config::date(root, "text_version"));
  texts.version_ = TRY(root.text("text_version"));
  const auto words = TRY(root.table("words"));
  for (const auto& key : words.keys()) texts.words_[key] = TRY(config::bilingual(words, key));
  if (!texts.words_.contains("declaration")) return config::data_error(root, "words.declaration", "is missing");
  return texts;
}

Bilingual AangifteTexts::say(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? Bilingual{std::string(key), std::string(key)} : found->second;
}

}  // namespace dijkwacht::reports
