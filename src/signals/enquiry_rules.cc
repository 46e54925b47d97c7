#include "signals/enquiry_rules.h"

#include <algorithm>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::signals {
namespace {

Result<Bilingual> words(const config::TomlTable& table) {
  return Bilingual{TRY(config::filled(table, "nl")), TRY(config::filled(table, "en"))};
}

Result<std::vector<EnquiryChoice>> read_choices(const config::TomlTable& root, std::string_view list) {
  std::vector<EnquiryChoice> choices;
  for (const auto& table : TRY(root.tables(list))) {
    choices.push_back(
        {.code = TRY(config::filled(table, "code")), .text = TRY(words(table)), .purpose = TRY(table.text_or("purpose", ""))});
  }
  if (choices.empty()) return config::data_error(root, list, "has nothing to choose from");
  return choices;
}

Result<ItemChoice> read_item(const config::TomlTable& table) {
  ItemChoice item{.item = TRY(parse_given_item(TRY(table.text("code")))), .text = TRY(words(table)), .classes = {}};
  for (const auto& code : TRY(table.texts("classes"))) item.classes.push_back(TRY(policy::parse_data_class(code)));
  return item;
}

Result<std::chrono::days> positive_days(const config::TomlTable& root, std::string_view key) {
  const auto days = TRY(root.integer(key));
  if (days < 1) return config::data_error(root, key, "must be a day or more");
  return std::chrono::days(days);
}

}  // namespace

Result<EnquiryRules> EnquiryRules::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  EnquiryRules rules;
  rules.answer_days_ = TRY(positive_days(root, "answer_days"));
  rules.kept_days_ = TRY(positive_days(root, "kept_days"));
  rules.reasons_ = TRY(read_choices(root, "reasons"));
  for (const auto& reason : rules.reasons_) {
    if (reason.purpose.empty()) return config::data_error(root, "reasons", "need a purpose each");
  }
  rules.held_ = TRY(read_choices(root, "held"));
  rules.grounds_ = TRY(read_choices(root, "grounds"));
  rules.refusals_ = TRY(read_choices(root, "refusals"));
  for (const auto& table : TRY(root.tables("items"))) rules.items_.push_back(TRY(read_item(table)));
  for (const auto& table : TRY(root.tables("reporters"))) {
    rules.reporters_.push_back({TRY(table.integer("from")), TRY(config::filled(table, "class"))});
  }
  if (!std::ranges::is_sorted(rules.reporters_, {}, &ReportersClass::from))
    return config::data_error(root, "reporters", "must rise");
  return rules;
}

bool EnquiryRules::may_give(GivenItem item, policy::DataClass data_class) const {
  return std::ranges::any_of(items_, [&](const ItemChoice& choice) {
    return choice.item == item && std::ranges::find(choice.classes, data_class) != choice.classes.end();
  });
}

std::optional<std::string> EnquiryRules::reporters_class(std::int64_t reporters) const {
  std::optional<std::string> found;
  for (const auto& each : reporters_) {
    if (reporters >= each.from) found = each.code;
  }
  return found;
}

Result<EnquiryChoice> choice_of(const std::vector<EnquiryChoice>& choices, std::string_view code, std::string field) {
  const auto found = std::ranges::find(choices, code, &EnquiryChoice::code);
  if (found == choices.end()) return fail(ErrorCode::kInvalidArgument, "choose one from the list", std::move(field));
  return *found;
}

}  // namespace dijkwacht::signals
