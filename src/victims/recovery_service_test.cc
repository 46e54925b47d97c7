#include "victims/recovery_service.h"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "audit/audit_log.h"
#include "crypto/local_key_service.h"
#include "documents/pdf.h"
#include "identifiers/iban.h"
#include "policy/policy_switch_table.h"
#include "reports/status_token.h"
#include "store/database_testing.h"
#include "victims/recovery_letter.h"
#include "victims/recovery_messages.h"
#include "victims/schema_table.h"

namespace dijkwacht::victims {
namespace {

using enum RecoveryState;

const std::string kData = std::string(DIJKWACHT_SOURCE_DIR) + "/data";
const Time kStart = parse_time("2026-11-24T12:00:00Z").value();
constexpr std::string_view kToken = "01234567890123456789ABCDEF";
constexpr const char* kAnalyst = "person:bank-1";
constexpr const char* kColleague = "person:bank-2";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& part : {policy::migrations(), migrations()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Recovery : public testing::Test {
 protected:
  static identifiers::Identifier account(std::string_view rest) { return identifiers::iban_of("NL", rest).value(); }

  Claim claim() const {
    const auto victim = JsonDocument::parse(R"({"name":"Slachtoffer Test"})");
    return {.facts = {.kind = RecoveryKind::kDeception, .paid_on = parse_date("2026-10-20").value(), .amount = {25'000, "EUR"}},
            .details = {.victim = reports::parse_victim(victim->root(), 2026).value(),
                        .own_account = account("OWNB0000000001"),
                        .payee_account = account("DEMO0000000002"),
                        .police_reference = Sensitive<std::string>("PL-2026-77")},
            .answers = {{"C1", true}, {"C3", true}, {"C6", true}, {"C7", true}, {"C9", true}},
            .status_token_hash = reports::status_token_hash(kToken),
            .is_synthetic = true};
  }

  RecoveryId asked_for() {
    const auto prepared = service_.prepare(claim()).value();
    database_->write([&](auto& transaction) { return service_.take(transaction, prepared); }).value();
    return prepared.request.id;
  }
  Status bank(const RecoveryId& id, RecoveryMove move, const char* actor = kAnalyst) {
    move.version = now_at(id).version;
    return database_->write([&](auto& transaction) { return service_.move(transaction, id, move, actor); });
  }
  Status victim(RecoveryMove move) {
    move.version = service_.status(kToken)->request.version;
    return database_->write([&](auto& transaction) { return service_.move(transaction, kToken, move); });
  }
  Status asks_payee(const RecoveryId& id) {
    return bank(id, {.to = kAsked, .holder = Sensitive(Holder{"J. de Houder", "Straat 1, 1234 AB Plaats"})});
  }
  Status agrees(const RecoveryId& id, const char* actor) {
    const auto version = now_at(id).version;
    return database_->write([&](auto& transaction) { return service_.agree(transaction, id, version, actor); });
  }
  Status disagrees(const RecoveryId& id, std::string_view reason, const char* actor) {
    const auto version = now_at(id).version;
    return database_->write([&](auto& transaction) { return service_.disagree(transaction, id, version, reason, actor); });
  }
  RecoveryRequest now_at(const RecoveryId& id) {
    return database_->read_value<RecoveryRequest>([&](auto& transaction) { return read_request(transaction, id); }).value();
  }
  std::int64_t count(const std::string& from_where) {
    return database_
        ->read_value<std::int64_t>([&](auto& transaction) -> Result<std::int64_t> {
          return TRY(transaction.query_one("SELECT count(*) FROM " + from_where, {}))->integer(0);
        })
        .value();
  }
  std::vector<audit::Entry> audited(std::string_view action) {
    const audit::EntryFilter filter{.action = std::string(action)};
    return database_
        ->read_value<std::vector<audit::Entry>>(
            [&](auto& transaction) { return audit::read_entries(transaction, filter, 0, 100); })
        .value();
  }

  store::testing::TemporaryDatabase database_{schema()};
  crypto::LocalKeyService keys_{
      crypto::KeyRing::create_or_load(database_.folder() / "keys", {crypto::KeyDomain::kVictim}, kStart).value()};
  policy::PolicyDesk policy_{policy::RuleBook::load(kData + "/policy").value(), true};
  ManualClock clock_{kStart};
  SystemRandom random_;
  RecoveryService service_{{.database = *database_,
                            .keys = keys_,
                            .policy = policy_,
                            .clock = clock_,
                            .random = random_,
                            .self = {"demobank", "bank"},
                            .processing = {.node_is_synthetic = true},
                            .bank_codes = {"DEMO"},
                            .terms = RecoveryTerms::load(kData + "/victims/pnbf.toml").value()}};
};

TEST_F(Recovery, GoesToReturnedWithTheAmount) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(bank(id, {.to = kArranged, .amount = Money{20'000, "EUR"}}));
  ASSERT_TRUE(bank(id, {.to = kReturned, .amount = Money{20'000, "EUR"}}));
  const auto view = service_.status(kToken).value();
  EXPECT_EQ(view.request.returned, (Money{20'000, "EUR"}));
  ASSERT_EQ(view.events.size(), 4U);
  EXPECT_EQ(view.events.back().amount, (Money{20'000, "EUR"}));
  EXPECT_EQ(view.events.back().mover, Mover::kBank);
  EXPECT_EQ(count("recovery_part"), 0) << "over: what was sealed is gone";
  EXPECT_EQ(audited("recovery.moved").size(), 3U);
  EXPECT_FALSE(service_.open(id, kAnalyst)->details);
}

TEST_F(Recovery, TellsTheVictimWhatHappenedAndWhatItMeansWithoutNameOrAccount) {
  const auto messages = RecoveryMessages::load(kData + "/texts/recovery-status.toml").value();
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  const auto asked = messages.about(service_.status(kToken).value(), service_.terms(), "demobank");
  EXPECT_EQ(asked.due, kStart + std::chrono::days(21));
  ASSERT_TRUE(bank(id, {.to = kReturned, .amount = Money{20'000, "EUR"}}));
  const auto told = messages.about(service_.status(kToken).value(), service_.terms(), "demobank");
  EXPECT_EQ(told.subject, id.text());
  EXPECT_EQ(told.number, recovery_number(id));
  EXPECT_EQ(told.next_step, service_.terms().next_step(kReturned));
  EXPECT_FALSE(told.due);
  ASSERT_EQ(told.messages.size(), 3U);
  EXPECT_EQ(told.messages.back().code, "returned");
  EXPECT_EQ(told.messages.back().amount, (Money{20'000, "EUR"}));
  for (const auto& message : told.messages) {
    EXPECT_EQ(message.organisation, "demobank") << message.code;
    EXPECT_FALSE(message.title.en.empty() || message.meaning.en.empty()) << message.code;
  }
}

TEST_F(Recovery, WhatTheVictimDidIsToldAsTheirOwnAct) {
  const auto messages = RecoveryMessages::load(kData + "/texts/recovery-status.toml").value();
  asked_for();
  ASSERT_TRUE(victim({.to = kClosed}));
  const auto told = messages.about(service_.status(kToken).value(), service_.terms(), "demobank");
  EXPECT_EQ(told.messages.back().organisation, reports::kPerson);
}

TEST_F(Recovery, GoesToReleasedAfterTwentyOneDaysWithASignature) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(agrees(id, kColleague));
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  EXPECT_EQ(service_.show_holder(kToken).error().code, ErrorCode::kFailedPrecondition) << "not asked for yet";
  EXPECT_EQ(victim({.to = kReleased}).error().field, "statement");
  ASSERT_TRUE(victim({.to = kReleased, .has_signed_statement = true}));
  const auto holder = service_.show_holder(kToken).value();
  EXPECT_EQ(holder.reveal("test").name, "J. de Houder");
  ASSERT_EQ(audited("recovery.name-released").size(), 1U);
  ASSERT_EQ(audited("recovery.name-shown").size(), 1U);
  const auto act = audited("recovery.name-released").front().act;
  EXPECT_EQ(act.rule, "R13");
  EXPECT_EQ(act.purpose, "civil-recovery");
  EXPECT_EQ(act.subject, id.text());
  for (const auto step : {kDemanded, kSummoned, kJudged, kEnforced}) ASSERT_TRUE(victim({.to = step})) << name_of(step);
  ASSERT_TRUE(victim({.to = kReturned, .amount = Money{25'000, "EUR"}}));
  EXPECT_EQ(service_.show_holder(kToken).error().code, ErrorCode::kFailedPrecondition) << "over";
}

TEST_F(Recovery, TheNameGoesOnlyWhenASecondPersonAgreed) {
  const auto id = asked_for();
  EXPECT_EQ(agrees(id, kColleague).error().code, ErrorCode::kFailedPrecondition) << "there is no name yet";
  ASSERT_TRUE(asks_payee(id));
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(agrees(id, kAnalyst).error().code, ErrorCode::kPermissionDenied) << "who filled it in is no second person";
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(audited("recovery.name-released").empty());
  ASSERT_TRUE(agrees(id, kColleague));
  EXPECT_EQ(agrees(id, "person:bank-3").error().code, ErrorCode::kConflict) << "somebody did";
  EXPECT_EQ(audited("recovery.agreed").size(), 1U);
  EXPECT_TRUE(victim({.to = kReleased, .has_signed_statement = true}));
}

TEST_F(Recovery, NothingIsReleasedAMomentBeforeTheDaysAreOver) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(agrees(id, kColleague));
  clock_.advance(std::chrono::days(21) - Duration(1));
  EXPECT_EQ(service_.count_days().value(), 0);
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().field, "to");
  // Even when it stands in the store that nobody answered, policy counts the days anew.
  database_
      ->write([](auto& transaction) -> Status {
        TRY(transaction.execute("UPDATE recovery_request SET state = 'unanswered'", {}));
        return {};
      })
      .value();
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(now_at(id).state, kUnanswered) << "nothing is half written";
  EXPECT_FALSE(service_.refusals(kToken)->empty());
  EXPECT_TRUE(audited("recovery.name-released").empty());
}

TEST_F(Recovery, TheNameIsNotShownWhenTheRuleIsSwitchedOff) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(agrees(id, kColleague));
  clock_.advance(std::chrono::days(22));
  service_.count_days().value();
  ASSERT_TRUE(victim({.to = kReleased, .has_signed_statement = true}));
  ASSERT_TRUE(policy_.set_switch("R13", policy::RuleState::kOff));
  EXPECT_EQ(service_.show_holder(kToken).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(audited("recovery.name-shown").empty());
}

TEST_F(Recovery, LapsesWhenNobodyTookAStepForTheMonthsOfItsStateAndKeepsNothing) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  const auto due = lapse_due(now_at(id), service_.terms()).value();
  clock_.set(due - Duration(1));
  EXPECT_EQ(service_.lapse().value(), 0);
  EXPECT_EQ(count("recovery_part"), 2) << "a moment too early";
  clock_.set(due);
  EXPECT_EQ(service_.lapse().value(), 1);
  EXPECT_EQ(count("recovery_part"), 0);
  const auto view = service_.status(kToken).value();
  EXPECT_EQ(view.request.state, kLapsed);
  EXPECT_EQ(view.events.back().state, kLapsed);
  EXPECT_EQ(view.events.back().mover, Mover::kClock);
  ASSERT_EQ(audited("recovery.lapsed").size(), 1U);
  EXPECT_EQ(audited("recovery.lapsed").front().act.outcome, "erased");
  EXPECT_FALSE(service_.open(id, kAnalyst)->details);
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().field, "to");
  EXPECT_EQ(service_.lapse().value(), 0) << "once";
}

TEST_F(Recovery, EachStateWaitsItsOwnMonths) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(agrees(id, kColleague));
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  ASSERT_TRUE(victim({.to = kReleased, .has_signed_statement = true}));
  for (const auto step : {kDemanded, kSummoned}) ASSERT_TRUE(victim({.to = step}));
  clock_.set(kStart + std::chrono::days(900));
  EXPECT_EQ(service_.lapse().value(), 0) << "two and a half years at the court";
  clock_.set(kStart + std::chrono::days(1200));
  EXPECT_EQ(service_.lapse().value(), 1);
  EXPECT_EQ(service_.show_holder(kToken).error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(Recovery, AStepAtTheSameMomentWinsOverTheClock) {
  const auto id = asked_for();
  clock_.set(lapse_due(now_at(id), service_.terms()).value());
  const auto seen = service_.lapsing().value();
  ASSERT_EQ(seen.size(), 1U);
  ASSERT_TRUE(asks_payee(id));
  const auto lapsed = database_->write([&](auto& transaction) { return service_.lapse(transaction, seen.front()); });
  EXPECT_EQ(lapsed.error().code, ErrorCode::kConflict);
  EXPECT_EQ(now_at(id).state, kAsked);
  EXPECT_EQ(count("recovery_part"), 2);
  EXPECT_EQ(service_.lapse().value(), 0) << "the months count from the step";
  EXPECT_TRUE(audited("recovery.lapsed").empty());
}

TEST_F(Recovery, AClockThatGoesBackLosesNothing) {
  const auto id = asked_for();
  clock_.set(kStart - std::chrono::days(4000));
  EXPECT_EQ(service_.lapse().value(), 0);
  ASSERT_TRUE(asks_payee(id));
  clock_.set(kStart + std::chrono::days(30));
  EXPECT_EQ(service_.lapse().value(), 0) << "what was done while it was wrong counts as done on the day before";
  EXPECT_EQ(count("recovery_part"), 2);
}

TEST_F(Recovery, RequestsOfBeforeTheTermCountFromTheirLastStep) {
  const auto id = asked_for();
  clock_.advance(std::chrono::days(3));
  ASSERT_TRUE(asks_payee(id));
  const auto from_events = migrations().back();
  ASSERT_NE(from_events.sql.find("UPDATE recovery_request SET moved_at"), std::string_view::npos);
  const auto begin = from_events.sql.find("UPDATE");
  const std::string update(from_events.sql.substr(begin, from_events.sql.find(';', begin) - begin));
  database_
      ->write([&](auto& transaction) -> Status {
        TRY(transaction.execute("UPDATE recovery_request SET moved_at = 0", {}));
        TRY(transaction.execute(update, {}));
        return {};
      })
      .value();
  EXPECT_EQ(now_at(id).moved_at, kStart + std::chrono::days(3));
}

TEST_F(Recovery, ANameThatIsNotRightIsTypedAnewAndAgreedAnewByAnotherPerson) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(agrees(id, kColleague));
  ASSERT_TRUE(disagrees(id, "address-wrong", "person:bank-3"));
  EXPECT_TRUE(now_at(id).agreed_by.empty()) << "an agreement ends by it";
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(agrees(id, kColleague).error().code, ErrorCode::kFailedPrecondition);

  const RecoveryMove anew{.to = kAsked, .holder = Sensitive(Holder{"J. de Houder", "Laan 2, 1234 AB Plaats"})};
  ASSERT_TRUE(bank(id, anew, kColleague)) << "whoever may";
  EXPECT_EQ(agrees(id, kColleague).error().code, ErrorCode::kPermissionDenied) << "not alone";
  ASSERT_TRUE(agrees(id, kAnalyst)) << "who typed first is another person now";
  EXPECT_EQ(victim({.to = kReleased, .has_signed_statement = true}).error().field, "to") << "the payee has all days again";
  clock_.advance(std::chrono::days(21));
  ASSERT_EQ(service_.count_days().value(), 1);
  ASSERT_TRUE(victim({.to = kReleased, .has_signed_statement = true}));
  EXPECT_EQ(service_.show_holder(kToken)->reveal("test").address, "Laan 2, 1234 AB Plaats");
  EXPECT_EQ(count("recovery_part WHERE part = 'holder'"), 1) << "what was wrong is gone";
  EXPECT_EQ(audited("recovery.disagreed").size(), 1U);
  const auto moves = audited("recovery.moved");
  EXPECT_TRUE(std::ranges::any_of(
      moves, [](const auto& entry) { return entry.act.outcome == "asked-anew" && entry.act.actor == kColleague; }));
}

TEST_F(Recovery, TheVictimReadsOfALapseAndOfANewLetter) {
  const auto messages = RecoveryMessages::load(kData + "/texts/recovery-status.toml").value();
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(disagrees(id, "letter-back", kColleague));
  ASSERT_TRUE(asks_payee(id));
  const auto told = messages.about(service_.status(kToken).value(), service_.terms(), "demobank");
  EXPECT_EQ(told.messages.back().title.en, "The bank wrote to the recipient anew");
  EXPECT_NE(told.messages.back().title, told.messages.at(1).title);
  EXPECT_EQ(told.next_step, service_.terms().asked_anew);
  clock_.advance(std::chrono::days(4000));
  ASSERT_EQ(service_.lapse().value(), 1);
  const auto lapsed = messages.about(service_.status(kToken).value(), service_.terms(), "demobank");
  EXPECT_EQ(lapsed.messages.back().organisation, "demobank");
  EXPECT_NE(lapsed.next_step.nl.find("opnieuw"), std::string::npos) << "they can ask again";
}

TEST_F(Recovery, IsRefusedByTheNameOfTheConditionAndKeepsNothing) {
  auto without_complaint = claim();
  without_complaint.answers["C7"] = false;
  EXPECT_EQ(service_.prepare(without_complaint).error().field, "conditions.C7");
  auto elsewhere = claim();
  elsewhere.details.payee_account = account("PROF0000000002");
  EXPECT_EQ(service_.prepare(elsewhere).error().field, "payeeAccount") << "only the holder's bank knows the holder";
  EXPECT_EQ(count("recovery_request"), 0);
}

TEST_F(Recovery, TheBankRefusesByTheNameOfTheConditionAndTheVictimReadsWhich) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  ASSERT_TRUE(bank(id, {.to = kRefused, .unmet = {"C2"}}));
  const auto request = service_.status(kToken)->request;
  EXPECT_EQ(request.unmet, std::vector<std::string>{"C2"});
  EXPECT_EQ(count("recovery_part"), 0) << "also of the holder, who turned out to be innocent";
}

TEST_F(Recovery, RefusesARealPersonAtASyntheticNode) {
  auto real = claim();
  real.is_synthetic = false;
  EXPECT_EQ(service_.prepare(real).error().field, "synthetic");
}

TEST_F(Recovery, KeepsNoNameAndNoAccountInClear) {
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(database_.folder())) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(stream), {});
  }
  ASSERT_NE(bytes.find(id.text()), std::string::npos) << "this is where the request lies";
  for (const auto* value : {"Houder", "Slachtoffer", "DEMO0000000002", "OWNB0000000001", "PL-2026-77"}) {
    EXPECT_EQ(bytes.find(value), std::string::npos) << value;
  }
}

TEST_F(Recovery, OpeningWhatTheVictimToldIsRecorded) {
  const auto id = asked_for();
  ASSERT_TRUE(service_.open(id, kAnalyst)->details);
  ASSERT_EQ(audited("recovery.viewed").size(), 1U);
  EXPECT_EQ(audited("recovery.viewed").front().act.actor, kAnalyst);
}

TEST_F(Recovery, AnotherTokenOpensNothing) {
  asked_for();
  EXPECT_EQ(service_.status("99999999999999999999999999").error().code, ErrorCode::kUnauthenticated);
}

TEST_F(Recovery, LettersFillEveryPlaceAndAccuseNobody) {
  const auto letters = RecoveryLetters::load(kData + "/victims/letters.toml").value();
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  const LetterContent content{
      .request = now_at(id), .details = claim().details, .holder = Sensitive(Holder{"J. de Houder", "Straat 1"})};
  const Sender bank{"Demobank", "088 555 01 03"};
  for (const auto& letter : {letters.to_payee(content, bank, service_.terms(), kStart), letters.demand(content, kStart)}) {
    std::string text;
    for (const auto& part : letter.parts) {
      if (const auto* paragraph = std::get_if<documents::Paragraph>(&part)) text += paragraph->text + "\n";
      if (const auto* list = std::get_if<documents::List>(&part)) {
        for (const auto& item : list->items) text += item + "\n";
      }
    }
    EXPECT_EQ(text.find('{'), std::string::npos) << text;
    EXPECT_NE(text.find("€ 250"), std::string::npos);
    EXPECT_NE(text.find("20 oktober 2026"), std::string::npos);
    EXPECT_TRUE(documents::write_pdf(letter)->starts_with("%PDF"));
  }
  const auto to_payee = letters.to_payee(content, bank, service_.terms(), kStart);
  EXPECT_NE(std::get<documents::List>(to_payee.parts[5]).items.front().find("15 december 2026"), std::string::npos)
      << "21 days on";
}

TEST_F(Recovery, TheFileForAClaimTellsAmountsStepsAndTheCourt) {
  const auto letters = RecoveryLetters::load(kData + "/victims/letters.toml").value();
  const auto id = asked_for();
  ASSERT_TRUE(asks_payee(id));
  LetterContent content{
      .request = now_at(id), .details = claim().details, .holder = Sensitive(Holder{"J. de Houder", "Straat 1"})};
  const auto words = [&] {
    std::string all;
    for (const auto& part :
         letters.claim_pack(content, service_.status(kToken)->events, {"Demobank", ""}, service_.terms(), kStart).parts) {
      if (const auto* paragraph = std::get_if<documents::Paragraph>(&part)) all += paragraph->text + "\n";
      if (const auto* table = std::get_if<documents::Table>(&part)) {
        for (const auto& row : table->rows) all += fmt::format("{}\n", fmt::join(row, "|"));
      }
    }
    return all;
  };
  EXPECT_EQ(words().find('{'), std::string::npos) << words();
  EXPECT_NE(words().find("Nog te betalen|€ 250"), std::string::npos);
  EXPECT_NE(words().find("24 november 2026|Bank schreef de rekeninghouder|bank"), std::string::npos) << words();
  EXPECT_NE(words().find("tot en met € 25.000. Uw bedrag valt daaronder"), std::string::npos);
  content.request.facts.amount.minor = 2'500'001;
  EXPECT_NE(words().find("hoger dan € 25.000"), std::string::npos) << "one cent above";
}

}  // namespace
}  // namespace dijkwacht::victims
