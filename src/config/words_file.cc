#include "config/words_file.h"

#include "config/data_fields.h"

namespace dijkwacht::config {

Result<WordsFile> WordsFile::load(const std::filesystem::path& file) {
  const auto root = TRY(read_toml(file));
  WordsFile words;
  TRY(date(root, "text_version"));
  words.version_ = TRY(root.text("text_version"));
  const auto table = TRY(root.table("words"));
  for (const auto& key : table.keys()) words.words_[key] = TRY(bilingual(table, key));
  return words;
}

Bilingual WordsFile::say(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? Bilingual{std::string(key), std::string(key)} : found->second;
}

}  // namespace dijkwacht::config
