#include "http/target.h"
#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

#include <fmt/core.h>

namespace dijkwacht::http {
namespace {

/// The longest honest query of ours has five names; more is someone filling memory.
constexpr std::size_t kQueryNamesMax = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// Everything after the first '/' that follows the authority.
std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto rest = text.find_first_of("/?", scheme.size());
    return rest == std::string_view::npos ? std::string_view() : text.substr(rest);
  }
  return text;
}

Status check_segments(std::string_view path) {
  for (std::size_t start = 1; start <= path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    const auto segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return fail(ErrorCode::kInvalidArgument, "the path holds '.' or '..'", "path");
    start = end + 1;
  }
  return {};
}

Result<std::string> parse_path(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return fail(ErrorCode::kInvalidArgument, "the path must start with '/'", "path");
  const auto lower_slash = raw.find("%2f");
  const auto upper_slash = raw.find("%2F");
  if (lower_slash != std::string_view::npos || upper_slash != std::string_view::npos) {
    return fail(ErrorCode::kInvalidArgument, "the path holds an encoded '/'", "path");
  }
  auto decoded = decode_percent(raw);
  if (!decoded) return fail(ErrorCode::kInvalidArgument, decoded.error().message, "path");
  if (!is_utf8(*decoded)) return fail(ErrorCode::kInvalidArgument, "the path is not UTF-8", "path");
  if (has_control(*decoded)) return fail(ErrorCode::kInvalidArgument, "the path holds a control character", "path");
  if (decoded->contains('\\')) return fail(ErrorCode::kInvalidArgument, "the path holds a backslash", "path");
  TRY(check_segments(*decoded));
  return decoded;
}

/// As HTML forms and URLSearchParams write it: '+' is a space.
Result<std::string> decode_query_text(std::string_view raw) {
  std::string text(raw);
  std::ranges::replace(text, '+', ' ');
  auto decoded = decode_percent(text);
  if (!decoded) return fail(ErrorCode::kInvalidArgument, decoded.error().message, "query");
  if (!is_utf8(*decoded)) return fail(ErrorCode::kInvalidArgument, "the query is not UTF-8", "query");
  if (decoded->contains('\0')) return fail(ErrorCode::kInvalidArgument, "the query holds a zero byte", "query");
  return decoded;
}

Result<std::map<std::string, std::string>> parse_query(std::string_view raw) {
  std::map<std::string, std::string> query;
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    const auto pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = TRY(decode_query_text(pair.substr(0, equals)));
    auto value = TRY(decode_query_text(pair.substr(std::min(equals + 1, pair.size()))));
    if (query.size() == kQueryNamesMax) return fail(ErrorCode::kInvalidArgument, "the query holds too many names", "query");
    if (!query.emplace(name, std::move(value)).second) {
      return fail(ErrorCode::kInvalidArgument, "a query name stands twice", "query");
    }
  }
  return query;
}

}  // namespace

Result<std::string> decode_percent(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) return fail(ErrorCode::kInvalidArgument, "a '%' is not followed by two hexadecimal digits");
    decoded.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return decoded;
}

std::string encode_percent(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded.push_back(c);
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

Result<Target> parse_target(std::string_view text) {
  if (text == "*") return Target{.path = "*", .query = {}};
  const auto origin_form = without_authority(text);
  const bool is_absolute = origin_form.size() != text.size();
  text = origin_form;
  const auto question = text.find('?');
  auto raw_path = text.substr(0, question);
  if (is_absolute && raw_path.empty()) raw_path = "/";
  Target target;
  target.path = TRY(parse_path(raw_path));
  if (question != std::string_view::npos) target.query = TRY(parse_query(text.substr(question + 1)));
  return target;
}

}  // namespace dijkwacht::http
