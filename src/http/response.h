#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "http/headers.h"

namespace dijkwacht::http {

/// An answer. A value; the server adds length, date and the headers of security_headers.h that are not set here.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  /// The pattern of the route that answered ("/api/v1/reports/{reportId}"): for log and metrics, never sent. Empty when none did.
  std::string route = {};
  /// What went wrong when the fault is ours: for the log, never sent.
  std::string fault = {};
};

/// Why policy or a rule said no, in the words of the person who reads it.
struct ProblemReason {
  std::string code;
  std::string rule;
  std::string nl;
  std::string en;
};

/// The ONE table from our errors to HTTP.
int http_status(ErrorCode code);

/// `application/json` with this text as it is.
Response json(int status, std::string text);
Response text(int status, std::string text);
/// 204.
Response no_content();

/// RFC 9457 `application/problem+json`: type, title, status, detail, field and reasons. The detail of a kInternal or
/// kDataCorrupt error becomes `fault`: those messages are for the log, not for a stranger.
Response problem(const Error& error, const std::vector<ProblemReason>& reasons = {});
/// A problem of HTTP itself, which has no ErrorCode of ours (405, 408, 431, 501).
Response problem(int status, std::string_view code, std::string_view detail, std::string_view field = {});

/// The answer to what a handler's work came to: the value as `make` writes it, or the problem.
template <typename T, typename Make>
Response answer(const Result<T>& result, Make make) {
  return result ? make(*result) : problem(result.error());
}

/// `"Not Found"`; an empty text for a status we never send.
std::string_view reason_phrase(int status);

}  // namespace dijkwacht::http
