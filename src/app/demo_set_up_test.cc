#include "app/demo_set_up.h"

#include <gtest/gtest.h>

namespace dijkwacht::app {
namespace {

TEST(DemoNodes, ShopAndCarrierCanBeLeftOutTheLoopCannot) {
  EXPECT_EQ(demo_nodes({}).value().size(), std::size(kDemoNodes));
  EXPECT_EQ(demo_nodes({"shop", "carrier"}).value().size(), std::size(kDemoNodes) - 2);
  for (const auto* name : {"police", "bank", "nobody"}) {
    const auto refused = demo_nodes({name});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().field, "without");
  }
}

}  // namespace
}  // namespace dijkwacht::app
