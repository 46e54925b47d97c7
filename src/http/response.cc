#include "http/response.h"

#include <fmt/core.h>

#include "base/json.h"

namespace dijkwacht::http {
namespace {

struct StatusRow {
  ErrorCode code;
  int status;
  std::string_view title;
};

constexpr StatusRow kStatusTable[] = {
    {ErrorCode::kInvalidArgument, 400, "The request is not right"},
    {ErrorCode::kUnauthenticated, 401, "Sign in first"},
    {ErrorCode::kPermissionDenied, 403, "Not allowed"},
    {ErrorCode::kNotFound, 404, "Not found"},
    {ErrorCode::kConflict, 409, "Another act came first"},
    {ErrorCode::kFailedPrecondition, 422, "Not possible in this state"},
    {ErrorCode::kTooLarge, 413, "Too large"},
    {ErrorCode::kRateLimited, 429, "Too many requests"},
    {ErrorCode::kUnavailable, 503, "Try again in a moment"},
    {ErrorCode::kDataCorrupt, 500, "Something went wrong here"},
    {ErrorCode::kInternal, 500, "Something went wrong here"},
};

const StatusRow& row_of(ErrorCode code) {
  for (const auto& row : kStatusTable) {
    if (row.code == code) return row;
  }
  return row_of(ErrorCode::kInternal);
}

/// A defect of ours may have quoted what it choked on.
bool is_for_our_eyes_only(ErrorCode code) { return code == ErrorCode::kInternal || code == ErrorCode::kDataCorrupt; }

struct ProblemText {
  int status;
  std::string_view code;
  std::string_view title;
  std::string_view detail;
  std::string_view field;
};

Response write_problem(const ProblemText& text, const std::vector<ProblemReason>& reasons) {
  JsonWriter json;
  json.object([&] {
    json.member("type", fmt::format("urn:dijkwacht:problem:{}", text.code));
    json.member("title", text.title);
    json.member("status", text.status);
    if (!text.detail.empty()) json.member("detail", text.detail);
    if (!text.field.empty()) json.member("field", text.field);
    if (reasons.empty()) return;
    json.array("reasons", [&] {
      for (const auto& reason : reasons) {
        json.object([&] {
          json.member("code", reason.code).member("rule", reason.rule).member("nl", reason.nl).member("en", reason.en);
        });
      }
    });
  });
  Response response;
  response.status = text.status;
  response.headers.set("Content-Type", "application/problem+json");
  response.body = json.take();
  return response;
}

}  // namespace

int http_status(ErrorCode code) { return row_of(code).status; }

Response json(int status, std::string text) {
  Response response;
  response.status = status;
  response.headers.set("Content-Type", "application/json");
  response.body = std::move(text);
  return response;
}

Response text(int status, std::string text) {
  Response response;
  response.status = status;
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.body = std::move(text);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response problem(const Error& error, const std::vector<ProblemReason>& reasons) {
  const auto& row = row_of(error.code);
  const bool is_hidden = is_for_our_eyes_only(error.code);
  auto response = write_problem({.status = row.status,
                                 .code = is_hidden ? name_of(ErrorCode::kInternal) : name_of(error.code),
                                 .title = row.title,
                                 .detail = is_hidden ? std::string_view() : error.message,
                                 .field = is_hidden ? std::string_view() : error.field},
                                reasons);
  if (is_hidden) response.fault = error.message;
  if (error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kRateLimited) response.headers.set("Retry-After", "1");
  return response;
}

Response problem(int status, std::string_view code, std::string_view detail, std::string_view field) {
  return write_problem({.status = status, .code = code, .title = reason_phrase(status), .detail = detail, .field = field}, {});
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "";
  }
}

}  // namespace dijkwacht::http
