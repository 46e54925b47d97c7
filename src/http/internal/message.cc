#include "http/internal/message.h"

#include <ctime>

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace dijkwacht::http::internal {
namespace {

constexpr std::array<std::string_view, 9> kSingleFields{"Host",          "Content-Length", "Transfer-Encoding", "Content-Type",
                                                        "Authorization", "Cookie",         "Idempotency-Key",   "Origin",
                                                        "X-CSRF-Token"};

/// `Sun, 06 Nov 1994 08:49:37 GMT`. The machine's clock on purpose: this is the transport's own stamp, no fact of ours.
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

bool is_token(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

bool has_no_body(int status) { return status < 200 || status == 204 || status == 304; }

}  // namespace

std::string wire_text(const Response& response, Method method, Persistence persistence) {
  const bool is_whole = std::ranges::all_of(
      response.headers.all(), [](const auto& field) { return is_token(field.first) && is_header_value(field.second); });
  if (!is_whole)
    return wire_text(problem({ErrorCode::kInternal, "a header of the answer held a control character", {}}), method, persistence);

  std::string text;
  text.reserve(1024 + response.body.size());
  text += fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  for (const auto& [name, value] : response.headers.all()) {
    text += name;
    text += ": ";
    text += value;
    text += "\r\n";
  }
  text += fmt::format("Date: {}\r\n", http_date());
  if (!has_no_body(response.status)) text += fmt::format("Content-Length: {}\r\n", response.body.size());
  if (persistence == Persistence::kClose) text += "Connection: close\r\n";
  text += "\r\n";
  if (method != Method::kHead && !has_no_body(response.status)) text += response.body;
  return text;
}

Status check_head(const Headers& headers) {
  for (const auto name : kSingleFields) {
    if (headers.count(name) > 1) return fail(ErrorCode::kInvalidArgument, "this header stands twice", std::string(name));
  }
  if (!headers.has("Host")) return fail(ErrorCode::kInvalidArgument, "this header is required", "Host");
  const auto encoding = headers.get("Transfer-Encoding");
  if (encoding && !equal_ignoring_case(trimmed(*encoding), "chunked")) {
    return fail(ErrorCode::kInvalidArgument, "the only transfer encoding known here is chunked", "Transfer-Encoding");
  }
  const auto length = headers.get("Content-Length");
  if (encoding && length) return fail(ErrorCode::kInvalidArgument, "a chunked body has no Content-Length", "Content-Length");
  const bool is_number = !length || std::ranges::all_of(*length, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return fail(ErrorCode::kInvalidArgument, "the length is no number", "Content-Length");
  return {};
}

}  // namespace dijkwacht::http::internal
