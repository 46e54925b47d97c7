#include "messaging/partner_register.h"

#include <gtest/gtest.h>

#include "store/database_testing.h"

namespace dijkwacht::messaging {
namespace {

Partner bank(std::string id, std::string code, std::uint8_t seed) {
  Partner partner{.id = std::move(id),
                  .sector = "bank",
                  .name = {"Demobank", "Demo bank"},
                  .bank_codes = {std::move(code)},
                  .node = PartnerNode()};
  partner.node->origin = "http://bank.localhost:8082";
  partner.node->address = "127.0.0.1:9082";
  partner.node->signing_key = crypto::SigningKeyPair::from_seed(Bytes(32, seed))->public_key();
  partner.node->sealing_keys = {{crypto::KeyDomain::kPartner, crypto::SealingKeyPair::random().public_key}};
  partner.node->tls_fingerprint = std::string(62, 'a') + fmt::format("{:02x}", seed);
  return partner;
}

Partner feed() {
  return {.id = "eth-phishing-detect", .sector = "feed", .name = {"Lijst", "Feed"}, .bank_codes = {}, .node = {}};
}

std::string field_at_fault(std::vector<Partner> partners) {
  const auto made = PartnerRegister::create(std::move(partners));
  return made ? "accepted" : made.error().field;
}

TEST(PartnerRegister, WhatIsSavedIsLoaded) {
  const store::testing::TemporaryFolder folder;
  const auto file = folder.path() / "partners.json";
  ASSERT_TRUE(PartnerRegister::create({bank("demobank", "DEMO", 7), feed()})->save(file));
  const auto loaded = PartnerRegister::load(file);
  ASSERT_TRUE(loaded) << loaded.error().message << loaded.error().field;
  ASSERT_EQ(loaded->all().size(), 2u);
  const auto* partner = loaded->find("demobank");
  ASSERT_NE(partner, nullptr);
  EXPECT_EQ(partner->name.en, "Demo bank");
  EXPECT_EQ(partner->node->address, "127.0.0.1:9082");
  EXPECT_EQ(partner->node->signing_key, bank("demobank", "DEMO", 7).node->signing_key);
  ASSERT_NE(partner->node->sealing_key(crypto::KeyDomain::kPartner), nullptr);
  EXPECT_EQ(partner->node->sealing_key(crypto::KeyDomain::kIntake), nullptr);
  EXPECT_FALSE(loaded->find("eth-phishing-detect")->node);
  EXPECT_EQ(loaded->text(), PartnerRegister::parse(loaded->text())->text());
}

TEST(PartnerRegister, WherePeopleCanTurnToIsKeptInBothLanguages) {
  auto with_contact = bank("demobank", "DEMO", 7);
  with_contact.contact = ContactPoint{{"Fraudedesk", "Fraud desk"}, "+999 88 100 00 02", "", "https://bank.example/help"};
  const auto loaded = PartnerRegister::parse(PartnerRegister::create({with_contact, feed()})->text()).value();
  EXPECT_EQ(loaded.find("demobank")->contact, with_contact.contact);
  EXPECT_FALSE(loaded.find("eth-phishing-detect")->contact);
}

TEST(PartnerRegister, AContactPointThatNobodyCanUseIsNamed) {
  const auto fault = [](const std::string& ways, const std::string& english = "b") {
    const std::string contact = R"({"name":{"nl":"a","en":")" + english + R"("})" + ways + "}";
    const auto parsed = PartnerRegister::parse(
        R"([{"id":"x","sector":"bank","name":{"nl":"X","en":"X"},"bankCodes":[],"contact":)" + contact + "}]");
    return parsed ? "accepted" : parsed.error().field;
  };
  const std::string phone = R"(,"phone":"0900-1234")";
  const std::string script = R"json(,"page":"javascript:alert(1)")json";
  EXPECT_EQ(fault(phone), "accepted");
  EXPECT_EQ(fault(phone, ""), "[0].contact.name");
  EXPECT_EQ(fault(""), "[0].contact.phone");
  EXPECT_EQ(fault(script), "[0].contact.page");
}

TEST(PartnerRegister, WhereAPartnerTellsPeopleIsKeptAndMustBeFitForAHeader) {
  auto outside = feed();
  outside.status_messages = "https://help.example:8443/status-messages";
  const auto loaded = PartnerRegister::parse(PartnerRegister::create({bank("demobank", "DEMO", 7), outside})->text()).value();
  EXPECT_EQ(loaded.find("eth-phishing-detect")->status_messages, outside.status_messages);
  EXPECT_EQ(loaded.find("demobank")->status_messages, "");
  EXPECT_EQ(origin_of(outside.status_messages), "https://help.example:8443");
  for (const auto* wrong : {"javascript:alert(1)", "ftp://help.example/m", "https:///m", "https://a.example",
                            "https://a.example/m?q=1", "https://a.example; script-src */m", "https://user@a.example/m"}) {
    outside.status_messages = wrong;
    const auto parsed = PartnerRegister::parse(PartnerRegister::create({outside})->text());
    ASSERT_FALSE(parsed) << wrong;
    EXPECT_EQ(parsed.error().field, "[0].statusMessages") << wrong;
  }
}

TEST(PartnerRegister, TlsNeedsNameAndFingerprintBoth) {
  const auto partners = PartnerRegister::create({bank("demobank", "DEMO", 7), bank("proefbank", "PROF", 9), feed()}).value();
  const auto fingerprint = partners.find("demobank")->node->tls_fingerprint;
  ASSERT_NE(partners.find_by_tls({"demobank", fingerprint}), nullptr);
  EXPECT_EQ(partners.find_by_tls({"demobank", fingerprint})->id, "demobank");
  EXPECT_EQ(partners.find_by_tls({"proefbank", fingerprint}), nullptr);
  EXPECT_EQ(partners.find_by_tls({"demobank", ""}), nullptr);
  EXPECT_EQ(partners.find_by_tls({"", fingerprint}), nullptr);
  EXPECT_EQ(partners.find_by_tls({"eth-phishing-detect", ""}), nullptr);
}

TEST(PartnerRegister, BankCodeFindsItsBankOnly) {
  const auto partners = PartnerRegister::create({bank("demobank", "DEMO", 7), bank("proefbank", "PROF", 9), feed()}).value();
  EXPECT_EQ(partners.find_by_bank_code("PROF")->id, "proefbank");
  EXPECT_EQ(partners.find_by_bank_code("ABNA"), nullptr);
  EXPECT_EQ(partners.find_by_bank_code(""), nullptr);
}

TEST(PartnerRegister, NothingThatIdentifiesIsShared) {
  EXPECT_EQ(field_at_fault({bank("a", "DEMO", 7), bank("a", "PROF", 9)}), "id");
  EXPECT_EQ(field_at_fault({bank("a", "DEMO", 7), bank("b", "DEMO", 9)}), "bankCodes");
  EXPECT_EQ(field_at_fault({bank("a", "DEMO", 7), bank("b", "PROF", 7)}), "signingKey");
  auto same_certificate = bank("b", "PROF", 9);
  same_certificate.node->tls_fingerprint = bank("a", "DEMO", 7).node->tls_fingerprint;
  EXPECT_EQ(field_at_fault({bank("a", "DEMO", 7), same_certificate}), "tlsFingerprint");
  EXPECT_EQ(field_at_fault({bank("", "DEMO", 7)}), "id");
  EXPECT_EQ(field_at_fault({bank("a", "DEMO", 7), bank("b", "PROF", 9)}), "accepted");
}

TEST(PartnerRegister, MalformedMembersAreNamed) {
  const auto text = PartnerRegister::create({bank("demobank", "DEMO", 7)})->text();
  const auto broken = [&](std::string_view from, std::string_view to) {
    auto changed = text;
    const auto at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    const auto read = PartnerRegister::parse(changed.replace(at, from.size(), to));
    return read ? std::string("accepted") : read.error().field;
  };
  EXPECT_EQ(broken("127.0.0.1:9082", "127.0.0.1"), "[0].nodeAddress");
  EXPECT_EQ(broken("\"partner\":\"", "\"partner\":\"A"), "[0].sealingKeys.partner");
  EXPECT_EQ(broken("\"partner\":\"", "\"elsewhere\":\""), "[0].sealingKeys.elsewhere");
  EXPECT_EQ(broken("\"signingKey\":\"", "\"signingKey\":\"A"), "[0].signingKey");
  EXPECT_EQ(broken("aaaa", "AAAA"), "[0].tlsFingerprint");
  EXPECT_EQ(broken("\"en\":", "\"fr\":"), "[0].name.en");
  EXPECT_EQ(PartnerRegister::load("/nowhere/partners.json").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::messaging
