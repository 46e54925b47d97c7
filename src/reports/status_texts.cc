#include "reports/status_texts.h"

#include <array>

#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kNeeded{{
    {"timeline", "received"},
    {"timeline", "consent-given"},
    {"timeline", "consent-withdrawn"},
    {"timeline", "offered"},
    {"timeline", "accepted"},
    {"timeline", "refused"},
    {"timeline", "returned"},
    {"timeline", "withdrawn"},
    {"timeline", "identified"},
    {"timeline", "linked"},
    {"timeline", "signal-shared"},
    {"timeline", "signal-withdrawn"},
    {"timeline", "aangifte-signed"},
    {"timeline", "aangifte-withdrawn"},
    {"timeline", "evidence-added"},
    {"meaning", "unknown"},
    {"next-step", "received"},
    {"next-step", "received-with-consent"},
    {"next-step", "offered"},
    {"next-step", "accepted"},
    {"next-step", "identified"},
    {"next-step", "signal-shared"},
    {"next-step", "refused"},
    {"next-step", "returned"},
    {"next-step", "withdrawn"},
    {"refusal", "not-criminal"},
    {"refusal", "out-of-scope"},
    {"refusal", "incomplete"},
    {"refusal", "other"},
    {"withdrawal", "delivered-late"},
    {"withdrawal", "refunded"},
    {"withdrawal", "civil"},
    {"withdrawal", "mistake"},
    {"withdrawal", "other"},
}};

}  // namespace

Result<StatusTexts> StatusTexts::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  StatusTexts texts;
  for (const auto* kind : {"timeline", "meaning", "next-step", "refusal", "withdrawal"}) {
    const auto table = TRY(root.table(kind));
    for (const auto& code : table.keys()) texts.texts_[{kind, code}] = TRY(bilingual(table, code));
  }
  const auto is_missing = [&](std::string_view kind, std::string_view code) {
    return !texts.texts_.contains({std::string(kind), std::string(code)});
  };
  const auto missing = [&](std::string_view kind, std::string_view code) {
    return data_error(root, std::string(kind) + "." + std::string(code), "is missing");
  };
  for (const auto& [kind, code] : kNeeded) {
    if (is_missing(kind, code)) return missing(kind, code);
  }
  for (const auto& code : TRY(root.table("timeline")).keys()) {
    if (is_missing("meaning", code)) return missing("meaning", code);
  }
  const auto takes_back = TRY(root.table("takes-back"));
  for (const auto& code : takes_back.keys()) {
    const auto earlier = TRY(takes_back.text(code));
    for (const auto& news : {code, earlier}) {
      if (is_missing("timeline", news)) return missing("timeline", news);
    }
    texts.takes_back_[code] = earlier;
  }
  return texts;
}

Bilingual StatusTexts::meaning(std::string_view code) const {
  const auto found = texts_.find({"meaning", std::string(code)});
  return found == texts_.end() ? find("meaning", "unknown") : found->second;
}

std::string_view StatusTexts::takes_back(std::string_view code) const {
  const auto found = takes_back_.find(code);
  return found == takes_back_.end() ? std::string_view() : std::string_view(found->second);
}

Bilingual StatusTexts::find(std::string_view kind, std::string_view code) const {
  const auto found = texts_.find({std::string(kind), std::string(code)});
  return found == texts_.end() ? Bilingual{std::string(code), std::string(code)} : found->second;
}

}  // namespace dijkwacht::reports
