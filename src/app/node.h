#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "config/node_settings.h"
#include "http/request.h"
#include "http/response.h"

namespace dijkwacht::app {

/// One organisation's node: its rooms wired by role, its doors and its jobs. Thread-safe after `open`.
class Node {
 public:
  /// Opens store, keys and rooms; nothing listens and no job runs yet. `executable`: this program, for the key process.
  static Result<std::unique_ptr<Node>> open(config::NodeSettings settings, const std::filesystem::path& executable);
  /// As `stop`.
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  /// Opens the doors (pages and, with mutual TLS, other nodes) and starts the jobs. Errors: kUnavailable when a port is taken.
  Status start();
  /// Closes the doors, answers what is under way, lets the jobs end. Once is enough.
  void stop();

  /// Answers a request as the pages' door would, without a socket: for the command line when no node runs.
  http::Response handle(http::Request request);

 private:
  struct Parts;
  explicit Node(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dijkwacht::app
