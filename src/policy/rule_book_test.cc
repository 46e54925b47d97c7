// The rules of data/policy/rules as a lawyer signed them: each permits its own question, and only with all that it asks.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "policy/engine.h"
#include "policy/explain.h"
#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "policy";
const Time kNow = parse_time("2026-11-24T12:00:00Z").value();
using Codes = std::vector<std::string>;

const RuleBook& book() {
  static const auto loaded = RuleBook::load(kFolder).value();
  return loaded;
}

Engine engine_of(RuleBook rules, bool synthetic = false) {
  return Engine(std::make_shared<const RuleBook>(std::move(rules)), synthetic);
}

/// Everything that any rule asks is known and as it should be.
Facts all_met() {
  Facts facts{.identified_reporters = 9, .days_since_notice = 30};
  for (const auto& condition : fact_conditions()) facts.*condition.fact = condition.wanted;
  return facts;
}

Question ask(std::string from, std::string to, DataClass data_class, std::string purpose, std::string_view day = "2026-11-24") {
  return {.from = {"a", std::move(from)},
          .to = {"b", std::move(to)},
          .data_class = data_class,
          .purpose = std::move(purpose),
          .subject = "subject-1",
          .facts = all_met(),
          .at = parse_time(std::string(day) + "T12:00:00Z").value()};
}

std::string permitted_by(const Engine& engine, const Question& asked) {
  const auto answer = engine.decide(asked);
  const auto* decision = std::get_if<Decision>(&answer);
  return decision == nullptr ? "" : decision->rule();
}

Codes why_not(const Engine& engine, const Question& asked) {
  Codes codes;
  const auto answer = engine.decide(asked);
  if (const auto* deny = std::get_if<Deny>(&answer)) {
    for (const auto& reason : deny->reasons) codes.push_back(reason.code);
  }
  return codes;
}

struct Own {
  std::string rule;
  Question question;
};

std::vector<Own> own_questions() {
  return {
      {"R01", ask("bank", "public", DataClass::kAggregate, "knowledge-agenda")},
      {"R01", ask("police", "desk", DataClass::kModusOperandi, "knowledge-agenda")},
      {"R02", ask("police", "bank", DataClass::kTechnical, "blocking")},
      {"R03", ask("reporter", "desk", DataClass::kVictim, "advice")},
      {"R04", ask("desk", "police", DataClass::kVictim, "start-investigation")},
      {"R05", ask("police", "bank", DataClass::kAccount, "block-mule-account")},
      {"R06", ask("police", "public", DataClass::kNumber, "check-before-payment")},
      {"R08", ask("trade-association", "police", DataClass::kTechnical, "flag-fake-shop")},
      {"R08", ask("trade-association", "police", DataClass::kAccount, "flag-fake-shop")},
      {"R10", ask("bank", "bank", DataClass::kAccount, "transaction-monitoring", "2028-04-01")},
      {"R13", ask("bank", "victim", DataClass::kAccountHolder, "civil-recovery")},
      {"R14", ask("bank", "obliged-entity", DataClass::kAccountHolder, "prevent-money-laundering", "2027-07-10")},
      {"R15", ask("reporter", "platform", DataClass::kTechnical, "remove-content")},
      {"R16", ask("desk", "research", DataClass::kVictim, "research")},
  };
}

/// R10 is a trial until it is law, and then somebody switches it.
Engine engine_with_r10() { return engine_of(book().with_state("R10", RuleState::kActive).value()); }

TEST(RuleBook, HoldsAllOfThePrivacyFrameworkEachADesignProposalWithItsSource) {
  for (int number = 1; number <= 17; ++number) {
    const auto id = (number < 10 ? "R0" : "R") + std::to_string(number);
    const auto* rule = book().find(id);
    ASSERT_NE(rule, nullptr) << id;
    EXPECT_TRUE(rule->is_design_proposal) << id;
    EXPECT_FALSE(rule->source.empty()) << id;
  }
}

TEST(RuleBook, EachRulePermitsItsOwnQuestionOnANodeOfRealPersons) {
  const auto engine = engine_with_r10();
  for (const auto& [rule, asked] : own_questions()) EXPECT_EQ(permitted_by(engine, asked), rule) << rule;
}

TEST(RuleBook, EveryConditionOfEveryRuleIsAskedAndRefusesWithItsOwnReason) {
  const auto engine = engine_with_r10();
  int asked_conditions = 0;
  for (const auto& [id, original] : own_questions()) {
    for (const auto* condition : book().find(id)->conditions) {
      auto asked = original;
      asked.facts.*condition->fact = std::nullopt;
      EXPECT_EQ(why_not(engine, asked), (Codes{std::string(condition->unknown)})) << id;
      asked.facts.*condition->fact = !condition->wanted;
      EXPECT_EQ(why_not(engine, asked), (Codes{std::string(condition->otherwise)})) << id;
      ++asked_conditions;
    }
  }
  EXPECT_GE(asked_conditions, 12);
}

TEST(RuleBook, AnAccountIsFlaggedOnlyForFraudAgainstTheGiverAndAWebsiteAlways) {
  const auto engine = engine_of(book());
  auto account = ask("trade-association", "police", DataClass::kAccount, "flag-fake-shop");
  auto website = ask("trade-association", "police", DataClass::kTechnical, "flag-fake-shop");
  account.facts.own_harm = website.facts.own_harm = false;
  EXPECT_EQ(why_not(engine, account), (Codes{"not-own-harm"}));
  EXPECT_EQ(permitted_by(engine, website), "R08");
  account.facts.own_harm = std::nullopt;
  EXPECT_EQ(why_not(engine, account), (Codes{"own-harm-unknown"}));
}

TEST(RuleBook, NameAndAddressGoToTheVictimFromTheTwentyFirstDay) {
  const auto engine = engine_of(book());
  auto asked = ask("bank", "victim", DataClass::kAccountHolder, "civil-recovery");
  asked.facts.days_since_notice = 20;
  EXPECT_EQ(why_not(engine, asked), (Codes{"too-early"}));
  asked.facts.days_since_notice = 21;
  EXPECT_EQ(permitted_by(engine, asked), "R13");
  asked.facts.days_since_notice = std::nullopt;
  EXPECT_EQ(why_not(engine, asked), (Codes{"days-unknown"}));
}

TEST(RuleBook, MoneyLaunderingRuleHoldsFromItsDay) {
  const auto engine = engine_of(book());
  const auto when = [&](std::string_view day) {
    return why_not(engine, ask("bank", "bank", DataClass::kAccountHolder, "prevent-money-laundering", day));
  };
  EXPECT_EQ(when("2027-07-09"), (Codes{"not-yet-in-force"}));
  EXPECT_EQ(when("2027-07-10"), (Codes{}));
}

TEST(RuleBook, ADomainGoesToItsOwnRegistryOnly) {
  // R02 covers the same for all partners; without it R07 stands alone.
  const auto engine = engine_of(book().with_state("R02", RuleState::kOff).value());
  auto asked = ask("police", "registry", DataClass::kTechnical, "takedown");
  EXPECT_EQ(permitted_by(engine, asked), "R07");
  asked.facts.recipient_registers_domain = false;
  EXPECT_EQ(why_not(engine, asked), (Codes{"rule-off", "not-its-registry"}));
}

TEST(RuleBook, WhatIsCarriedOutElsewhereNeverReleasesHereWhateverItsState) {
  const auto asked = ask("bank", "bank", DataClass::kSuspect, "onboarding-integrity");
  for (const auto state : {RuleState::kActive, RuleState::kSandbox}) {
    const auto engine = engine_of(book().with_state("R09", state).value(), true);
    EXPECT_EQ(why_not(engine, asked), (Codes{"carried-out-elsewhere"}));
    EXPECT_FALSE(engine.is_in_force("R09", 1, kNow));
  }
  const auto seen = view(*book().find("R09"), book().texts(), kNow);
  EXPECT_TRUE(seen.is_in_force) << "it holds, outside";
}

TEST(RuleBook, TheCrossSectorListIsOffAndOnlyAPilotWithAPermitOpensIt) {
  auto asked = ask("shop", "bank", DataClass::kDevice, "stop-orders");
  EXPECT_EQ(why_not(engine_of(book()), asked), (Codes{"rule-off", "dpia-missing"})) << "its DPIA is a draft";
  auto rules = book().with_state("R11", RuleState::kActive).value().rules();
  std::ranges::find(rules, "R11", &Rule::id)->dpia_expires = parse_date("2029-11-01").value();
  const auto opened = engine_of(RuleBook(rules, book().texts()));
  EXPECT_EQ(permitted_by(opened, asked), "R11");
  asked.facts.pilot_open = false;
  EXPECT_EQ(why_not(opened, asked), (Codes{"no-pilot"}));
  asked.facts.permit_granted = std::nullopt;
  EXPECT_EQ(why_not(opened, asked), (Codes{"permit-unknown", "no-pilot"}));
}

TEST(RuleBook, ARuleWithoutADateStaysShutThoughItIsSwitchedOn) {
  const auto asked = ask("telecom", "bank", DataClass::kTraffic, "stop-live-fraud");
  EXPECT_EQ(why_not(engine_of(book()), asked), (Codes{"rule-off", "no-date-in-force", "dpia-missing"}));
  for (const auto state : {RuleState::kActive, RuleState::kSandbox}) {
    const auto engine = engine_of(book().with_state("R12", state).value(), true);
    EXPECT_EQ(why_not(engine, asked), (Codes{"no-date-in-force", "dpia-missing"}));
    EXPECT_FALSE(engine.is_in_force("R12", 1, kNow));
  }
}

Rule careless_rule() {
  auto rule = *book().find("R16");
  rule.id = "R00";
  rule.data_classes = {DataClass::kSpecial};
  rule.conditions = {};
  return rule;
}

TEST(RuleBook, SpecialCategoriesAreDeniedAlthoughAnotherRulePermits) {
  const auto asked = ask("desk", "research", DataClass::kSpecial, "research");
  auto rules = book().rules();
  rules.push_back(careless_rule());
  EXPECT_EQ(why_not(engine_of(RuleBook(rules, book().texts())), asked), (Codes{"never-shared"}));

  std::erase_if(rules, [](const auto& rule) { return rule.id == "R17"; });
  EXPECT_EQ(permitted_by(engine_of(RuleBook(rules, book().texts())), asked), "R00") << "the rule alone would permit it";
}

TEST(RuleBook, SpecialCategoriesAreDeniedForEveryPurposeAndToEveryone) {
  const auto engine = engine_of(book(), true);
  for (const auto& [purpose, text] : book().texts().all("purposes")) {
    for (const auto& [sector, name] : book().texts().all("sectors")) {
      EXPECT_EQ(why_not(engine, ask("reporter", sector, DataClass::kSpecial, purpose)), (Codes{"never-shared"}));
    }
  }
}

TEST(RuleBook, ARuleThatForbidsHasNoSwitch) {
  PolicyDesk desk(book(), true);
  EXPECT_EQ(desk.set_switch("R17", RuleState::kOff).error().code, ErrorCode::kFailedPrecondition);
  bool is_stored = false;
  const auto refused = desk.set_switch("R17", RuleState::kOff, [&]() -> Status {
    is_stored = true;
    return {};
  });
  EXPECT_EQ(refused.error().field, "rule");
  EXPECT_FALSE(is_stored);
  EXPECT_EQ(desk.engine()->rules().find("R17")->state, RuleState::kActive);
}

TEST(RuleBook, ARuleThatForbidsIsNeverNamedAsComingNear) {
  EXPECT_EQ(why_not(engine_of(book()), ask("desk", "bank", DataClass::kTraffic, "advice")), (Codes{"no-rule"}));
}

TEST(RuleBook, TheViewSaysInWordsWhatARuleAsks) {
  const auto said = [](std::string_view rule) {
    Codes words;
    for (const auto& condition : view(*book().find(rule), book().texts(), kNow).conditions) words.push_back(condition.text.en);
    return words;
  };
  EXPECT_EQ(said("R05"), (Codes{"there are at least 3 identified reporters", "the recipient holds the account"}));
  EXPECT_EQ(said("R13"), (Codes{"the letter to the account's holder is 21 days old or older", "a second person agreed",
                                "the recipient signed what the data are for"}));
  EXPECT_EQ(said("R08"), (Codes{"a second person agreed", "it is about fraud against the giver, for: an account number"}));
  EXPECT_EQ(said("P0"), (Codes{"the data are sealed, for: objection of the person held, enquiry after a hit, "
                               "give a participant the key of a pilot, "
                               "request of a person about their own data, answer to a request about one's own data"}));
  for (const auto& rule : book().rules()) {
    for (const auto& condition : view(rule, book().texts(), kNow).conditions) {
      EXPECT_EQ(condition.text.nl.find_first_of("{_"), std::string::npos) << condition.text.nl;
    }
  }
}

class RuleFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("rule-file-test-" + std::to_string(SystemRandom().next()));
    std::filesystem::copy(kFolder, folder_, std::filesystem::copy_options::recursive);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// Loads everything, with one text of one rule replaced by another.
  Result<RuleBook> load_with(std::string_view rule, std::string_view text, std::string_view other) {
    const auto place = std::filesystem::path("rules") / (std::string(rule) + ".toml");
    const auto file = folder_ / place;
    std::ifstream original(kFolder / place);
    std::string content((std::istreambuf_iterator<char>(original)), {});
    const auto position = content.find(text);
    EXPECT_NE(position, std::string::npos) << text;
    std::ofstream(file) << content.replace(position, text.size(), other);
    auto loaded = RuleBook::load(folder_);
    std::filesystem::copy(kFolder / place, file, std::filesystem::copy_options::overwrite_existing);
    return loaded;
  }

  std::filesystem::path folder_;
};

TEST_F(RuleFile, MistakesInWhatARuleDoesNameFileAndKey) {
  const std::vector<std::tuple<std::string, std::string, std::string, std::string>> mistakes{
      {"R17", "state = \"active\"", "state = \"off\"", "'state'"},
      {"R16", "purposes = [\"research\"]", "purposes = [\"*\"]", "'purposes'"},
      {"R09", "\"elsewhere\"", "\"somewhere\"", "'carried_out'"},
      {"R13", "in_force_from = \"2018-05-25\"", "", "'in_force_from'"},
      {"R13", "days_since_notice_min = 21", "days_since_notice_min = 0", "'days_since_notice_min'"},
      {"R08", "own_harm_classes = [\"ACC\"]", "own_harm_classes = [\"NUM\"]", "'own_harm_classes'"},
      {"R11", "pilot_open", "pilots_open", "'pilots_open'"},
  };
  for (const auto& [rule, text, other, named] : mistakes) {
    const auto loaded = load_with(rule, text, other);
    ASSERT_FALSE(loaded.has_value()) << other;
    EXPECT_EQ(loaded.error().code, ErrorCode::kInvalidArgument) << other;
    EXPECT_NE(loaded.error().message.find(rule + ".toml"), std::string::npos) << loaded.error().message;
    EXPECT_NE(loaded.error().message.find(named), std::string::npos) << loaded.error().message;
  }
}

TEST_F(RuleFile, MistakesInTheRegisterOfDpiasNameFileAndKey) {
  const std::vector<std::tuple<std::string, std::string, std::string>> mistakes{
      {"expires = \"2029-11-01\"", "expires = \"2026-10-31\"", "'expires'"},
      {"status = \"adopted\"", "status = \"done\"", "'status'"},
      {"rules = [\"R03\"]", "rules = [\"R02\"]", "R03.toml: 'dpia'"},
      {"rules = [\"R03\"]", "rules = [\"R03\", \"R02\"]", "R02, which does not name it"},
      {"reference = \"DEMO-DPIA-R03\"", "reference = \"DEMO-DPIA-R04\"", "'reference' stands twice"},
      {"warning_days = 90", "", "'warning_days'"},
  };
  for (const auto& [text, other, named] : mistakes) {
    const auto loaded = load_with("../dpia", text, other);
    ASSERT_FALSE(loaded.has_value()) << other;
    EXPECT_NE(loaded.error().message.find(named), std::string::npos) << loaded.error().message;
  }
  const auto twice = load_with("R05", "dpia = \"DEMO-DPIA-R05\"", "dpia = \"DEMO-DPIA-R05\"\ndpia_expires = \"2029-11-01\"");
  EXPECT_NE(twice.error().message.find("'dpia_expires' stands in dpia.toml only"), std::string::npos) << twice.error().message;
}

TEST_F(RuleFile, AnExpiredDpiaInTheRegisterSwitchesItsRulesOffByItself) {
  const auto loaded = load_with("../dpia", "expires = \"2029-11-01\"", "expires = \"2026-11-24\"").value();  // of R03, the first
  auto asked = ask("reporter", "desk", DataClass::kVictim, "advice");
  EXPECT_EQ(permitted_by(engine_of(loaded), asked), "R03") << "its last day";
  asked.at = parse_time("2026-11-25T00:00:00Z").value();
  EXPECT_EQ(why_not(engine_of(loaded), asked), (Codes{"dpia-expired"}));
  EXPECT_FALSE(engine_of(loaded).is_in_force("R03", 1, asked.at));
  EXPECT_EQ(permitted_by(engine_of(loaded), ask("desk", "police", DataClass::kVictim, "start-investigation", "2026-11-25")),
            "R04");
}

TEST_F(RuleFile, ADraftDpiaCarriesNoRule) {
  const auto loaded = load_with("../dpia", "status = \"adopted\"", "status = \"draft\"").value();
  EXPECT_EQ(why_not(engine_of(loaded), ask("reporter", "desk", DataClass::kVictim, "advice")), (Codes{"dpia-missing"}));
}

TEST(Dpia, CountsItsDaysAndTurnsAmberNinetyDaysBefore) {
  const auto& dpias = book().dpias();
  auto dpia = *dpias.find("DEMO-DPIA-R05");
  const auto standing = [&](std::string_view day) {
    return std::string(name_of(standing_of(dpia, dpias.warning_days, parse_time(std::string(day) + "T23:59:59Z").value())));
  };
  EXPECT_EQ(standing("2029-08-02"), "valid");
  EXPECT_EQ(standing("2029-08-03"), "expiring") << "90 days before";
  EXPECT_EQ(standing("2029-11-01"), "expiring");
  EXPECT_EQ(standing("2029-11-02"), "expired");
  EXPECT_EQ(days_left(dpia, parse_time("2029-11-01T12:00:00Z").value()), 0);
  EXPECT_EQ(days_left(dpia, parse_time("2029-11-03T12:00:00Z").value()), -2);
  dpia.status = DpiaStatus::kWithdrawn;
  EXPECT_EQ(standing("2027-01-01"), "not-adopted");
}

}  // namespace
}  // namespace dijkwacht::policy
