#include "base/bilingual.h"

#include <algorithm>

#include "base/json.h"

namespace dijkwacht {
namespace {

std::string fill_one(std::string_view text, std::initializer_list<Filling> fillings, std::string Bilingual::* language) {
  std::string filled;
  while (!text.empty()) {
    const auto open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const auto close = text.find('}');
    const auto name = close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
    const auto* found = std::ranges::find(fillings, name, &Filling::name);
    if (found == fillings.end()) {
      filled += '{';
      text.remove_prefix(1);
      continue;
    }
    filled += found->value.*language;
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace

Result<Language> parse_language(std::string_view text) {
  if (text == "nl") return Language::kDutch;
  if (text == "en") return Language::kEnglish;
  return fail(ErrorCode::kInvalidArgument, "a language is nl or en", "language");
}

std::string_view tag_of(Language language) { return language == Language::kDutch ? "nl-NL" : "en-GB"; }

Bilingual fill(const Bilingual& text, std::initializer_list<Filling> fillings) {
  return {fill_one(text.nl, fillings, &Bilingual::nl), fill_one(text.en, fillings, &Bilingual::en)};
}

void write_both(JsonWriter& json, const Bilingual& text) { json.member("nl", text.nl).member("en", text.en); }

void write_text(JsonWriter& json, std::string_view name, const Bilingual& text) {
  json.object(name, [&] { write_both(json, text); });
}

}  // namespace dijkwacht
