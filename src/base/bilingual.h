#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace dijkwacht {

class JsonWriter;

/// One text in both languages of the pages. A value.
struct Bilingual {
  std::string nl;
  std::string en;

  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

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
