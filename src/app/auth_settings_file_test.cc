#include "app/auth_settings_file.h"

#include <gtest/gtest.h>

namespace dijkwacht::app {
namespace {

TEST(AuthSettingsFile, TheProjectsOwnFileIsComplete) {
  const auto settings = load_auth_settings(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/settings/auth.toml");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_GE(settings->password.length_min, 12U);
  EXPECT_GT(settings->rate.machine.per_second, settings->rate.open.per_second);
}

TEST(AuthSettingsFile, SaysWhichFileIsMissing) {
  EXPECT_EQ(load_auth_settings("/nowhere/auth.toml").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::app
