#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>
#include <type_traits>

#include "base/random.h"
#include "policy/engine.h"
#include "policy/explain.h"
#include "policy/processing_guard.h"
#include "policy/reason_code.h"

namespace dijkwacht::policy {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "policy";

static_assert(!std::is_default_constructible_v<Decision>, "only the engine makes a decision");
static_assert(!std::is_copy_constructible_v<Decision> && !std::is_copy_assignable_v<Decision>, "a decision releases once");
static_assert(std::is_nothrow_move_constructible_v<Decision>);

RuleBook book() {
  static const auto loaded = RuleBook::load(kFolder);
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
  return loaded ? *loaded : RuleBook({});
}

Engine engine_of(RuleBook rules, bool synthetic = true) {
  return Engine(std::make_shared<const RuleBook>(std::move(rules)), synthetic);
}

Time at(std::string_view text) { return parse_time(text).value(); }
const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

Party party(std::string sector) { return {.id = sector + "-1", .sector = sector}; }

Question question(std::string from, std::string to, DataClass data_class, std::string purpose, Facts facts = {}) {
  return {.from = party(std::move(from)),
          .to = party(std::move(to)),
          .data_class = data_class,
          .purpose = std::move(purpose),
          .subject = "subject-1",
          .facts = facts,
          .at = kNow};
}

Question bank_notice(Facts facts = {.identified_reporters = 3, .recipient_holds_account = true}) {
  return question("police", "bank", DataClass::kAccount, "block-mule-account", facts);
}

std::vector<std::string> reason_codes(const Answer& answer) {
  std::vector<std::string> codes;
  if (const auto* deny = std::get_if<Deny>(&answer)) {
    for (const auto& reason : deny->reasons) codes.push_back(reason.code);
  }
  return codes;
}

std::vector<std::string> why_not(const Engine& engine, const Question& asked) { return reason_codes(engine.decide(asked)); }

std::string permitted_by(const Engine& engine, const Question& asked) {
  const auto answer = engine.decide(asked);
  const auto* decision = std::get_if<Decision>(&answer);
  return decision == nullptr ? "" : decision->rule();
}

using Codes = std::vector<std::string>;

// One question that each rule permits. The tables below break it in one way at a time.
struct Permitted {
  std::string rule;
  Question question;
};

std::vector<Permitted> permitted_questions() {
  return {
      {"R02", question("feed", "police", DataClass::kTechnical, "blocking", {.natural_person = false})},
      {"R02", question("police", "bank", DataClass::kTechnical, "blocking", {.natural_person = false})},
      {"R03", question("reporter", "desk", DataClass::kVictim, "advice")},
      {"R04", question("desk", "police", DataClass::kVictim, "start-investigation", {.consent_given = true})},
      {"R05", bank_notice()},
      {"R06", question("police", "public", DataClass::kAccount, "check-before-payment", {.identified_reporters = 3})},
      {"P0", question("bank", "police", DataClass::kProtocol, "acknowledge")},
      {"P0", question("bank", "police", DataClass::kProtocol, "objection", {.is_sealed = true})},
      {"RP", question("reporter", "police", DataClass::kSuspect, "start-investigation",
                      {.consent_given = true, .referral_accepted = true})},
      {"RPD", question("reporter", "police", DataClass::kSuspect, "deposit-sealed-part", {.is_sealed = true})},
  };
}

TEST(Rules, EachPermitsItsOwnQuestion) {
  const auto engine = engine_of(book(), false);
  for (const auto& [rule, asked] : permitted_questions()) EXPECT_EQ(permitted_by(engine, asked), rule) << rule;
}

TEST(Rules, UnknownFactsAreNotMet) {
  const auto engine = engine_of(book());
  for (auto [rule, asked] : permitted_questions()) {
    if (rule == "R03" || asked.purpose == "acknowledge") continue;
    asked.facts = {};
    EXPECT_EQ(permitted_by(engine, asked), "") << rule;
    for (const auto& code : why_not(engine, asked)) EXPECT_TRUE(code.ends_with("unknown")) << rule << " " << code;
  }
}

TEST(Rules, EachConditionFailsWithItsOwnReason) {
  const auto engine = engine_of(book());
  const auto refused = [&](Question asked, Facts facts) {
    asked.facts = facts;
    return why_not(engine, asked);
  };
  const auto all = permitted_questions();
  EXPECT_EQ(refused(all[0].question, {.natural_person = true}), (Codes{"natural-person"}));
  EXPECT_EQ(refused(all[3].question, {.consent_given = false}), (Codes{"no-consent"}));
  EXPECT_EQ(refused(all[4].question, {.identified_reporters = 3, .recipient_holds_account = false}),
            (Codes{"not-account-holder"}));
  EXPECT_EQ(refused(all[7].question, {.is_sealed = false}), (Codes{"not-sealed"}));
  EXPECT_EQ(refused(all[8].question, {.consent_given = true, .referral_accepted = false}), (Codes{"referral-not-accepted"}));
  EXPECT_EQ(refused(all[9].question, {.is_sealed = false}), (Codes{"not-sealed"}));
}

TEST(Rules, ThresholdTurnsAtExactlyItsNumber) {
  const auto engine = engine_of(book());
  for (const auto& [asked_rule, reporters, expected] : std::vector<std::tuple<std::string, std::int64_t, bool>>{
           {"R05", 2, false}, {"R05", 3, true}, {"R06", 2, false}, {"R06", 3, true}, {"R05", -1, false}, {"R05", 1000, true}}) {
    auto asked = asked_rule == "R05" ? bank_notice() : permitted_questions()[5].question;
    asked.facts.identified_reporters = reporters;
    EXPECT_EQ(permitted_by(engine, asked) == asked_rule, expected) << asked_rule << " " << reporters;
  }
}

TEST(Rules, RuleTurnsOnTheMomentItComesIntoForceAndOffAfterItsLastDay) {
  auto rules = book().rules();
  for (auto& rule : rules) {
    if (rule.id != "R05") continue;
    rule.in_force_from = parse_date("2026-12-01").value();
    rule.in_force_until = parse_date("2026-12-31").value();
  }
  const auto engine = engine_of(RuleBook(rules, book().texts()));
  auto asked = bank_notice();
  const auto when = [&](std::string_view time) {
    asked.at = at(time);
    return permitted_by(engine, asked) == "R05" ? Codes{} : why_not(engine, asked);
  };
  EXPECT_EQ(when("2026-11-30T23:59:59.999Z"), (Codes{"not-yet-in-force"}));
  EXPECT_EQ(when("2026-12-01T00:00:00Z"), (Codes{}));
  EXPECT_EQ(when("2026-12-31T23:59:59.999Z"), (Codes{}));
  EXPECT_EQ(when("2027-01-01T00:00:00Z"), (Codes{"expired"}));
}

TEST(Rules, DpiaMustExistAndNotBeExpiredWhereARuleCarriesPersonalData) {
  auto rules = book().rules();
  for (auto& rule : rules) rule.dpia_expires = parse_date("2026-11-23").value();
  const auto expired = engine_of(RuleBook(rules, book().texts()));
  EXPECT_EQ(why_not(expired, bank_notice()), (Codes{"dpia-expired"}));
  auto day_before = bank_notice();
  day_before.at = at("2026-11-23T23:59:59Z");
  EXPECT_EQ(permitted_by(expired, day_before), "R05");

  for (auto& rule : rules) rule.dpia.clear();
  const auto missing = engine_of(RuleBook(rules, book().texts()));
  EXPECT_EQ(why_not(missing, bank_notice()), (Codes{"dpia-missing"}));
  for (const auto& [rule, asked] : permitted_questions()) {
    if (rule != "R02" && rule != "P0") continue;
    EXPECT_EQ(permitted_by(missing, asked), rule) << "no personal data, no DPIA";
  }
}

TEST(Rules, SwitchedOffRuleAnswersNothing) {
  for (const auto& [rule, asked] : permitted_questions()) {
    const auto engine = engine_of(book().with_state(rule, RuleState::kOff).value());
    EXPECT_EQ(why_not(engine, asked), (Codes{"rule-off"})) << rule;
    EXPECT_FALSE(engine.is_in_force(rule, 1, kNow));
  }
}

TEST(Rules, AllReasonsAreGivenAtOnce) {
  auto asked = bank_notice({.identified_reporters = 2, .recipient_holds_account = false});
  const auto engine = engine_of(book().with_state("R05", RuleState::kOff).value());
  EXPECT_EQ(why_not(engine, asked), (Codes{"rule-off", "threshold-not-met", "not-account-holder"}));
}

TEST(Rules, ReasonsReadAsPlainWords) {
  const auto engine = engine_of(book());
  auto asked = bank_notice();
  asked.facts.identified_reporters = 2;
  const auto two = std::get<Deny>(engine.decide(asked)).reasons.front();
  EXPECT_EQ(two.nl, "Regel R05: er zijn 2 geïdentificeerde melders, 3 zijn nodig.");
  EXPECT_EQ(two.en, "Rule R05: there are 2 identified reporters, 3 are needed.");
  asked.facts.identified_reporters = 1;
  EXPECT_EQ(std::get<Deny>(engine.decide(asked)).reasons.front().nl, "Regel R05: er is 1 geïdentificeerde melder, 3 zijn nodig.");
}

TEST(Rules, NoReasonLeavesAPlaceholderOpen) {
  const auto sectors = book().texts().all("sectors");
  const auto purposes = book().texts().all("purposes");
  for (const auto synthetic : {true, false}) {
    const auto engine = engine_of(book(), synthetic);
    for (const auto& [from, from_text] : sectors) {
      for (const auto& [to, to_text] : sectors) {
        for (const auto data_class : {DataClass::kAccount, DataClass::kVictim, DataClass::kTraffic, DataClass::kProtocol}) {
          for (const auto& [purpose, purpose_text] : purposes) {
            const auto answer = engine.decide(question(from, to, data_class, purpose));
            const auto* deny = std::get_if<Deny>(&answer);
            if (deny == nullptr) continue;
            ASSERT_FALSE(deny->reasons.empty());
            for (const auto& reason : deny->reasons) {
              EXPECT_EQ(reason.nl.find('{'), std::string::npos) << reason.nl;
              EXPECT_EQ(reason.en.find('{'), std::string::npos) << reason.en;
            }
          }
        }
      }
    }
  }
}

TEST(Rules, WhatNoRuleNamesIsDeniedAndTheNearestRuleIsNamed) {
  const auto engine = engine_of(book());
  EXPECT_EQ(why_not(engine, question("desk", "bank", DataClass::kTraffic, "advice")), (Codes{"no-rule"}));
  EXPECT_EQ(why_not(engine, question("reporter", "desk", DataClass::kSuspect, "advice")),
            (Codes{"no-rule", "class-not-covered"}));
  EXPECT_EQ(why_not(engine, question("bank", "bank", DataClass::kAccount, "block-mule-account")),
            (Codes{"no-rule", "sender-not-covered", "purpose-not-covered", "purpose-not-covered"}));
  // Special categories cross nowhere.
  for (const auto& [rule, asked] : permitted_questions()) {
    auto special = asked;
    special.data_class = DataClass::kSpecial;
    EXPECT_EQ(permitted_by(engine, special), "") << rule;
  }
}

TEST(Rules, TheDeskMayNotHoldTheCounterpartysPart) {
  const auto engine = engine_of(book());
  for (const auto data_class : {DataClass::kSuspect, DataClass::kAccount, DataClass::kNumber}) {
    for (const auto& [purpose, text] : book().texts().all("purposes")) {
      EXPECT_EQ(permitted_by(engine, question("reporter", "desk", data_class, purpose,
                                              {.identified_reporters = 9, .consent_given = true, .is_sealed = true})),
                "");
    }
  }
}

Question between_banks() {
  return question("bank", "bank", DataClass::kAccount, "transaction-monitoring", {.identified_reporters = 2});
}

TEST(Sandbox, AnswersOnSyntheticNodesOnlyAndReleasesNothing) {
  const auto real = engine_of(book(), false);
  EXPECT_EQ(why_not(real, between_banks()), (Codes{"sandbox-only", "not-yet-in-force"}));

  const auto synthetic = engine_of(book(), true);
  auto answer = synthetic.decide(between_banks());
  const auto& decision = std::get<Decision>(answer);
  EXPECT_TRUE(decision.is_simulated_law());
  const auto asked = between_banks();
  const auto released = decision.covers(asked.to, asked.data_class, asked.subject, asked.purpose);
  ASSERT_FALSE(released.has_value());
  EXPECT_EQ(released.error().code, ErrorCode::kPermissionDenied);
  EXPECT_FALSE(synthetic.is_in_force("R10", 1, kNow));
}

TEST(Sandbox, ConditionsAreStillAsked) {
  auto asked = between_banks();
  asked.facts.identified_reporters = 1;
  EXPECT_EQ(why_not(engine_of(book(), true), asked), (Codes{"threshold-not-met"}));
}

TEST(Sandbox, SwitchingR10OnBeforeItIsLawPermitsNothing) {
  const auto engine = engine_of(book().with_state("R10", RuleState::kActive).value(), true);
  EXPECT_EQ(why_not(engine, between_banks()), (Codes{"not-yet-in-force"}));
  auto later = between_banks();
  later.at = at("2028-04-01T00:00:00Z");
  EXPECT_EQ(permitted_by(engine, later), "R10");
  later.at = at("2028-03-31T23:59:59.999Z");
  EXPECT_EQ(permitted_by(engine, later), "");
}

TEST(Sandbox, ALawfulRuleGoesBeforeASimulatedOne) {
  auto rules = book().rules();
  auto twin = *book().find("R05");
  twin.id = "A-sandbox";
  twin.state = RuleState::kSandbox;
  rules.insert(rules.begin(), twin);
  EXPECT_EQ(permitted_by(engine_of(RuleBook(rules, book().texts())), bank_notice()), "R05");
}

TEST(Decision, CoversOnlyItsOwnCrossing) {
  const auto engine = engine_of(book());
  const auto asked = bank_notice();
  const auto decision = engine.permit(asked);
  ASSERT_TRUE(decision.has_value());
  EXPECT_TRUE(decision->covers(asked.to, asked.data_class, asked.subject, asked.purpose).has_value());
  EXPECT_FALSE(decision->covers({"bank-2", "bank"}, asked.data_class, asked.subject, asked.purpose).has_value());
  EXPECT_FALSE(decision->covers({"bank-1", "shop"}, asked.data_class, asked.subject, asked.purpose).has_value());
  EXPECT_FALSE(decision->covers(asked.to, DataClass::kNumber, asked.subject, asked.purpose).has_value());
  EXPECT_FALSE(decision->covers(asked.to, asked.data_class, "subject-2", asked.purpose).has_value());
  EXPECT_FALSE(decision->covers(asked.to, asked.data_class, asked.subject, "blocking").has_value());
  EXPECT_EQ(decision->lease(), std::chrono::minutes(15));
  EXPECT_EQ(decision->form(), Form::kSealed);
}

TEST(Engine, InForceAsksForTheExactRevision) {
  const auto engine = engine_of(book());
  EXPECT_TRUE(engine.is_in_force("R05", 1, kNow));
  EXPECT_FALSE(engine.is_in_force("R05", 2, kNow));
  EXPECT_FALSE(engine.is_in_force("R99", 1, kNow));
  EXPECT_FALSE(engine.is_in_force("R05", 1, at("2020-10-31T23:59:59Z")));
}

Question random_question(Random& random) {
  const auto pick = [&](const auto& texts) {
    auto item = texts.begin();
    std::advance(item, static_cast<std::ptrdiff_t>(random.below(texts.size())));
    return item->first;
  };
  const auto maybe = [&]() -> std::optional<bool> {
    const auto dice = random.below(3);
    return dice == 2 ? std::nullopt : std::optional(dice == 1);
  };
  static const auto texts = book().texts();
  auto asked = question(pick(texts.all("sectors")), pick(texts.all("sectors")),
                        parse_data_class(pick(texts.all("data-classes"))).value(), pick(texts.all("purposes")));
  if (random.below(2) == 0) {  // half of them near a rule, or nearly all would be denied for want of one
    const auto known = permitted_questions();
    asked = known[random.below(known.size())].question;
  }
  asked.facts = {.identified_reporters = static_cast<std::int64_t>(random.below(6)),
                 .recipient_holds_account = maybe(),
                 .consent_given = maybe(),
                 .referral_accepted = maybe(),
                 .natural_person = maybe(),
                 .is_sealed = maybe()};
  asked.at = from_millis(static_cast<std::int64_t>(random.below(2'000'000'000'000)));
  return asked;
}

TEST(Engine, NothingIsPermittedByAnEmptyRuleBookAndRemovingARuleNeverPermits) {
  SeededRandom random(20261124);
  const auto all = engine_of(book());
  std::vector<Engine> reduced;
  for (std::size_t gone = 0; gone < book().rules().size(); ++gone) {
    auto rules = book().rules();
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(gone));
    reduced.push_back(engine_of(RuleBook(rules, book().texts())));
  }
  const auto empty = engine_of(RuleBook({}, book().texts()));
  int permits = 0;
  for (int turn = 0; turn < 5000; ++turn) {
    const auto asked = random_question(random);
    EXPECT_EQ(permitted_by(empty, asked), "");
    if (permitted_by(all, asked) != "") {
      ++permits;
      continue;
    }
    for (const auto& engine : reduced) EXPECT_EQ(permitted_by(engine, asked), "");
  }
  EXPECT_GT(permits, 100) << "the property says nothing when nothing is permitted";
}

TEST(PolicyDesk, SwitchHoldsFromTheNextRequest) {
  PolicyDesk desk(book(), true);
  const auto before = desk.engine();
  ASSERT_TRUE(desk.set_switch("R05", RuleState::kOff).has_value());
  EXPECT_EQ(permitted_by(*desk.engine(), bank_notice()), "");
  EXPECT_EQ(permitted_by(*before, bank_notice()), "R05") << "a request that runs keeps the engine it asked";
  ASSERT_TRUE(desk.set_switch("R05", RuleState::kActive).has_value());
  EXPECT_EQ(permitted_by(*desk.engine(), bank_notice()), "R05");
  EXPECT_EQ(desk.set_switch("R99", RuleState::kOff).error().code, ErrorCode::kNotFound);
}

TEST(PolicyDesk, SwitchesOfSeveralThreadsAreAllKept) {
  PolicyDesk desk(book(), true);
  std::vector<std::thread> threads;
  for (const auto* rule : {"R02", "R03", "R04", "R05", "R06", "P0"}) {
    threads.emplace_back([&desk, rule] {
      for (int turn = 0; turn < 50; ++turn) {
        (void)desk.set_switch(rule, turn % 2 == 0 ? RuleState::kActive : RuleState::kOff);
        (void)desk.engine()->decide(bank_notice());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto* rule : {"R02", "R03", "R04", "R05", "R06", "P0"}) {
    EXPECT_EQ(desk.engine()->rules().find(rule)->state, RuleState::kOff) << rule;
  }
}

TEST(Explain, NamesRuleBasisDutiesMarkAndSource) {
  const auto permitted = explain(engine_of(book()), bank_notice());
  EXPECT_EQ(permitted.verdict, Verdict::kPermit);
  ASSERT_EQ(permitted.rules.size(), 1U);
  EXPECT_EQ(permitted.rules[0].id, "R05");
  EXPECT_EQ(permitted.rules[0].mark, "D");
  EXPECT_FALSE(permitted.rules[0].basis.nl.empty());
  EXPECT_FALSE(permitted.rules[0].duties.empty());

  const auto denied = explain(engine_of(book()), bank_notice({}));
  EXPECT_EQ(denied.verdict, Verdict::kDeny);
  EXPECT_EQ(denied.reasons.size(), 2U);
  const auto json = JsonDocument::parse(to_json(denied)).value();
  EXPECT_EQ(json.root().string("verdict").value(), "deny");
  EXPECT_EQ(json.root().array("reasons").value()[0].string("rule").value(), "R05");

  const auto simulated = explain(engine_of(book()), between_banks());
  EXPECT_EQ(simulated.verdict, Verdict::kSimulated);
  EXPECT_FALSE(simulated.rules[0].is_in_force);
  EXPECT_NE(simulated.summary.en.find("nothing is shared"), std::string::npos);
}

TEST(ProcessingGuard, RealPersonsWaitUntilThePapersAreThere) {
  const ProcessingRecord complete{.node_is_synthetic = false,
                                  .controller = "Politie",
                                  .joint_controllers = "regeling 2026-1",
                                  .dpia = "DPIA-7",
                                  .register_entry = "V-12"};
  EXPECT_TRUE(admit(complete, false).has_value());
  for (auto part : {&ProcessingRecord::controller, &ProcessingRecord::joint_controllers, &ProcessingRecord::dpia,
                    &ProcessingRecord::register_entry}) {
    auto incomplete = complete;
    incomplete.*part = "";
    const auto refused = admit(incomplete, false);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::kFailedPrecondition);
    EXPECT_EQ(refused.error().field, "synthetic");
    EXPECT_TRUE(admit(incomplete, true).has_value());
  }
}

TEST(ProcessingGuard, SyntheticNodeRefusesUnmarkedPersonsWhateverItsPapers) {
  ProcessingRecord record{
      .node_is_synthetic = true, .controller = "c", .joint_controllers = "j", .dpia = "d", .register_entry = "r"};
  EXPECT_FALSE(admit(record, false).has_value());
  EXPECT_TRUE(admit(record, true).has_value());
}

/// R05 alone, as the register has it.
constexpr std::string_view kRegister =
    "source = \"test\"\nwarning_days = 90\n[[dpias]]\nreference = \"DEMO-DPIA-R05\"\ntitle_nl = \"x\"\ntitle_en = \"x\"\n"
    "controller_nl = \"x\"\ncontroller_en = \"x\"\njoint_controllers_nl = \"x\"\njoint_controllers_en = \"x\"\n"
    "rules = [\"R05\"]\ndated = \"2026-11-01\"\nexpires = \"2029-11-01\"\nstatus = \"adopted\"\nplace_nl = \"x\"\nplace_en = "
    "\"x\"\n";

class RuleFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("policy-test-" + std::to_string(SystemRandom().next()));
    std::filesystem::create_directories(folder_ / "rules");
    for (const auto* file : {"reasons.toml", "purposes.toml", "words.toml"})
      std::filesystem::copy(kFolder / file, folder_ / file);
    std::ofstream(folder_ / "dpia.toml") << kRegister;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// R05 with one text replaced by another.
  Result<RuleBook> load_with(std::string_view text, std::string_view other) {
    std::ifstream original(kFolder / "rules" / "R05.toml");
    std::string content((std::istreambuf_iterator<char>(original)), {});
    const auto position = content.find(text);
    EXPECT_NE(position, std::string::npos) << text;
    content.replace(position, text.size(), other);
    std::ofstream(folder_ / "rules" / "R05.toml") << content;
    return RuleBook::load(folder_);
  }

  std::filesystem::path folder_;
};

TEST_F(RuleFiles, MistakesNameFileAndKey) {
  const std::vector<std::tuple<std::string, std::string, std::string>> mistakes{
      {"id = \"R05\"", "id = \"R06\"", "'id'"},
      {"state = \"active\"", "state = \"on\"", "'state'"},
      {"classes = [\"ACC\"]", "classes = [\"BANK\"]", "'classes'"},
      {"classes = [\"ACC\"]", "classes = []", "'classes'"},
      {"from = [\"police\"]", "from = [\"pollice\"]", "pollice"},
      {"purposes = [\"block-mule-account\"]", "purposes = [\"anything\"]", "anything"},
      {"form = \"sealed\"", "form = \"open\"", "'form'"},
      {"lease_minutes = 15", "lease_minutes = -1", "'lease_minutes'"},
      {"lease_minutes = 15", "", "'lease_minutes'"},
      {"in_force_from = \"2020-11-01\"", "in_force_from = \"2020-11-31\"", "'in_force_from'"},
      {"dpia = \"DEMO-DPIA-R05\"", "dpia = \"DEMO-DPIA-R06\"", "'dpia'"},
      {"identified_reporters_min = 3", "identified_reporters_min = 0", "'identified_reporters_min'"},
      {"recipient_holds_account = true", "recipient_hold_account = true", "'recipient_hold_account'"},
      {"recipient_holds_account = true", "sealed_purposes = [\"blocking\"]", "'sealed_purposes'"},
      {"mark = \"D\"", "mark = \"X\"", "'mark'"},
      {"code = \"log\"", "code = \"logg\"", "logg"},
      {"title_nl = ", "title_de = ", "'title_nl'"},
  };
  for (const auto& [text, other, named] : mistakes) {
    const auto loaded = load_with(text, other);
    ASSERT_FALSE(loaded.has_value()) << other;
    EXPECT_EQ(loaded.error().code, ErrorCode::kInvalidArgument) << other;
    EXPECT_NE(loaded.error().message.find("R05.toml"), std::string::npos) << loaded.error().message;
    EXPECT_NE(loaded.error().message.find(named), std::string::npos) << loaded.error().message;
  }
  EXPECT_TRUE(load_with("revision = 1", "revision = 2").has_value());
}

TEST_F(RuleFiles, WhatStopsWithARuleIsSaidInBothLanguages) {
  for (const auto* key : {"warning_nl", "warning_en"}) {
    const auto loaded = load_with(key, "warned");
    ASSERT_FALSE(loaded.has_value()) << key;
    EXPECT_NE(loaded.error().message.find(key), std::string::npos) << loaded.error().message;
  }
  const auto loaded = load_with("[off]", "[off]\nneeds_confirmation = true").value();
  EXPECT_TRUE(loaded.find("R05")->off_needs_confirmation);
}

TEST(Rules, TheProtocolIsNotSwitchedOffUnawares) {
  const auto seen = view(*book().find("P0"), book().texts(), kNow);
  EXPECT_TRUE(seen.off_needs_confirmation);
  EXPECT_NE(seen.off_warning.nl.find("signaal"), std::string::npos);
  EXPECT_NE(seen.off_warning.en.find("withdraws a report"), std::string::npos);
}

TEST(Deny, MayPassWhenOnlyASwitchOrADateStandsInTheWay) {
  const auto reason = [](std::string_view code) { return Reason{std::string(code), "R05", "", ""}; };
  EXPECT_TRUE(may_pass({{reason(reason_code::kRuleOff)}}));
  EXPECT_TRUE(may_pass({{reason(reason_code::kExpired), reason(reason_code::kDpiaExpired)}}));
  EXPECT_FALSE(may_pass({{reason(reason_code::kRuleOff), reason(reason_code::kNotSealed)}}));
  EXPECT_FALSE(may_pass({{reason(reason_code::kNoRule)}}));
}

TEST_F(RuleFiles, EveryReasonNeedsItsWords) {
  std::ofstream(folder_ / "reasons.toml") << "source = \"test\"\n[reasons]\nno-rule = { nl = \"nee\", en = \"no\" }\n";
  const auto loaded = RuleBook::load(folder_);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_NE(loaded.error().message.find("reasons."), std::string::npos);
}

TEST_F(RuleFiles, AMissingFolderIsNotAnEmptyRuleBook) {
  std::filesystem::remove_all(folder_ / "rules");
  EXPECT_EQ(RuleBook::load(folder_).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::policy
