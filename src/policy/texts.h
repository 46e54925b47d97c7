#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::policy {

/// The words in which policy speaks: what a reason, purpose, data class, sector, form, duty or state is called. A value.
class Texts {
 public:
  Texts() = default;

  /// Reads `reasons.toml`, `purposes.toml` and `words.toml` of `folder`. Errors: kNotFound; kInvalidArgument naming file and
  /// key, also when a reason that the engine can give, a data class or a condition has no text.
  static Result<Texts> load(const std::filesystem::path& folder);

  // The text of a code; the code itself when nobody wrote a text for it.
  Bilingual reason(std::string_view code) const { return find("reasons", code); }
  Bilingual purpose(std::string_view code) const { return find("purposes", code); }
  Bilingual data_class(std::string_view code) const { return find("data-classes", code); }
  Bilingual sector(std::string_view code) const { return find("sectors", code); }
  Bilingual form(std::string_view code) const { return find("forms", code); }
  Bilingual duty(std::string_view code) const { return find("duties", code); }
  Bilingual condition(std::string_view code) const { return find("conditions", code); }
  Bilingual state(std::string_view code) const { return find("states", code); }

  bool has(std::string_view kind, std::string_view code) const;
  /// All codes of a kind with their texts ("purposes", "sectors", …), in order of code.
  std::map<std::string, Bilingual> all(std::string_view kind) const;

 private:
  Bilingual find(std::string_view kind, std::string_view code) const;
  Status read_file(const std::filesystem::path& file);

  std::map<std::pair<std::string, std::string>, Bilingual> texts_;  ///< by kind and code
};

}  // namespace dijkwacht::policy
