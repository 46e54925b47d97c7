#include "identifiers/wallet.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {
namespace {

TEST(Wallet, AMistypedSignIsNoticedAnywhere) {
  const std::string signs = "023456789acdefghjklmnpqrstuvwxyz";
  for (const std::string wallet :
       {"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"}) {
    for (std::size_t at = 0; at < wallet.size(); ++at) {
      for (const auto sign : signs) {
        auto typed = wallet;
        typed[at] = sign;
        EXPECT_EQ(examine(IdentifierType::kBitcoin, typed).has_value(), typed == wallet) << typed;
      }
    }
  }
}

TEST(Wallet, TheMaskHidesAllButItsKindAndLastFourSigns) {
  EXPECT_TRUE(rc::check([] {
    const auto digit = rc::gen::inRange('0', static_cast<char>('9' + 1));
    const auto number = *rc::gen::container<std::string>(39, digit) + "1";
    const auto wallet = examine(IdentifierType::kEthereum, "0x" + number);
    RC_ASSERT(wallet.has_value());
    RC_ASSERT(mask(*wallet) == "0x•••" + number.substr(36));
  }));
}

}  // namespace
}  // namespace dijkwacht::identifiers
