#include "api/role_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "store/database_testing.h"

namespace dijkwacht::api {
namespace {

const std::filesystem::path kFile = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/texts/roles.toml";

TEST(RoleTexts, EveryRoleHasANameAndATaskInBothLanguages) {
  const auto texts = RoleTexts::load(kFile);
  ASSERT_TRUE(texts) << texts.error().message;
  for (std::size_t i = 0; i < auth::kRoleCount; ++i) {
    const auto role = static_cast<auth::Role>(i);
    const auto& [name, task] = texts->of(role);
    for (const auto* text : {&name.nl, &name.en, &task.nl, &task.en}) EXPECT_FALSE(text->empty()) << auth::name_of(role);
    EXPECT_NE(name.nl, name.en);
  }
  EXPECT_EQ(texts->of(auth::Role::kPoliceAnalyst).name.nl, "analist van de politie");
}

TEST(RoleTexts, ARoleWithoutTextIsNamed) {
  std::ifstream original(kFile);
  std::string content((std::istreambuf_iterator<char>(original)), {});
  content.replace(content.find("[roles.bank-analyst]"), 20, "[roles.bank-analist]");
  store::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "roles.toml") << content;
  const auto texts = RoleTexts::load(folder.path() / "roles.toml");
  ASSERT_FALSE(texts);
  EXPECT_EQ(texts.error().field, "bank-analyst");
  EXPECT_THAT(texts.error().message, ::testing::HasSubstr("roles.toml"));
}

}  // namespace
}  // namespace dijkwacht::api
