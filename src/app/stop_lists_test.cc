#include "app/stop_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/police_node_testing.h"
#include "cases/case_service.h"
#include "identifiers/identifier.h"

namespace dijkwacht::app {
namespace {

using ::testing::HasSubstr;
using testing::PoliceNode;

constexpr const char* kReason = "reason = { nl = \"Een veilingsite.\", en = \"An auction site.\" }\n";

std::string list_of(const std::string& type, const std::string& values) {
  return "[[lists]]\ntype = \"" + type + "\"\nvalues = [" + values + "]\n" + kReason;
}

/// One node for all tests.
class StopLists : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { police_ = std::make_unique<PoliceNode>(); }
  static void TearDownTestSuite() { police_.reset(); }
  void TearDown() override { std::filesystem::remove(own_list()); }

  static std::filesystem::path own_list() { return police_->data() / "stop-identifiers" / "zz-own.toml"; }
  static void write_list(const std::string& text) { std::ofstream(own_list()) << "source = \"test\"\n" << text; }

  static crypto::Token token_of(crypto::KeyService& keys, const std::string& value, const char* type = "domain") {
    return keys.tokenise_one(crypto::KeyDomain::kCasework, type, Sensitive<std::string>(value)).value();
  }
  /// Two reports that name a website and nothing else in common, linked before the node starts.
  static void link_two_reports(const std::string& domain) {
    const auto database = police_->open_store();
    const auto keys = police_->open_keys();
    const SystemClock clock;
    SystemRandom random;
    const auto cases = cases::CaseService::create(*database, clock, random,
                                                  {{}, cases::CaseTexts::load(police_->data() / "texts/cases.toml").value()})
                           .value();
    for (int i = 0; i < 2; ++i) {
      cases
          ->add(
              {.report_id = reports::ReportId::random(random),
               .fraud_type = "AKF",
               .channel = "web",
               .occurred_on = parse_date("2026-11-20").value(),
               .received_at = clock.now(),
               .identifiers = {{.type = "domain",
                                .token = token_of(*keys, domain),
                                .sealed = crypto::seal_box(keys->sealing_key(crypto::KeyDomain::kCasework), as_bytes(domain))}}},
              "system")
          .value();
    }
  }

  static std::unique_ptr<PoliceNode> police_;
};
std::unique_ptr<PoliceNode> StopLists::police_;

TEST_F(StopLists, TheListsOfTheProductAreAllReadable) {
  const auto keys = police_->open_keys();
  const auto listed = load_stop_lists(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/stop-identifiers", *keys);
  ASSERT_TRUE(listed) << listed.error().message;
  EXPECT_EQ(listed->at(token_of(*keys, "marktplaats.nl")).en,
            "A marketplace or shop that many people use. That two reports name it says nothing about the offender.");
}

TEST_F(StopLists, AListedWebsiteStopsHoweverItsFrontPageIsTypedButNotAPageOfIt) {
  write_list(list_of("domain", "\"veiling.example\""));
  const auto keys = police_->open_keys();
  const auto listed = load_stop_lists(police_->data() / "stop-identifiers", *keys).value();
  EXPECT_TRUE(listed.contains(token_of(*keys, "www.veiling.example")));
  for (const auto* typed : {"https://veiling.example", "https://www.veiling.example/", "http://veiling.example/"}) {
    const auto url = identifiers::parse(identifiers::IdentifierType::kUrl, typed).value();
    EXPECT_TRUE(listed.contains(token_of(*keys, url.canonical().reveal("test"), "url"))) << typed;
  }
  const auto advertisement = identifiers::parse(identifiers::IdentifierType::kUrl, "https://veiling.example/fiets/12").value();
  EXPECT_FALSE(listed.contains(token_of(*keys, advertisement.canonical().reveal("test"), "url")));
  EXPECT_FALSE(listed.contains(token_of(*keys, "shop.veiling.example"))) << "somebody's own place under it";
}

TEST_F(StopLists, AListedValueDoesNotLinkFromTheStartAndSaysWhy) {
  link_two_reports("veiling.example");
  {
    const auto node = police_->open().value();
    EXPECT_TRUE(police_->ask(*node, http::Method::kGet, "/api/v1/stop-identifiers").root().array("items")->empty());
    EXPECT_EQ(police_->ask(*node, http::Method::kGet, "/api/v1/cases").root().array("items")->size(), 1U);
  }
  write_list(list_of("domain", "\"Veiling.Example.\""));
  {
    const auto node = police_->open().value();
    const auto page = police_->ask(*node, http::Method::kGet, "/api/v1/stop-identifiers");
    const auto stops = page.root().array("items").value();
    ASSERT_EQ(stops.size(), 1U);
    EXPECT_EQ(stops[0].string("kind").value(), "listed");
    EXPECT_EQ(stops[0].string("masked").value(), "veiling.example");
    EXPECT_EQ(stops[0].at("reason").value().string("nl").value(), "Een veilingsite.");
    EXPECT_EQ(police_->ask(*node, http::Method::kGet, "/api/v1/cases").root().array("items")->size(), 2U);
  }
  std::filesystem::remove(own_list());
  const auto node = police_->open().value();
  EXPECT_EQ(police_->ask(*node, http::Method::kGet, "/api/v1/cases").root().array("items")->size(), 1U) << "struck from the list";
}

TEST_F(StopLists, ABadValueIsNamedWithFileAndRowAndTheNodeDoesNotStart) {
  write_list(list_of("domain", "\"goed.example\"") + list_of("phone", "\"+31201234567\", \"bel mij\""));
  const auto node = police_->open();
  ASSERT_FALSE(node);
  EXPECT_EQ(node.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(node.error().message, HasSubstr("zz-own.toml: lists[1]: values[1]: 'bel mij' is no phone"));
}

TEST_F(StopLists, AnUnknownTypeIsNamedWithFileAndRow) {
  write_list(list_of("colour", "\"red\""));
  EXPECT_THAT(police_->open().error().message, HasSubstr("zz-own.toml: lists[0]: values[0]: 'red' is of no type that is known"));
}

TEST_F(StopLists, AValueListedInTwoSpellingsIsNamedWithBothRows) {
  write_list(list_of("domain", "\"MARKTPLAATS.nl\""));
  const auto node = police_->open();
  ASSERT_FALSE(node);
  EXPECT_THAT(node.error().message,
              HasSubstr("zz-own.toml: lists[0]: values[0]: 'MARKTPLAATS.nl' is listed already: platforms.toml"));
}

}  // namespace
}  // namespace dijkwacht::app
