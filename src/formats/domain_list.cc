#include "formats/domain_list.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/limits.h"
#include "base/utf8.h"

namespace dijkwacht::formats {
namespace {

constexpr std::array<std::string_view, 4> kHeaders{"domain", "host", "value", "indicator"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::unexpected<Error> bad(std::int64_t line, std::string_view what) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("line {}: {}", line, what), fmt::format("line {}", line));
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The first field of a line; RFC 4180 quotes undone.
Result<std::string> first_field(std::string_view line, std::int64_t number) {
  if (!line.starts_with('"')) return std::string(trimmed(line.substr(0, line.find_first_of(",;\t"))));
  std::string field;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] != '"') {
      field += line[i];
    } else if (i + 1 < line.size() && line[i + 1] == '"') {
      field += line[i++];
    } else {
      return std::string(trimmed(field));
    }
  }
  return bad(number, "a quote that does not end");
}

bool is_header(std::string_view field) {
  std::string lower(field);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(kHeaders, lower) != kHeaders.end();
}

}  // namespace

Result<std::vector<signals::ImportRow>> read_domain_list(std::string_view text) {
  if (text.size() > kDomainListBytesMax) return fail(ErrorCode::kTooLarge, "a list has at most 64 MB");
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<signals::ImportRow> rows;
  for (std::int64_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto raw = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (raw.size() > limits::kIdentifierBytesMax) return bad(number, "is longer than 2,048 bytes");
    if (!is_utf8(raw)) return bad(number, "is not UTF-8");
    const auto line = trimmed(raw.substr(0, raw.find('#')));
    if (line.empty()) continue;
    auto field = TRY(first_field(line, number));
    if (rows.empty() && is_header(field)) continue;
    rows.push_back({number, std::move(field)});
  }
  return rows;
}

}  // namespace dijkwacht::formats
