#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/client.h"
#include "http/response.h"

namespace dijkwacht::app {

class Node;

/// The command line's way to a node: the running one over its own door, or, when none runs, the node opened here for the moment.
/// Either way the request passes the same gate, with the key that only the node's own user can read. Used by one thread.
class NodeClient {
 public:
  /// Errors: kNotFound when there is no node in `data_directory`; those of Node::open.
  static Result<NodeClient> connect(const std::filesystem::path& data_directory, const std::filesystem::path& executable);
  NodeClient(NodeClient&&) noexcept;
  ~NodeClient();

  /// The body of a good answer. Errors: the problem's own words, with its code and field.
  Result<std::string> get(std::string_view target);
  Result<std::string> post(std::string_view target, std::string body);

 private:
  NodeClient();
  Result<std::string> send(http::Method method, std::string_view target, std::string body);

  std::string authorization_;
  std::unique_ptr<http::Client> client_;
  std::unique_ptr<Node> node_;  ///< when none runs
};

}  // namespace dijkwacht::app
