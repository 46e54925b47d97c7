#include "signals/texts.h"

#include <array>
#include <cstdlib>

#include <fmt/core.h>

#include "config/toml_file.h"

namespace dijkwacht::signals {
namespace {

constexpr std::array<std::string_view, 5> kNotices{"known", "none-known", "allow-listed", "unavailable", "denied"};
/// The answers in which nothing speaks against the identifier: where a careless word would promise safety.
constexpr std::array<std::string_view, 2> kPromisesNothing{"none-known", "allow-listed"};

bool promises_nothing(std::string_view code) { return code == kPromisesNothing[0] || code == kPromisesNothing[1]; }

Status check_words(const config::TomlTable& root, std::string_view code, std::string_view text) {
  if (!promises_nothing(code)) return {};
  for (const auto& word : TRY(root.texts("never"))) {
    if (text.find(word) == std::string_view::npos) continue;
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: the text '{}' may not contain '{}'", root.where(), code, word),
                std::string(code));
  }
  return {};
}

}  // namespace

Result<NoticeTexts> NoticeTexts::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  NoticeTexts texts;
  for (const auto code : kNotices) {
    const auto notice = TRY(TRY(root.table("notices")).table(code));
    Bilingual text{TRY(notice.text("nl")), TRY(notice.text("en"))};
    TRY(check_words(root, code, text.nl));
    TRY(check_words(root, code, text.en));
    texts.notices_.emplace(code, std::move(text));
  }
  return texts;
}

const Bilingual& NoticeTexts::notice(std::string_view code) const {
  const auto found = notices_.find(code);
  if (found == notices_.end()) std::abort();  // every code that an answer can carry was checked at loading
  return found->second;
}

}  // namespace dijkwacht::signals
