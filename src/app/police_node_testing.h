#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "app/demo_set_up.h"
#include "app/key_domains.h"
#include "app/node.h"
#include "app/node_files.h"
#include "app/node_store.h"
#include "app/platform.h"
#include "base/clock.h"
#include "base/json.h"
#include "config/node_settings.h"
#include "crypto/key_ring.h"
#include "crypto/local_key_service.h"
#include "store/database_testing.h"

/// The demo's police node in this process, with a data folder of its own that a test may edit. For tests of this room. Throws
/// (`value()`) when it cannot be set up.
namespace dijkwacht::app::testing {

/// Set up once in this process: hashing the passwords of its accounts takes a second.
inline const std::filesystem::path& prepared_demo() {
  static const store::testing::TemporaryFolder folder;
  static const bool is_set_up = [] {
    const SystemClock clock;
    const DemoPlace place{.folder = folder.path(), .project = DIJKWACHT_SOURCE_DIR, .without = {"shop", "carrier"}};
    set_up_demo(place, clock).value();
    return true;
  }();
  static_cast<void>(is_set_up);
  return folder.path();
}

class PoliceNode {
 public:
  PoliceNode() {
    std::filesystem::copy(prepared_demo(), folder_.path(), std::filesystem::copy_options::recursive);
    std::filesystem::copy(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data", data(), std::filesystem::copy_options::recursive);
  }

  /// The rules, lists and texts that this node reads.
  std::filesystem::path data() const { return folder_.path() / "data"; }

  config::NodeSettings settings() const {
    auto settings = config::load_node_settings(folder_.path() / "police").value();
    settings.has_key_process = false;  // the same keys, in this process
    settings.rules_directory = data();
    return settings;
  }
  NodeFiles files() const { return NodeFiles{folder_.path() / "police"}; }

  Result<std::unique_ptr<Node>> open() const { return Node::open(settings(), "/nowhere"); }

  Result<std::unique_ptr<Platform>> open_platform() const { return Platform::open(settings(), "/nowhere"); }

  /// The store and keys, while no node has them.
  std::unique_ptr<store::Database> open_store() const { return open_node_store(files()).value(); }
  std::unique_ptr<crypto::LocalKeyService> open_keys() const {
    return std::make_unique<crypto::LocalKeyService>(crypto::KeyRing::load(files().keys(), key_domains(settings())).value());
  }

  /// Asks with the command line's key. Answers the body; a status that is not `status` fails the test.
  JsonDocument ask(Node& node, http::Method method, const std::string& path, std::map<std::string, std::string> query = {},
                   const std::string& body = "", int status = 200) const {
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = std::move(query);
    request.headers.set("Authorization", "Bearer " + read_text_file(files().command_line_key()).value());
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = body;
    const auto answer = node.handle(std::move(request));
    EXPECT_EQ(answer.status, status) << path << ": " << answer.body;
    return JsonDocument::parse(answer.body).value();
  }

 private:
  store::testing::TemporaryFolder folder_;
};

}  // namespace dijkwacht::app::testing
