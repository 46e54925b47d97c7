#include "policy/question_text.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "policy/fact_condition.h"

namespace dijkwacht::policy {
namespace {

constexpr std::string_view kReporters = "reporters";
constexpr std::string_view kDays = "days";

std::unexpected<Error> corrupt() {
  return fail(ErrorCode::kDataCorrupt, "this is no question as the audit log keeps it", "question");
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(mark, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

Result<std::int64_t> count_of(std::string_view text) {
  std::int64_t count = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, count);
  if (failure != std::errc{} || rest != end) return corrupt();
  return count;
}

Status read_fact(std::string_view name, std::string_view answer, Facts& facts) {
  if (name == kReporters) {
    facts.identified_reporters = TRY(count_of(answer));
    return {};
  }
  if (name == kDays) {
    facts.days_since_notice = TRY(count_of(answer));
    return {};
  }
  const auto condition = std::ranges::find(fact_conditions(), name, &FactCondition::option);
  if (condition == fact_conditions().end() || (answer != "yes" && answer != "no")) return corrupt();
  facts.*condition->fact = answer == "yes";
  return {};
}

}  // namespace

std::string question_text(const Question& question) {
  auto text =
      question.from.sector + "/" + question.to.sector + "/" + std::string(code_of(question.data_class)) + "/" + question.purpose;
  const auto add = [&](std::string_view name, const std::string& answer) {
    text.append("|").append(name).append("=").append(answer);
  };
  const auto& facts = question.facts;
  if (facts.identified_reporters) add(kReporters, std::to_string(*facts.identified_reporters));
  if (facts.days_since_notice) add(kDays, std::to_string(*facts.days_since_notice));
  for (const auto& condition : fact_conditions()) {
    if (const auto& fact = facts.*condition.fact) add(condition.option, *fact ? "yes" : "no");
  }
  return text;
}

Result<Question> parse_question_text(std::string_view text) {
  const auto parts = split(text, '|');
  const auto about = split(parts.front(), '/');
  if (about.size() != 4) return corrupt();
  const auto data_class = parse_data_class(about[2]);
  if (!data_class) return corrupt();
  Question question{.from = {std::string(about[0]), std::string(about[0])},
                    .to = {std::string(about[1]), std::string(about[1])},
                    .data_class = *data_class,
                    .purpose = std::string(about[3]),
                    .subject = {},
                    .facts = {},
                    .at = {}};
  for (std::size_t n = 1; n < parts.size(); ++n) {
    const auto mark = parts[n].find('=');
    if (mark == std::string_view::npos) return corrupt();
    TRY(read_fact(parts[n].substr(0, mark), parts[n].substr(mark + 1), question.facts));
  }
  return question;
}

}  // namespace dijkwacht::policy
