#include "policy/texts.h"

#include <fmt/core.h>

#include "config/toml_file.h"
#include "policy/data_class.h"
#include "policy/fact_condition.h"
#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

constexpr std::array kFiles{"reasons.toml", "purposes.toml", "words.toml"};
/// What a file says about itself, beside its texts.
bool is_about_the_file(std::string_view key) { return key == "source" || key == "source_date" || key == "mark"; }

constexpr std::array kClasses{DataClass::kAggregate,     DataClass::kModusOperandi, DataClass::kTechnical, DataClass::kNumber,
                              DataClass::kAccount,       DataClass::kDevice,        DataClass::kVictim,    DataClass::kSuspect,
                              DataClass::kAccountHolder, DataClass::kTraffic,       DataClass::kSpecial,   DataClass::kProtocol};

}  // namespace

Result<Texts> Texts::load(const std::filesystem::path& folder) {
  Texts texts;
  for (const auto* file : kFiles) TRY(texts.read_file(folder / file));
  for (const auto code : reason_code::kAll) {
    if (texts.has("reasons", code)) continue;
    return fail(ErrorCode::kInvalidArgument, fmt::format("reasons.toml: 'reasons.{}' is missing", code), std::string(code));
  }
  for (const auto data_class : kClasses) {
    const auto code = code_of(data_class);
    if (texts.has("data-classes", code)) continue;
    return fail(ErrorCode::kInvalidArgument, fmt::format("words.toml: 'data-classes.{}' is missing", code), std::string(code));
  }
  for (const auto& condition : fact_conditions()) {
    if (texts.has("conditions", condition.key)) continue;
    return fail(ErrorCode::kInvalidArgument, fmt::format("words.toml: 'conditions.{}' is missing", condition.key),
                std::string(condition.key));
  }
  return texts;
}

Status Texts::read_file(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  for (const auto& kind : root.keys()) {
    if (is_about_the_file(kind)) continue;
    const auto kinds = TRY(root.table(kind));
    for (const auto& code : kinds.keys()) {
      const auto entry = TRY(kinds.table(code));
      auto nl = TRY(entry.text("nl"));
      auto en = TRY(entry.text("en"));
      texts_[{kind, code}] = Bilingual{std::move(nl), std::move(en)};
    }
  }
  return {};
}

bool Texts::has(std::string_view kind, std::string_view code) const {
  return texts_.contains({std::string(kind), std::string(code)});
}

std::map<std::string, Bilingual> Texts::all(std::string_view kind) const {
  std::map<std::string, Bilingual> found;
  for (const auto& [key, text] : texts_) {
    if (key.first == kind) found.emplace(key.second, text);
  }
  return found;
}

Bilingual Texts::find(std::string_view kind, std::string_view code) const {
  const auto found = texts_.find({std::string(kind), std::string(code)});
  return found == texts_.end() ? Bilingual{std::string(code), std::string(code)} : found->second;
}

}  // namespace dijkwacht::policy
