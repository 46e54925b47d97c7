#include "victims/panel.h"

#include <algorithm>

#include <fmt/core.h>

#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::size_t kOptionsMin = 2;
constexpr std::int64_t kDaysMax = 366;
constexpr std::chrono::month kLastOfFirstHalf = std::chrono::June;

template <typename Row, typename Key>
Status check_once(const config::TomlTable& where, std::string_view field, const std::vector<Row>& rows, Key key) {
  for (const auto& row : rows) {
    if (std::ranges::count(rows, row.*key, key) > 1) return data_error(where, field, "has '" + row.*key + "' twice");
  }
  return {};
}

Result<PanelQuestions::Question> question(const config::TomlTable& row) {
  PanelQuestions::Question read{.id = TRY(filled(row, "id")), .text = TRY(bilingual(row, "text")), .options = {}};
  for (const auto& each : TRY(row.tables("options")))
    read.options.push_back({TRY(filled(each, "value")), TRY(bilingual(each, "label"))});
  if (read.options.size() < kOptionsMin) return data_error(row, "options", "needs two or more to choose from");
  TRY(check_once(row, "options", read.options, &PanelQuestions::Option::value));
  return read;
}

}  // namespace

Result<PanelQuestions> PanelQuestions::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  PanelQuestions loaded;
  loaded.invitation_ = TRY(bilingual(root, "invitation"));
  loaded.unlinked_ = TRY(bilingual(root, "unlinked"));
  const auto days = TRY(root.integer("days_after_report_min"));
  if (days < 0 || days > kDaysMax) return data_error(root, "days_after_report_min", "must lie between 0 and 366");
  loaded.after_report_min_ = std::chrono::days(days);
  loaded.text_version_ = date_text(TRY(config::date(root, "text_version")));
  loaded.source_ = TRY(filled(root, "source"));
  for (const auto& row : TRY(root.tables("questions"))) loaded.questions_.push_back(TRY(question(row)));
  if (loaded.questions_.empty()) return data_error(root, "questions", "must have one or more");
  TRY(check_once(root, "questions", loaded.questions_, &Question::id));
  return loaded;
}

Status PanelQuestions::check(const PanelAnswers& answers) const {
  for (const auto& question : questions_) {
    const auto given = answers.find(question.id);
    const bool is_good = given != answers.end() && std::ranges::count(question.options, given->second, &Option::value) == 1;
    if (!is_good) return fail(ErrorCode::kInvalidArgument, "choose one of the answers", "answers." + question.id);
  }
  for (const auto& [id, value] : answers) {
    if (std::ranges::count(questions_, id, &Question::id) == 0)
      return fail(ErrorCode::kInvalidArgument, "is no question of this panel", "answers." + id);
  }
  return {};
}

std::string panel_wave(Time now) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
  return fmt::format("{}-H{}", static_cast<int>(day.year()), day.month() <= kLastOfFirstHalf ? 1 : 2);
}

}  // namespace dijkwacht::victims
