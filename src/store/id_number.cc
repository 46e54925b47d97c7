#include "store/id_number.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "base/id.h"

namespace dijkwacht::store {
namespace {

constexpr std::size_t kDigits = 8;
/// Fewer would name thousands of reports at a busy desk.
constexpr std::size_t kDigitsMin = 4;
/// The hyphen that pages write, so that a number does not break over a line (U+2011).
constexpr std::string_view kNoBreakHyphen = "\u2011";

char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Lower case, without blanks and with plain hyphens.
std::string plain(std::string_view typed) {
  std::string text(typed);
  for (auto at = text.find(kNoBreakHyphen); at != std::string::npos; at = text.find(kNoBreakHyphen, at)) {
    text.replace(at, kNoBreakHyphen.size(), "-");
  }
  std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
  std::ranges::transform(text, text.begin(), lower);
  return text;
}

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// Every text that begins with `start`: the letter after 'f' comes after all of them, and so does nothing in between.
IdRange beginning_with(const std::string& start) { return {start, start + "g"}; }

}  // namespace

std::string id_number(char letter, std::string_view id) {
  std::string digits(id.substr(0, kDigits));
  std::ranges::transform(digits, digits.begin(), upper);
  return fmt::format("{}-{}", letter, digits);
}

void add_range(Where& where, std::string_view column, const IdRange& range) {
  where.add(fmt::format("{} >= {}", column, where.parameter(range.first)));
  where.add(fmt::format("{} < {}", column, where.parameter(range.past)));
}

Result<IdRange> parse_id_number(char letter, std::string_view what, std::string_view typed) {
  const auto text = plain(typed);
  if (const auto id = parse_uuid(text)) return beginning_with(uuid_text(*id));
  auto digits = std::string_view(text);
  if (digits.starts_with(lower(letter))) digits.remove_prefix(1);
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() < kDigitsMin || digits.size() > kDigits || !is_hex(digits)) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("search by the number of a {}, such as {}-1F3A9C02, or its first four digits", what, letter), "q");
  }
  return beginning_with(std::string(digits));
}

std::optional<IdRange> find_id_number(std::string_view typed) {
  const auto text = plain(typed);
  const bool has_letter = text.size() > 2 && std::isalpha(static_cast<unsigned char>(text[0])) != 0 && text[1] == '-';
  if (!has_letter) return std::nullopt;
  const auto range = parse_id_number(text[0], "thing", text);
  return range ? std::optional(*range) : std::nullopt;
}

}  // namespace dijkwacht::store
