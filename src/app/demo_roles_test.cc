#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/police_node_testing.h"

namespace dijkwacht::app {
namespace {

TEST(DemoRoles, AreNamedAndSayWhatTheyCanDoInBothLanguages) {
  const testing::PoliceNode police;
  const auto node = police.open().value();
  const auto page = police.ask(*node, http::Method::kGet, "/api/v1/demo-roles");
  std::vector<std::string> roles;
  const auto items = page.root().array("items").value();
  for (const auto& item : items) {
    roles.emplace_back(item.string("role").value());
    for (const auto* text : {"name", "task"}) {
      for (const auto* language : {"nl", "en"}) EXPECT_FALSE(item.at(text)->string(language)->empty()) << roles.back();
    }
  }
  EXPECT_THAT(roles, ::testing::ElementsAre("police-analyst", "privacy-officer"));
}

}  // namespace
}  // namespace dijkwacht::app
