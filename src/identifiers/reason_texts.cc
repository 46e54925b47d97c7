#include "identifiers/reason_texts.h"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>

namespace dijkwacht::identifiers {
namespace {

Result<toml::table> read_table(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    return fail(ErrorCode::kNotFound, fmt::format("there is no file {}", file.string()), "file");
  try {
    return toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("{}, line {}: {}", file.filename().string(), error.source().begin.line, error.description()), "file");
  }
}

Result<std::string> text_of(const toml::table& file, std::string_view code, std::string_view language) {
  auto text = file[code][language].value<std::string>();
  if (!text || text->empty()) {
    const auto field = fmt::format("{}.{}", code, language);
    return fail(ErrorCode::kInvalidArgument, fmt::format("reasons.toml: '{}' is missing", field), field);
  }
  return *text;
}

bool is_known(std::string_view code) {
  return std::ranges::any_of(kReasons, [&](Reason reason) { return code_of(reason) == code; });
}

}  // namespace

Result<ReasonTexts> ReasonTexts::load(const std::filesystem::path& file) {
  const auto table = TRY(read_table(file));
  for (const auto& [code, entry] : table) {
    if (!is_known(code.str()))
      return fail(ErrorCode::kInvalidArgument, fmt::format("reasons.toml: there is no reason '{}'", code.str()),
                  std::string(code.str()));
  }
  ReasonTexts texts;
  for (const auto reason : kReasons) {
    const auto code = code_of(reason);
    texts.texts_.push_back({TRY(text_of(table, code, "nl")), TRY(text_of(table, code, "en"))});
  }
  return texts;
}

const Bilingual& ReasonTexts::of(Reason reason) const {
  return texts_[static_cast<std::size_t>(std::ranges::find(kReasons, reason) - kReasons.begin())];
}

}  // namespace dijkwacht::identifiers
