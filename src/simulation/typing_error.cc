#include "simulation/typing_error.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dijkwacht::simulation {
namespace {

/// Country codes, schemes and the front of a number are rarely mistyped.
constexpr std::size_t kSafeFront = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The places after the front, and before a domain's ending, that hold a letter or digit.
std::vector<std::size_t> places_of(const std::string& value) {
  std::vector<std::size_t> places;
  const auto scheme = value.find("://");
  const auto begin = scheme == std::string::npos ? kSafeFront : scheme + 3;
  const auto dot = value.rfind('.');
  for (auto i = begin; i < std::min(value.size(), dot); ++i) {
    if (is_digit(value[i]) || is_letter(value[i])) places.push_back(i);
  }
  return places;
}

/// The neighbour on the keyboard's digit row, or the next letter.
char wrong_key(char c) {
  if (is_digit(c)) return c == '9' ? '8' : static_cast<char>(c + 1);
  return c == 'z' || c == 'Z' ? static_cast<char>(c - 1) : static_cast<char>(c + 1);
}

}  // namespace

std::string mistyped(const std::string& value, Draw& draw) {
  const auto places = places_of(value);
  const auto at = places[static_cast<std::size_t>(draw.below(static_cast<std::int64_t>(places.size())))];
  std::string typed = value;
  const auto kind = draw.below(3);
  if (kind == 0) {
    typed.erase(at, 1);
  } else if (kind == 1 && at + 1 < value.size() && value[at] != value[at + 1] &&
             (is_digit(value[at + 1]) || is_letter(value[at + 1]))) {
    std::swap(typed[at], typed[at + 1]);
  } else {
    typed[at] = wrong_key(value[at]);
  }
  return typed;
}

}  // namespace dijkwacht::simulation
