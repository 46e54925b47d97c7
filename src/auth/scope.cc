#include "auth/scope.h"

#include <algorithm>
#include <cstdlib>

namespace dijkwacht::auth {
namespace {

constexpr std::size_t kScopeBytesMax = 64;

bool is_word(std::string_view text) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  return !text.empty() && text.front() != '-' && text.back() != '-' && std::ranges::all_of(text, is_plain);
}

bool is_scope(std::string_view text) {
  const auto colon = text.find(':');
  return text.size() <= kScopeBytesMax && colon != std::string_view::npos && is_word(text.substr(0, colon)) &&
         is_word(text.substr(colon + 1));
}

}  // namespace

Result<Scope> Scope::parse(std::string_view text) {
  if (!is_scope(text)) return fail(ErrorCode::kInvalidArgument, "a scope is a thing and an act, such as reports:read", "scopes");
  return Scope(std::string(text));
}

Scope::Scope(const char* text) : text_(text) {
  if (!is_scope(text_)) std::abort();
}

std::string scopes_text(std::vector<Scope> scopes) {
  std::ranges::sort(scopes);
  std::string text;
  for (const auto& scope : scopes) text += (text.empty() ? "" : " ") + scope.text();
  return text;
}

Result<std::vector<Scope>> parse_scopes(std::string_view text) {
  std::vector<Scope> scopes;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    scopes.push_back(TRY(Scope::parse(text.substr(0, end))));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return scopes;
}

}  // namespace dijkwacht::auth
