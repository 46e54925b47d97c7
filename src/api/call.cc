#include "api/call.h"

namespace dijkwacht::api {
namespace {

constexpr std::size_t kIdempotencyKeyCharactersMax = 64;

}  // namespace

Result<JsonDocument> Call::json(std::size_t bytes_max) const {
  const auto type = request.headers.get("Content-Type").value_or("");
  const auto media_type = http::trimmed(type.substr(0, type.find(';')));
  if (!http::equal_ignoring_case(media_type, "application/json")) {
    return fail(ErrorCode::kInvalidArgument, "send the body as Content-Type: application/json", "Content-Type");
  }
  return JsonDocument::parse(request.body, bytes_max);
}

Result<std::string> Call::idempotency_key() const {
  const auto key = request.headers.get("Idempotency-Key").value_or("");
  if (key.size() > kIdempotencyKeyCharactersMax) {
    return fail(ErrorCode::kInvalidArgument, "an Idempotency-Key has at most 64 characters", "Idempotency-Key");
  }
  return std::string(key);
}

}  // namespace dijkwacht::api
