#include "identifiers/identifier.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/random.h"
#include "identifiers/domain.h"
#include "identifiers/iban.h"
#include "identifiers/iban_registry.h"
#include "identifiers/reason_texts.h"
#include "identifiers/url.h"

namespace dijkwacht::identifiers {
namespace {

std::string text_of(const Identifier& identifier) { return identifier.canonical().reveal("test"); }

Identifier identifier_of(IdentifierType type, std::string_view text, const ParseOptions& options = {}) {
  auto identifier = examine(type, text, options);
  EXPECT_TRUE(identifier) << text << ": " << (identifier ? "" : code_of(identifier.error()));
  return identifier ? *identifier : Identifier::of_canonical(type, "");
}

std::string digits(std::size_t count) {
  return *rc::gen::container<std::string>(count, rc::gen::inRange('0', static_cast<char>('9' + 1)));
}

/// A made-up valid account of any country of the registry.
Identifier any_iban() {
  const auto& country = *rc::gen::elementOf(std::vector(iban_countries().begin(), iban_countries().end()));
  std::string account;
  for (std::size_t i = 0; i + 4 < country.length; ++i) {
    const bool is_letter = country.places[i] == 'a' || (country.places[i] == 'c' && *rc::gen::arbitrary<bool>());
    account +=
        is_letter ? *rc::gen::inRange('A', static_cast<char>('Z' + 1)) : *rc::gen::inRange('0', static_cast<char>('9' + 1));
  }
  const auto iban = iban_of(country.code, account);
  RC_ASSERT(iban.has_value());
  return *iban;
}

std::string any_label() {
  constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return *rc::gen::container<std::string>(*rc::gen::inRange<std::size_t>(1, 20), rc::gen::elementOf(std::string(kSigns)));
}

/// Letters of several scripts, marks, joiners, dots of several kinds, digits and signs: what names are forged from.
std::string any_hostile_text() {
  static const std::vector<std::string> kPieces = {
      "a",      "Z",      "0", "9", ".",       "-",        "_",        "@",      "/",      ":",      "%",      "?",
      "#",      "\\",     " ", "+", "xn--",    "https://", ".example", ".test",  "%2e",    "ß",      "İ",      "ı",
      "ς",      "а",      "е", "é", "e\u0301", "\u200d",   "\u200c",   "\u202e", "\u00a0", "。",     "．",     "１",
      "Ａ",     "＠",     "٣", "א", "ا",       "क्",        "中",       "💩",     "\ufb01", "\u00ad", "\u2460", "\u0345",
      "\u1e9e", "\u037a", "[", "]", "::",      "0x",       "NL",       "ext",    "+999",   "1234567"};
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) text += piece;
  return text;
}

void assert_round_trip(IdentifierType type, const std::string& text, const ParseOptions& options) {
  const auto identifier = examine(type, text, options);
  if (!identifier) return;
  const auto again = examine(type, text_of(*identifier), options);
  RC_ASSERT(again.has_value());
  RC_ASSERT(text_of(*again) == text_of(*identifier));
  const auto displayed = examine(type, display(*identifier), options);
  RC_ASSERT(displayed.has_value());
  RC_ASSERT(text_of(*displayed) == text_of(*identifier));
}

/// Digits and letters of a masked text, without the bullets and grouping.
std::string shown(std::string masked) {
  for (const std::string_view hidden : {std::string_view("•"), std::string_view(" ")}) {
    for (auto at = masked.find(hidden); at != std::string::npos; at = masked.find(hidden)) masked.erase(at, hidden.size());
  }
  return masked;
}

TEST(Identifier, ParsingACanonicalOrDisplayFormGivesTheSame) {
  const ParseOptions options{.region = "NL", .accept_synthetic_numbers = true};
  EXPECT_TRUE(rc::check([&] {
    for (const auto type : kIdentifierTypes) assert_round_trip(type, any_hostile_text(), options);
  }));
}

TEST(Identifier, EveryAccountOfTheRegistryParsesInAnyGrouping) {
  EXPECT_TRUE(rc::check([] {
    const auto iban = any_iban();
    RC_ASSERT(examine(IdentifierType::kIban, display(iban)).value() == iban);
    assert_round_trip(IdentifierType::kIban, text_of(iban), {});
  }));
}

TEST(Identifier, OneWrongDigitOrTwoSwappedNeighboursAreAlwaysFound) {
  EXPECT_TRUE(rc::check([] {
    const auto text = text_of(any_iban());
    const auto at = *rc::gen::inRange<std::size_t>(4, text.size());
    auto wrong = text;
    wrong[at] = wrong[at] == '9' ? '0' : static_cast<char>(wrong[at] + (wrong[at] == 'Z' ? -1 : 1));
    RC_ASSERT(!examine(IdentifierType::kIban, wrong));
    // Digits only: by the standard B1 and 1B, 22 and M are the same number.
    RC_PRE(at > 4 && std::isdigit(text[at]) && std::isdigit(text[at - 1]) && text[at] != text[at - 1]);
    auto swapped = text;
    std::swap(swapped[at], swapped[at - 1]);
    RC_ASSERT(!examine(IdentifierType::kIban, swapped));
  }));
}

TEST(Identifier, TheMaskOfAnAccountShowsCountryDutchBankAndTwoDigitsOnly) {
  EXPECT_TRUE(rc::check([] {
    const auto iban = any_iban();
    const auto text = text_of(iban);
    const auto bank = bank_code(iban).value_or("");
    RC_ASSERT(shown(mask(iban)) == text.substr(0, 2) + bank + text.substr(text.size() - 2));
  }));
}

TEST(Identifier, TheMaskOfANumberShowsCountryCodeAndTwoDigitsOnly) {
  EXPECT_TRUE(rc::check([] {
    const auto number = digits(*rc::gen::inRange<std::size_t>(7, 13));
    const auto phone = examine(IdentifierType::kPhone, "+999" + number, {.accept_synthetic_numbers = true});
    RC_ASSERT(phone.has_value());
    RC_ASSERT(shown(mask(*phone)) == "+999" + number.substr(number.size() - 2));
  }));
}

TEST(Identifier, TheMaskOfAnEmailAddressShowsTwoInitialsAndTheTopLevelDomainOnly) {
  EXPECT_TRUE(rc::check([] {
    const auto local = "a" + digits(*rc::gen::inRange<std::size_t>(1, 20));
    const auto label = "b" + any_label();
    const auto email = examine(IdentifierType::kEmail, local + "@" + label + ".shop.example");
    RC_ASSERT(email.has_value());
    RC_ASSERT(mask(*email) == "a•••@b•••.example");
  }));
}

TEST(Identifier, TheMaskOfAWebAddressHidesPathAndQuery) {
  EXPECT_TRUE(rc::check([] {
    const auto secret = "q" + digits(12);
    const auto url = examine(IdentifierType::kUrl, "https://shop.example/" + secret + "?naam=" + secret);
    RC_ASSERT(url.has_value());
    RC_ASSERT(mask(*url) == "https://shop.example/•••");
  }));
}

TEST(Identifier, TheMaskOfAKvkNumberShowsItsLastTwoDigitsOnly) {
  rc::check([] {
    const auto number = digits(8);
    RC_PRE(number != "00000000");
    const auto kvk = examine(IdentifierType::kKvk, "KvK-nr. " + number.substr(0, 4) + " " + number.substr(4));
    RC_ASSERT(kvk.has_value());
    RC_ASSERT(text_of(*kvk) == number);
    RC_ASSERT(shown(mask(*kvk)) == number.substr(6));
  });
}

TEST(Identifier, RandomBytesNeverCrashAndAreNeverEchoedInAnError) {
  SeededRandom random(20261124);
  for (int round = 0; round < 20'000; ++round) {
    Bytes bytes(random.below(80));
    random.fill(bytes);
    const auto type = kIdentifierTypes[static_cast<std::size_t>(random.below(kIdentifierTypes.size()))];
    const auto parsed = parse(type, as_text(bytes), {.region = "NL", .accept_synthetic_numbers = true});
    if (parsed) continue;
    EXPECT_EQ(parsed.error().field, "value");
    EXPECT_TRUE(parsed.error().code == ErrorCode::kInvalidArgument);
    EXPECT_TRUE(std::ranges::any_of(kReasons, [&](Reason reason) { return message_of(reason) == parsed.error().message; }));
  }
}

TEST(Identifier, ALimitOfTwoThousandAndFortyEightBytesHoldsBeforeReading) {
  const std::string longest(limits::kIdentifierBytesMax, '1');
  EXPECT_EQ(examine(IdentifierType::kIp, longest).error(), Reason::kIpForm);
  EXPECT_EQ(examine(IdentifierType::kIp, longest + "1").error(), Reason::kTooLong);
  EXPECT_EQ(parse(IdentifierType::kIp, longest + "1").error().code, ErrorCode::kTooLarge);
}

TEST(Identifier, TwoTypesWithTheSameTextAreTwoIdentifiers) {
  EXPECT_NE(Identifier::of_canonical(IdentifierType::kDomain, "x"), Identifier::of_canonical(IdentifierType::kUrl, "x"));
}

TEST(IdentifierType, NamesAreReadBackAndNothingElseIs) {
  for (const auto type : kIdentifierTypes) EXPECT_EQ(parse_type(name_of(type)).value(), type);
  for (const auto* wrong : {"", "IBAN", "iban ", "bank", "domains"}) EXPECT_EQ(parse_type(wrong).error().field, "type") << wrong;
}

TEST(Reason, CodesAreDistinctAndKnownInBothLanguages) {
  const auto texts = ReasonTexts::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/identifiers/reasons.toml");
  ASSERT_TRUE(texts) << texts.error().message;
  std::set<std::string_view> codes;
  for (const auto reason : kReasons) {
    EXPECT_TRUE(codes.insert(code_of(reason)).second) << code_of(reason);
    EXPECT_FALSE(texts->of(reason).nl.empty());
    EXPECT_FALSE(texts->of(reason).en.empty());
    EXPECT_NE(texts->of(reason).nl, texts->of(reason).en);
  }
  EXPECT_FALSE(codes.contains("unknown"));
  EXPECT_EQ(ReasonTexts::load("/nowhere.toml").error().code, ErrorCode::kNotFound);
}

TEST(Iban, TheRegistryHasEightyNineCountriesFromFifteenToThirtyThreeLong) {
  EXPECT_EQ(iban_countries().size(), 89u);
  const auto [shortest, longest] = std::ranges::minmax(iban_countries(), {}, &IbanCountry::length);
  EXPECT_EQ(shortest.code, "NO");
  EXPECT_EQ(shortest.length, 15);
  EXPECT_EQ(longest.code, "RU");
  EXPECT_EQ(longest.length, 33);
  EXPECT_EQ(find_iban_country("nl"), nullptr);
  EXPECT_EQ(find_iban_country(""), nullptr);
  EXPECT_EQ(find_iban_country("NL")->length, 18);
}

TEST(Iban, TheBankCodeIsThatOfADutchAccountOnly) {
  EXPECT_EQ(bank_code(identifier_of(IdentifierType::kIban, "NL93 DEMO 0123 4567 89")), "DEMO");
  EXPECT_EQ(bank_code(identifier_of(IdentifierType::kIban, "DE89370400440532013000")), std::nullopt);
  EXPECT_EQ(bank_code(identifier_of(IdentifierType::kDomain, "nl.demo.example")), std::nullopt);
  EXPECT_EQ(country_of(identifier_of(IdentifierType::kIban, "DE89370400440532013000")), "DE");
}

TEST(Iban, MadeUpAccountsGetTheirCheckDigits) {
  EXPECT_EQ(text_of(iban_of("NL", "DEMO0123456789").value()), "NL93DEMO0123456789");
  EXPECT_EQ(text_of(iban_of("DE", "370400440532013000").value()), "DE89370400440532013000");
  EXPECT_FALSE(iban_of("NL", "DEMO012345678"));
  EXPECT_FALSE(iban_of("NL", "demo0123456789"));
  EXPECT_FALSE(iban_of("", ""));
}

TEST(Domain, TheRegistrablePartFollowsThePublicSuffixList) {
  const auto registrable = [](std::string_view name) {
    const auto domain = registrable_domain(identifier_of(IdentifierType::kDomain, name));
    return domain ? text_of(*domain) : "none";
  };
  EXPECT_EQ(registrable("www.betaal.shop.example"), "shop.example");
  EXPECT_EQ(registrable("shop.example"), "shop.example");
  EXPECT_EQ(registrable("a.b.shop.co.uk"), "shop.co.uk");
  EXPECT_EQ(registrable("co.uk"), "none");
  EXPECT_EQ(registrable("shop.github.io"), "shop.github.io");
  EXPECT_EQ(registrable("github.io"), "none");
  EXPECT_EQ(registrable("www.xn--bcher-kva.example"), "xn--bcher-kva.example");
  EXPECT_EQ(registrable_domain(identifier_of(IdentifierType::kIp, "192.0.2.1")), std::nullopt);
}

TEST(Domain, ParentsGoFromTheMostSpecificToTheRegistrableOne) {
  std::vector<std::string> names;
  for (const auto& parent : parents_up_to_registrable(identifier_of(IdentifierType::kDomain, "a.b.c.shop.co.uk"))) {
    names.push_back(text_of(parent));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"b.c.shop.co.uk", "c.shop.co.uk", "shop.co.uk"}));
  EXPECT_TRUE(parents_up_to_registrable(identifier_of(IdentifierType::kDomain, "shop.example")).empty());
  EXPECT_TRUE(parents_up_to_registrable(identifier_of(IdentifierType::kDomain, "co.uk")).empty());
  EXPECT_TRUE(parents_up_to_registrable(identifier_of(IdentifierType::kIp, "192.0.2.1")).empty());
}

TEST(Domain, TopLevelDomainsInUseAreKnownAndOthersAreNot) {
  for (const auto* known : {"shop.nl", "shop.com", "shop.example", "shop.test", "shop.xn--p1ai"}) {
    EXPECT_TRUE(has_known_top_level_domain(identifier_of(IdentifierType::kDomain, known))) << known;
  }
  for (const auto* unknown : {"j.jansen", "factuur.nummer", "shop.nl-x"}) {
    EXPECT_FALSE(has_known_top_level_domain(identifier_of(IdentifierType::kDomain, unknown))) << unknown;
  }
}

TEST(Url, TheHostIsADomainOrAnAddress) {
  const auto host = [](std::string_view url) { return host_of(identifier_of(IdentifierType::kUrl, url)).value(); };
  EXPECT_EQ(host("https://www.shop.example:8443/a@b"), Identifier::of_canonical(IdentifierType::kDomain, "www.shop.example"));
  EXPECT_EQ(host("http://0xC0000201/"), Identifier::of_canonical(IdentifierType::kIp, "192.0.2.1"));
  EXPECT_EQ(host("http://[2001:db8::1]:80/"), Identifier::of_canonical(IdentifierType::kIp, "2001:db8::1"));
  EXPECT_EQ(host_of(identifier_of(IdentifierType::kDomain, "shop.example")), std::nullopt);
}

}  // namespace
}  // namespace dijkwacht::identifiers
