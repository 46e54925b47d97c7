#include "identifiers/handle.h"

#include <gtest/gtest.h>

namespace dijkwacht::identifiers {
namespace {

std::optional<Identifier> handle_at(std::string_view url) { return handle_of(parse(IdentifierType::kUrl, url).value()); }

TEST(Handle, OfAWebAddressThatIsNoProfileThereIsNone) {
  EXPECT_EQ(handle_at("https://www.marktplaats.nl/u/naam/12345/").value().canonical().reveal("test"), "marktplaats:12345");
  EXPECT_FALSE(handle_at("https://www.marktplaats.nl/v/fietsen/m12345"));
  EXPECT_FALSE(handle_at("http://192.0.2.1/jan"));
  EXPECT_FALSE(handle_of(parse(IdentifierType::kDomain, "facebook.com").value()));
}

TEST(Handle, OneAccountIsOneIdentifierByWhicheverAddress) {
  const auto account = handle_at("https://www.facebook.com/jan.de.voorbeeld");
  EXPECT_EQ(account, handle_at("https://nl-nl.facebook.com/JanDeVoorbeeld/photos?x=1"));
  EXPECT_NE(account, handle_at("https://www.instagram.com/jandevoorbeeld"));
}

}  // namespace
}  // namespace dijkwacht::identifiers
