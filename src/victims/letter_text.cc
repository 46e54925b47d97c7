#include "victims/letter_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "config/data_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::int64_t kCentsInEuro = 100;

}  // namespace

std::string euro_text(const Money& amount) {
  auto whole = std::to_string(amount.minor / kCentsInEuro);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) whole.insert(static_cast<std::size_t>(at), ".");
  const auto cents = amount.minor % kCentsInEuro;
  return cents == 0 ? "€ " + whole : fmt::format("€ {},{:02}", whole, cents);
}

std::string fill_letter(std::string_view text, const LetterValues& values) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at);
    const auto close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return result.append(text.substr(at));
    const auto name = text.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, [](const auto& each) { return std::string_view(each.first); });
    result.append(text.substr(at, open - at));
    result.append(value == values.end() ? text.substr(open, close - open + 1) : std::string_view(value->second));
    at = close + 1;
  }
  return result;
}

Result<LetterDays> LetterDays::read(const config::TomlTable& root) {
  const auto months = TRY(root.texts("months"));
  LetterDays days;
  if (months.size() != days.months_.size()) return config::data_error(root, "months", "must be the twelve months");
  std::ranges::copy(months, days.months_.begin());
  return days;
}

std::string LetterDays::text(std::chrono::year_month_day day) const {
  const auto month = months_.at(static_cast<unsigned>(day.month()) - 1);
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, static_cast<int>(day.year()));
}

}  // namespace dijkwacht::victims
