#include "cases/takedown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cases/personal_trace.h"
#include "cases/takedown_content.h"
#include "policy/engine.h"
#include "store/database_testing.h"

namespace dijkwacht::cases {
namespace {

using identifiers::IdentifierType;
using ::testing::ElementsAre;

const std::filesystem::path kFolder = DIJKWACHT_SOURCE_DIR "/data/casework";
constexpr auto kExplanation =
    "Deze webwinkel biedt telefoons aan, laat vooraf betalen en levert nooit. Het adres in het colofon bestaat niet.";

const TakedownRules& rules() {
  static const auto loaded = TakedownRules::load(kFolder).value();
  return loaded;
}

identifiers::Identifier trace(IdentifierType type, std::string_view text) {
  return identifiers::parse(type, text, {.accept_synthetic_numbers = true}).value();
}

TakedownDraft draft(std::vector<std::string> locations = {"https://winkel.example/telefoons"}) {
  return {.receiver_code = "cloudflare",
          .receiver = {},
          .language = Language::kDutch,
          .ground = "fraud",
          .explanation = kExplanation,
          .locations = std::move(locations)};
}

const auto kShop = trace(IdentifierType::kDomain, "winkel.example");

std::string field_of(const TakedownDraft& order, const identifiers::Identifier& subject = kShop) {
  const auto checked = check_takedown(order, subject, rules());
  return checked ? "" : checked.error().field;
}

Takedown notice(TakedownState state, std::optional<TakedownResult> result = {}) {
  Takedown made{.state = state, .result = result};
  if (state != TakedownState::kDrafted && state != TakedownState::kDiscarded) made.sent_at = Time{};
  return made;
}

TEST(TakedownData, HasTheFourElementsOfTheLawAndRefusesFewer) {
  EXPECT_EQ(rules().fields.size(), 4U);
  for (const auto* id : {"explanation", "location", "notifier", "good-faith"}) EXPECT_EQ(rules().field(id).id, id);
  store::testing::TemporaryFolder folder;
  std::filesystem::copy(kFolder / "takedown-receivers.toml", folder.path());
  std::ifstream whole(kFolder / "takedown.toml");
  std::string text{std::istreambuf_iterator<char>(whole), {}};
  const auto at = text.find("[[fields]]");
  text.erase(at, text.find("[[fields]]", at + 1) - at);
  std::ofstream(folder.path() / "takedown.toml") << text;
  const auto short_of_one = TakedownRules::load(folder.path());
  ASSERT_FALSE(short_of_one);
  EXPECT_THAT(short_of_one.error().message, ::testing::HasSubstr("fields"));
}

TEST(TakedownData, EachReceiverHasAPageAndADay) {
  for (const auto& receiver : rules().receivers) {
    EXPECT_TRUE(receiver.contact.starts_with("https://")) << receiver.code;
    EXPECT_FALSE(receiver.source_date.empty()) << receiver.code;
  }
}

TEST(TakedownDraftCheck, AWholeNoticeNamesReceiverGroundWhyAndWhere) {
  const auto content = check_takedown(draft({"winkel.example/telefoons", "https://WWW.winkel.example/a/../b"}), kShop, rules());
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_EQ(content->receiver.name, "Cloudflare");
  EXPECT_THAT(content->locations, ElementsAre("https://winkel.example/telefoons", "https://www.winkel.example/b"));
  const auto again = parse_takedown_content(to_json(*content));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->locations, content->locations);
  EXPECT_EQ(again->subject, content->subject);
  EXPECT_EQ(again->explanation, kExplanation);
}

TEST(TakedownDraftCheck, WhatIsMissingIsNamed) {
  auto order = draft();
  order.ground = "because";
  EXPECT_EQ(field_of(order), "ground");
  order = draft();
  order.receiver_code = "nobody";
  EXPECT_EQ(field_of(order), "receiver");
  order = draft();
  order.explanation = "Dit is fraude.";
  EXPECT_EQ(field_of(order), "explanation");
  order.explanation = std::string(4001, 'a');
  EXPECT_EQ(field_of(order), "explanation");
  EXPECT_EQ(field_of(draft({})), "locations");
  EXPECT_EQ(field_of(draft(std::vector<std::string>(21, "https://winkel.example/"))), "locations");
}

TEST(TakedownDraftCheck, AReceiverThatIsTypedHasANameAndASafeContact) {
  auto order = draft();
  order.receiver_code.reset();
  order.receiver = {.kind = ReceiverKind::kHost, .name = "Voorbeeld Hosting", .contact = "abuse@hosting.example"};
  EXPECT_EQ(field_of(order), "");
  order.receiver->contact = "javascript:alert(1)";
  EXPECT_EQ(field_of(order), "receiver.contact");
  order.receiver->contact = "http://hosting.example/abuse";
  EXPECT_EQ(field_of(order), "receiver.contact");
  order.receiver->contact = "https://hosting.example/abuse";
  order.receiver->name = "";
  EXPECT_EQ(field_of(order), "receiver.name");
  order.receiver->name = "Jan, jan@voorbeeld.example";
  EXPECT_EQ(field_of(order), "receiver.name");
  order.receiver = {.kind = ReceiverKind::kRegistry, .name = "Een register", .contact = "https://register.example/"};
  EXPECT_EQ(field_of(order), "receiver.kind") << "only the data say which domains a registry keeps";
}

TEST(TakedownDraftCheck, AnAddressThatIsUnsafeOrElsewhereIsRefused) {
  for (const auto* address :
       {"javascript:alert(1)", "ftp://winkel.example/", "https://iemand:geheim@winkel.example/", "https://winkel",
        "https://winkel.example/a b", "https://andere.example/", "https://winkel.example.evil.test/",
        "https://winkel.example/?mail=sanne%40voorbeeld.example", "https://winkel.example/pay/NL13TEST0123456789"}) {
    EXPECT_EQ(field_of(draft({"https://winkel.example/", address})), "locations[1]") << address;
  }
}

TEST(TakedownDraftCheck, AnAccountOnAPlatformNeedsItsOwnPageFirst) {
  const auto seller = trace(IdentifierType::kHandle, "https://www.facebook.com/jan.de.voorbeeld");
  EXPECT_EQ(field_of(draft({"https://facebook.com/jandevoorbeeld", "https://www.facebook.com/marketplace/item/12"}), seller), "");
  EXPECT_EQ(field_of(draft({"https://www.facebook.com/marketplace/item/12"}), seller), "locations[0]");
  EXPECT_EQ(field_of(draft({"https://facebook.com/een.ander"}), seller), "locations[0]");
  EXPECT_EQ(field_of(draft({"https://facebook.com/jandevoorbeeld", "https://tiktok.com/@ander"}), seller), "locations[1]");
}

TEST(TakedownDraftCheck, AWebAddressIsItsOwnPlaceAndAPhoneNumberHasNone) {
  const auto offer = check_takedown(draft({}), trace(IdentifierType::kUrl, "https://winkel.example/telefoons"), rules());
  ASSERT_TRUE(offer);
  EXPECT_THAT(offer->locations, ElementsAre("https://winkel.example/telefoons"));
  const auto number = trace(IdentifierType::kPhone, "+999123456789");
  EXPECT_EQ(field_of(draft({}), number), "");
  EXPECT_EQ(field_of(draft({"https://winkel.example/"}), number), "locations");
}

TEST(TakedownDraftCheck, ANoticeIsNeverAboutAnAccountOrAPerson) {
  EXPECT_EQ(field_of(draft({}), trace(IdentifierType::kIban, "NL13TEST0123456789")), "identifierId");
  EXPECT_EQ(field_of(draft({}), trace(IdentifierType::kEmail, "verkoper@winkel.example")), "identifierId");
  for (const auto* told : {"Betaald werd op NL13 TEST 0123 4567 89.", "Op rekening nl13.test.0123.4567.89 werd betaald",
                           "Mail naar sanne@voorbeeld.example.", "Bel 06-12 34 56 78", "Bel +31 6 12345678",
                           "Zie melding M-1F3A9C02", "Naar 0x52908400098527886E0F7030069857D2E4169EE7"}) {
    auto order = draft();
    order.explanation += std::string(" ") + told;
    EXPECT_EQ(field_of(order), "explanation") << told;
  }
}

TEST(PersonalTraces, DaysAmountsAndOrdinaryNumbersAreNone) {
  for (const auto* text : {"Op 20-11-2026 om 12:30 uur stond hier een aanbod van € 1.250,00.", "Bestelling 12345678 en 87654321",
                           "Tussen 2026-11-20 en 2026-11-24 kwamen er 0 pakketten", "Het IP-adres 203.0.113.17 en de winkel"}) {
    EXPECT_FALSE(find_personal_trace(text)) << text;
  }
}

TEST(TakedownSteps, GoOneWay) {
  using enum TakedownState;
  EXPECT_TRUE(check_step(kDrafted, kSent));
  EXPECT_TRUE(check_step(kDrafted, kDiscarded));
  EXPECT_TRUE(check_step(kSent, kAcknowledged));
  EXPECT_TRUE(check_step(kSent, kDecided)) << "a receiver may decide at once";
  EXPECT_TRUE(check_step(kAcknowledged, kDecided));
  const std::vector<std::pair<TakedownState, TakedownState>> refused{
      {kDrafted, kAcknowledged}, {kDrafted, kDecided}, {kSent, kSent},      {kSent, kDiscarded},   {kAcknowledged, kAcknowledged},
      {kDecided, kDecided},      {kDecided, kSent},    {kDiscarded, kSent}, {kDiscarded, kDecided}};
  for (const auto& [now, next] : refused)
    EXPECT_EQ(check_step(now, next).error().code, ErrorCode::kFailedPrecondition) << name_of(now) << " to " << name_of(next);
}

TEST(TakedownReminders, CountTheDaysOfTheDataFromTheLastNews) {
  auto sent = notice(TakedownState::kSent);
  EXPECT_EQ(remind_at(sent, rules().reminder), Time{} + std::chrono::days(rules().reminder.acknowledge_days));
  sent.state = TakedownState::kAcknowledged;
  sent.acknowledged_at = Time{} + std::chrono::days(1);
  EXPECT_EQ(remind_at(sent, rules().reminder), *sent.acknowledged_at + std::chrono::days(rules().reminder.decide_days));
  EXPECT_FALSE(remind_at(notice(TakedownState::kDrafted), rules().reminder));
  EXPECT_FALSE(remind_at(notice(TakedownState::kDecided, TakedownResult::kRefused), rules().reminder));
}

TEST(TakedownSettlement, IsDoneOnlyWhenAllIsGone) {
  using enum TakedownState;
  const auto removed = notice(kDecided, TakedownResult::kRemoved);
  const auto refused = notice(kDecided, TakedownResult::kRefused);
  EXPECT_FALSE(settlement_of({notice(kDrafted), notice(kDiscarded)}));
  EXPECT_EQ(settlement_of({removed, notice(kDiscarded)}), SettlementState::kDone);
  EXPECT_EQ(settlement_of({refused, refused}), SettlementState::kStopped);
  EXPECT_EQ(settlement_of({removed, notice(kSent)}), SettlementState::kChosen);
  EXPECT_EQ(settlement_of({removed, refused}), SettlementState::kChosen);
  EXPECT_EQ(settlement_of({notice(kDecided, TakedownResult::kPartly)}), SettlementState::kChosen);
}

class TakedownLaw : public ::testing::Test {
 protected:
  std::string rule_of(const TakedownDraft& order, const identifiers::Identifier& subject) {
    const auto content = check_takedown(order, subject, rules()).value();
    const auto answer = engine_.decide(takedown_question(content, {"police", "police"}, "notice", true, kNow));
    if (const auto* deny = std::get_if<policy::Deny>(&answer)) return deny->reasons.front().code;
    return std::get<policy::Decision>(answer).rule();
  }
  TakedownDraft to(const std::string& receiver, std::vector<std::string> locations) {
    auto order = draft(std::move(locations));
    order.receiver_code = receiver;
    return order;
  }

  const Time kNow = parse_time("2026-11-27T12:00:00Z").value();
  policy::Engine engine_{std::make_shared<policy::RuleBook>(policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value()),
                         true};
};

TEST_F(TakedownLaw, TechnicalDataGoUnderARuleAndNothingElseDoes) {
  const std::vector<std::string> page{"https://winkel.example/telefoons"};
  EXPECT_EQ(rule_of(to("cloudflare", page), kShop), "R15");
  EXPECT_EQ(rule_of(to("tiktok", page), kShop), "R15");
  EXPECT_EQ(rule_of(to("godaddy", page), kShop), "no-rule") << "no rule names a registrar";
  const auto seller = trace(IdentifierType::kHandle, "Facebook: jandevoorbeeld");
  EXPECT_EQ(rule_of(to("facebook", {"https://facebook.com/jandevoorbeeld"}), seller), "no-rule");
  const auto profile = trace(IdentifierType::kUrl, "https://facebook.com/jandevoorbeeld");
  EXPECT_EQ(rule_of(to("facebook", {}), profile), "no-rule") << "the address of a profile is somebody's";
  EXPECT_EQ(rule_of(to("cloudflare", {}), trace(IdentifierType::kPhone, "+999123456789")), "no-rule");
}

TEST_F(TakedownLaw, ARegistryIsAskedForItsOwnDomains) {
  const auto dutch = trace(IdentifierType::kDomain, "winkel-voorbeeld.nl");
  const auto rule = rule_of(to("sidn", {"https://winkel-voorbeeld.nl/"}), dutch);
  EXPECT_TRUE(rule == "R07" || rule == "R02") << rule;
  const auto content = check_takedown(to("sidn", {"https://winkel.example/"}), kShop, rules()).value();
  EXPECT_EQ(takedown_question(content, {"police", "police"}, "notice", true, kNow).facts.recipient_registers_domain, false);
}

TEST_F(TakedownLaw, WithoutGoodFaithNoRulePermits) {
  const auto content = check_takedown(draft(), kShop, rules()).value();
  EXPECT_FALSE(engine_.permit(takedown_question(content, {"police", "police"}, "notice", false, kNow)));
}

}  // namespace
}  // namespace dijkwacht::cases
