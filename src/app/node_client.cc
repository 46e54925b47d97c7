#include "app/node_client.h"

#include <array>

#include "app/node.h"
#include "app/node_files.h"
#include "base/json.h"
#include "config/node_settings.h"
#include "http/target.h"

namespace dijkwacht::app {
namespace {

/// A problem detail back into an error of ours.
Error error_of(const http::Response& response) {
  constexpr std::array kCodes = {ErrorCode::kInvalidArgument, ErrorCode::kUnauthenticated, ErrorCode::kPermissionDenied,
                                 ErrorCode::kNotFound,        ErrorCode::kConflict,        ErrorCode::kFailedPrecondition,
                                 ErrorCode::kTooLarge,        ErrorCode::kRateLimited,     ErrorCode::kUnavailable};
  Error error{.code = ErrorCode::kInternal, .message = "the node answered " + std::to_string(response.status)};
  for (const auto code : kCodes) {
    if (http::http_status(code) == response.status) error.code = code;
  }
  const auto document = JsonDocument::parse(response.body);
  if (!document) return error;
  if (auto detail = document->root().string_or("detail", ""); detail && !detail->empty()) error.message = *detail;
  if (auto field = document->root().string_or("field", "")) error.field = *field;
  return error;
}

Result<http::Request> request_to(http::Method method, std::string_view target, std::string body) {
  const auto parsed = TRY(http::parse_target(target));
  http::Request request;
  request.method = method;
  request.path = parsed.path;
  request.query = parsed.query;
  request.client_address = "127.0.0.1";
  request.body = std::move(body);
  return request;
}

}  // namespace

NodeClient::NodeClient() = default;
NodeClient::NodeClient(NodeClient&&) noexcept = default;
NodeClient::~NodeClient() = default;

Result<NodeClient> NodeClient::connect(const std::filesystem::path& data_directory, const std::filesystem::path& executable) {
  const auto settings = TRY(config::load_node_settings(data_directory));
  NodeClient client;
  client.authorization_ = "Bearer " + TRY(read_text_file(NodeFiles{data_directory}.command_line_key()));
  auto running = std::make_unique<http::Client>(http::ClientSettings{
      .host = settings.pages.address, .port = settings.pages.port, .exchange_time = std::chrono::minutes(5)});
  if (running->get("/readyz")) {
    client.client_ = std::move(running);
  } else {
    client.node_ = TRY(Node::open(settings, executable));
  }
  return client;
}

Result<std::string> NodeClient::get(std::string_view target) { return send(http::Method::kGet, target, ""); }

Result<std::string> NodeClient::post(std::string_view target, std::string body) {
  return send(http::Method::kPost, target, std::move(body));
}

Result<std::string> NodeClient::send(http::Method method, std::string_view target, std::string body) {
  http::Headers headers;
  headers.set("Authorization", authorization_);
  if (!body.empty()) headers.set("Content-Type", "application/json");
  http::Response response;
  if (client_) {
    response = TRY(client_->send({.method = method, .target = std::string(target), .headers = headers, .body = std::move(body)}));
  } else {
    auto request = TRY(request_to(method, target, std::move(body)));
    request.headers = headers;
    response = node_->handle(std::move(request));
  }
  constexpr int kFirstFailure = 400;
  if (response.status >= kFirstFailure) return fail(error_of(response));
  return std::move(response.body);
}

}  // namespace dijkwacht::app
