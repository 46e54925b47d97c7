#include "reports/status_texts.h"

#include <array>

#include "config/data_fields.h"

namespace dijkwacht::reports {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kNeeded{{
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
  for (const auto* kind : {"timeline", "next-step", "refusal", "withdrawal"}) {
    const auto table = TRY(root.table(kind));
    for (const auto& code : table.keys()) texts.texts_[{kind, code}] = TRY(bilingual(table, code));
  }
  for (const auto& [kind, code] : kNeeded) {
    if (!texts.texts_.contains({std::string(kind), std::string(code)})) {
      return data_error(root, std::string(kind) + "." + std::string(code), "is missing");
    }
  }
  return texts;
}

Bilingual StatusTexts::find(std::string_view kind, std::string_view code) const {
  const auto found = texts_.find({std::string(kind), std::string(code)});
  return found == texts_.end() ? Bilingual{std::string(code), std::string(code)} : found->second;
}

}  // namespace dijkwacht::reports
