#include "config/node_settings.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "config/toml_file.h"

namespace dijkwacht::config {
namespace {

class NodeSettingsFile : public ::testing::Test {
 protected:
  NodeSettingsFile() {
    auto pattern = (std::filesystem::temp_directory_path() / "node-settings-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~NodeSettingsFile() override { std::filesystem::remove_all(folder_); }

  void write(std::string_view text) const { std::ofstream(folder_ / "node.toml") << text; }

  std::filesystem::path folder_;
};

TEST_F(NodeSettingsFile, ComesBackAsItWasSaved) {
  const NodeSettings saved{.id = "police",
                           .sector = "police",
                           .name_nl = "Politie",
                           .name_en = "Police",
                           .roles = {NodeRole::kCasework, NodeRole::kExchange},
                           .is_synthetic = true,
                           .origin = "http://police.localhost:8081",
                           .pages = {.port = 8081},
                           .node_to_node = {.port = 9081},
                           .countersigner = "fhd",
                           .has_key_process = true,
                           .processing = {.controller = "Korpschef"},
                           .open_requests_per_second = 50,
                           .data_directory = folder_,
                           .rules_directory = "/data",
                           .pages_directory = "/pages"};
  ASSERT_TRUE(save_node_settings(saved));
  const auto loaded = load_node_settings(folder_);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->roles, saved.roles);
  EXPECT_EQ(loaded->node_to_node.port, 9081);
  EXPECT_EQ(loaded->processing.controller, "Korpschef");
  EXPECT_EQ(loaded->open_requests_per_second, 50);
  EXPECT_TRUE(loaded->has_role(NodeRole::kExchange));
  EXPECT_FALSE(loaded->has_role(NodeRole::kPartner));
}

TEST_F(NodeSettingsFile, NamesTheKeyThatIsWrong) {
  write("id = 5\n");
  EXPECT_EQ(load_node_settings(folder_).error().field, "id");
  write("id = 'x'\n");
  EXPECT_EQ(load_node_settings(folder_).error().field, "sector");
}

TEST_F(NodeSettingsFile, PaymentsWithoutCopiesOfSignalsAreRefused) {
  NodeSettings saved{.id = "bank", .sector = "bank", .name_nl = "Bank", .name_en = "Bank", .roles = {NodeRole::kPayments}};
  saved.data_directory = folder_;
  ASSERT_TRUE(save_node_settings(saved));
  EXPECT_EQ(load_node_settings(folder_).error().field, "roles");
  saved.roles = {NodeRole::kPartner, NodeRole::kPayments};
  ASSERT_TRUE(save_node_settings(saved));
  EXPECT_TRUE(load_node_settings(folder_));
}

TEST_F(NodeSettingsFile, NamesTheLineThatIsNoToml) {
  write("id = 'police'\nsector = \n");
  EXPECT_NE(load_node_settings(folder_).error().message.find("line 2"), std::string::npos);
}

TEST_F(NodeSettingsFile, SaysWhenThereIsNone) { EXPECT_EQ(load_node_settings(folder_).error().code, ErrorCode::kNotFound); }

}  // namespace
}  // namespace dijkwacht::config
