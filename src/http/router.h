#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/cors.h"
#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::http {

/// Answers one request. Runs on a worker thread and may block; several run at once.
using Handler = std::function<Response(const Request&)>;

/// One row of the route table.
struct Route {
  Method method = Method::kGet;
  std::string pattern;  ///< kebab-case literals and {camelCase} parameters, each a whole segment: "/api/v1/reports/{reportId}"
  Handler handler;
  std::optional<std::size_t> body_bytes_max = {};  ///< unset: the server's limit
  std::optional<Cors> cors = {};                   ///< unset: pages of our own origin only
};

/// The whole table, made once at the start and never changed; thread-safe.
///   * The most specific pattern that fits the path is the resource: a literal goes before a parameter.
///   * Resource there, method not: 405 with `Allow`. No resource: `fallback` (the pages), or 404.
///   * HEAD is answered by GET's handler (the server leaves the body out); OPTIONS by the table.
class Router {
 public:
  /// Errors: kInvalidArgument naming the patterns when one is malformed, has no handler, stands twice, or clashes: a path would
  /// fit two and neither is more specific ("/a/{x}/c" and "/a/b/{y}").
  static Result<Router> create(std::vector<Route> routes, Handler fallback = nullptr);

  Response handle(Request request) const;
  /// The limit for a request that is about to send a body; `otherwise` when the route names none.
  std::size_t body_bytes_max(const RequestHead& head, std::size_t otherwise) const;
  /// Every (method, pattern), in the order of the table: the test that compares with openapi.yaml reads this.
  const std::vector<Route>& routes() const;

 private:
  struct Table;
  explicit Router(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
  std::shared_ptr<const Table> table_;
};

}  // namespace dijkwacht::http
