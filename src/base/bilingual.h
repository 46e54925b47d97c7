#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace dijkwacht {

class JsonWriter;

/// One text in both languages of the pages. A value.
struct Bilingual {
  std::string nl;
  std::string en;

  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

enum class Language : std::uint8_t { kDutch, kEnglish };
/// "nl" or "en". Errors: kInvalidArgument with field "language".
Result<Language> parse_language(std::string_view text);
/// As documents name it (BCP 47): "nl-NL" or "en-GB".
std::string_view tag_of(Language language);
inline const std::string& in(Language language, const Bilingual& text) {
  return language == Language::kDutch ? text.nl : text.en;
}

/// A placeholder's name and what to put there, in both languages.
struct Filling {
  std::string_view name;
  Bilingual value;
};

/// Puts each value at its `{name}`. A placeholder without a value stays as it is, so that a gap is seen and not hidden;
/// values are not searched again. Pure.
Bilingual fill(const Bilingual& text, std::initializer_list<Filling> fillings);

/// `"nl":…,"en":…`, inside an object.
void write_both(JsonWriter& json, const Bilingual& text);
/// `"name":{"nl":…,"en":…}`
void write_text(JsonWriter& json, std::string_view name, const Bilingual& text);

}  // namespace dijkwacht
