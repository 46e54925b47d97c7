#include "identifiers/kvk.h"

#include <algorithm>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

constexpr std::size_t kLength = 8;
constexpr std::size_t kBranchLength = 12;
constexpr std::size_t kShownAtEnd = 2;
constexpr std::string_view kDot = "•";

void drop_front(std::string_view& text, std::string_view word) {
  if (text.starts_with(word)) text.remove_prefix(word.size());
}

/// People copy the words along: "KvK-nummer: 0913 8148", of which spaces, hyphens and full stops are gone here.
std::string_view without_words(std::string_view lower) {
  if (!lower.starts_with("kvk")) return lower;
  for (const std::string_view word : {"kvk", "nummer", "nr", ":"}) drop_front(lower, word);
  return lower;
}

}  // namespace

Examined<std::string> canonical_kvk(std::string_view prepared) {
  std::string ungrouped = ascii_lower(without_grouping(prepared));
  std::erase(ungrouped, '.');
  const auto number = without_words(ungrouped);
  if (number.empty() || !std::ranges::all_of(number, is_digit)) return refuse(Reason::kKvkCharacter);
  if (number.size() == kBranchLength) return refuse(Reason::kKvkBranch);
  if (number.size() != kLength) return refuse(Reason::kKvkLength);
  if (std::ranges::all_of(number, [](char c) { return c == '0'; })) return refuse(Reason::kKvkZero);
  return std::string(number);
}

std::string mask_kvk(std::string_view canonical) {
  std::string masked;
  for (std::size_t i = 0; i + kShownAtEnd < canonical.size(); ++i) masked += kDot;
  return masked.append(canonical.substr(canonical.size() - kShownAtEnd));
}

}  // namespace dijkwacht::identifiers
