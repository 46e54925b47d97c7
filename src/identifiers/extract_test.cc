#include "identifiers/extract.h"

#include <gtest/gtest.h>

#include <string>

namespace dijkwacht::identifiers {
namespace {

std::vector<std::string> domains_in(std::string_view text) {
  std::vector<std::string> names;
  for (const auto& domain : find_domains(text)) names.push_back(domain.canonical().reveal("test"));
  return names;
}

using Names = std::vector<std::string>;

TEST(FindDomains, ANameInASentenceIsFoundWithoutItsPunctuation) {
  EXPECT_EQ(domains_in("Bestelling bij www.Schoenen-Koopje.example, order 123."), Names{"www.schoenen-koopje.example"});
  EXPECT_EQ(domains_in("(zie winkel.test)."), Names{"winkel.test"});
  EXPECT_EQ(domains_in("\"winkel.test\"!"), Names{"winkel.test"});
}

TEST(FindDomains, AWebAddressGivesItsHost) {
  EXPECT_EQ(domains_in("betaal via https://pay.shop.example:8443/x?y=z#a nu"), Names{"pay.shop.example"});
  EXPECT_EQ(domains_in("shop.example/betaal"), Names{"shop.example"});
  EXPECT_EQ(domains_in("website:shop.example"), Names{"shop.example"});
}

TEST(FindDomains, AnEmailAddressGivesItsDomain) { EXPECT_EQ(domains_in("info@shop.example"), Names{"shop.example"}); }

TEST(FindDomains, TheHostBehindAnAtSignIsTheRealOne) {
  EXPECT_EQ(domains_in("https://bank.example@evil.test/inloggen"), Names{"evil.test"});
}

TEST(FindDomains, InternationalNamesComeInALabels) {
  EXPECT_EQ(domains_in("koop bij bücher.example"), Names{"xn--bcher-kva.example"});
}

TEST(FindDomains, EachNameComesOnceInTheOrderOfTheText) {
  EXPECT_EQ(domains_in("b.test a.test B.TEST"), (Names{"b.test", "a.test"}));
}

TEST(FindDomains, InitialsNumbersAndAmountsAreNoNames) {
  EXPECT_EQ(domains_in("J.Jansen factuur 2026.11 EUR 1.250,00 ref.12345 192.0.2.1 a..b ..."), Names{});
  EXPECT_EQ(domains_in(""), Names{});
}

TEST(FindDomains, ManyNamesAreCutOff) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a" + std::to_string(i) + ".test ";
  EXPECT_EQ(find_domains(text).size(), kExtractDomainsMax);
}

TEST(FindDomains, TextBeyondTheLimitIsNotRead) {
  EXPECT_EQ(domains_in(std::string(kExtractBytesMax, ' ') + "shop.test"), Names{});
  EXPECT_EQ(domains_in(std::string(kExtractBytesMax - 9, ' ') + "shop.test"), Names{"shop.test"});
}

TEST(FindDomains, BytesThatAreNoTextAreSteppedOver) {
  EXPECT_EQ(domains_in(std::string("\xff\xfe shop.test \x00 \xc3", 17)), Names{"shop.test"});
}

}  // namespace
}  // namespace dijkwacht::identifiers
