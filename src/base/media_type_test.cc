#include "base/media_type.h"

#include <gtest/gtest.h>

namespace dijkwacht {
namespace {

TEST(MediaType, IsToldByWhatIsInTheFile) {
  EXPECT_EQ(media_type_of(to_bytes("%PDF-1.7 …")).value(), "application/pdf");
  EXPECT_EQ(media_type_of(to_bytes("\x89PNG\r\n\x1a\n...")).value(), "image/png");
  EXPECT_EQ(media_type_of(to_bytes("één regel\n")).value(), "text/plain");
  const auto zip = [](std::string_view name) { return to_bytes("PK\x03\x04" + std::string(26, '.') + std::string(name)); };
  EXPECT_EQ(media_type_of(zip("[Content_Types].xml")).value(), "application/vnd.openxmlformats-officedocument");
  EXPECT_EQ(media_type_of(zip("evil.exe")).error().field, "content");
  for (const auto* bad : {"", "MZ\x90\x03", "\xff\xfe\x00"}) EXPECT_FALSE(media_type_of(to_bytes(bad))) << bad;
}

}  // namespace
}  // namespace dijkwacht
