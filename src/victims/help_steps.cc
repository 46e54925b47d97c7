#include "victims/help_steps.h"

#include <algorithm>
#include <array>

#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::array<std::string_view, 3> kPages{"goodwill", "recovery", "support-letter"};
constexpr std::int64_t kMonthsMax = 240;

Result<std::vector<HelpSteps::Choice>> choices(const config::TomlTable& root, std::string_view key) {
  std::vector<HelpSteps::Choice> read;
  for (const auto& row : TRY(root.tables(key))) read.push_back({TRY(filled(row, "id")), TRY(bilingual(row, "label"))});
  if (read.empty()) return data_error(root, key, "must have one row or more");
  return read;
}

/// The list under `key`, each of which `is_known`; empty when it is not there.
template <typename IsKnown>
Result<std::vector<std::string>> known_texts(const config::TomlTable& row, std::string_view key, IsKnown is_known) {
  if (!row.has(key)) return std::vector<std::string>();
  auto texts = TRY(row.texts(key));
  for (const auto& text : texts) {
    if (!is_known(text)) return data_error(row, key, "names '" + text + "', which is not there");
  }
  return texts;
}

Result<std::optional<int>> months(const config::TomlTable& row) {
  if (!row.has("months_max")) return std::nullopt;
  const auto count = TRY(row.integer("months_max"));
  if (count < 1 || count > kMonthsMax) return data_error(row, "months_max", "must lie between 1 and 240");
  return std::optional(static_cast<int>(count));
}

}  // namespace

Result<HelpSteps> HelpSteps::load(const std::filesystem::path& file, const reports::RoutingTable& routing,
                                  const reports::FormCatalogue& forms) {
  const auto root = TRY(config::read_toml(file));
  HelpSteps loaded;
  loaded.harms_ = TRY(choices(root, "harms"));
  loaded.wishes_ = TRY(choices(root, "wishes"));
  const auto one_of = [](const std::vector<Choice>& all) {
    return [&all](const std::string& id) { return std::ranges::count(all, id, &Choice::id) == 1; };
  };
  const auto is_type = [&](const std::string& code) { return forms.fraud_type(code) != nullptr; };
  for (const auto& row : TRY(root.tables("steps"))) {
    Step step{.id = TRY(filled(row, "id")),
              .fraud = TRY(known_texts(row, "fraud", is_type)),
              .harm = TRY(known_texts(row, "harm", one_of(loaded.harms_))),
              .wish = TRY(known_texts(row, "wish", one_of(loaded.wishes_))),
              .desk = TRY(filled(row, "desk")),
              .page = TRY(row.text_or("page", "")),
              .months_max = TRY(months(row)),
              .title = TRY(bilingual(row, "title")),
              .why = TRY(bilingual(row, "why")),
              .when = TRY(bilingual(row, "when"))};
    if (routing.desk(step.desk) == nullptr) return data_error(row, "desk", "is no desk of data/routing");
    if (!step.page.empty() && std::ranges::find(kPages, step.page) == kPages.end()) return data_error(row, "page", "is no page");
    if (std::ranges::count(loaded.steps_, step.id, &Step::id) != 0) return data_error(row, "id", "stands there twice");
    loaded.steps_.push_back(std::move(step));
  }
  return loaded;
}

}  // namespace dijkwacht::victims
