#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/limits.h"
#include "reports/report_count_table.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

using testing::Browser;
using testing::TwoNodes;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto position = text.find(from);
  EXPECT_NE(position, std::string::npos) << from;
  return text.replace(position, from.size(), to);
}

class Intake : public ::testing::Test {
 protected:
  std::size_t stored() {
    return nodes_.desk.database()
        .read_value<std::vector<ListedReport>>([](auto& transaction) { return list_reports(transaction, {}); })
        ->size();
  }
  std::string field_of(const std::string& body) {
    const auto taken = nodes_.receive(body);
    EXPECT_FALSE(taken) << body;
    if (taken) return "";
    EXPECT_EQ(taken.error().code, ErrorCode::kInvalidArgument) << taken.error().message;
    return taken.error().field;
  }

  TwoNodes nodes_;
};

TEST_F(Intake, GivesANextStepAndAClock) {
  const auto taken = nodes_.receive(nodes_.tell().body);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_TRUE(taken->is_new);
  EXPECT_EQ(taken->state, ReportState::kReceived);
  EXPECT_EQ(taken->next_step, "received-with-consent");
  EXPECT_EQ(time_text(*taken->due), "2026-12-01T12:00:00.000Z") << "five working days after Tuesday noon";
}

TEST_F(Intake, TheSameReportTwiceIsOneReportWithTheSameAnswer) {
  const auto body = nodes_.tell().body;
  const auto first = nodes_.receive(body);
  nodes_.clock.advance(std::chrono::hours(1));
  const auto second = nodes_.receive(body);
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(second->is_new);
  EXPECT_EQ(second->due, first->due);
  EXPECT_EQ(stored(), 1U);
}

TEST_F(Intake, TheSameIdWithOtherContentIsAConflict) {
  const auto body = nodes_.tell().body;
  ASSERT_TRUE(nodes_.receive(body));
  const auto other = nodes_.receive(replaced(body, "\"fraudType\":\"BHF\"", "\"fraudType\":\"AKF\""));
  EXPECT_EQ(other.error().code, ErrorCode::kConflict);
  EXPECT_EQ(stored(), 1U);
}

TEST_F(Intake, AnotherReportMayNotTakeAKnownPartOrStatusToken) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  const auto thief = replaced(browser.body, browser.report.text(), ReportId::random(nodes_.random).text());
  EXPECT_EQ(nodes_.receive(thief).error().code, ErrorCode::kConflict);
  EXPECT_EQ(stored(), 1U) << "nothing is half written";
}

TEST_F(Intake, EveryMistakeNamesItsField) {
  const auto body = nodes_.tell().body;
  const std::vector<std::tuple<std::string, std::string, std::string>> mistakes{
      {"\"fraudType\":\"BHF\"", "\"fraudType\":\"GDZ\"", "fraudType"},
      {"\"fraudType\":\"BHF\"", "\"fraudType\":7", "fraudType"},
      {"\"channel\":\"phone\"", "\"channel\":\"NL13TEST0123456789\"", "channel"},
      {"\"occurredOn\":\"2026-11-20\"", "\"occurredOn\":\"2026-11-31\"", "occurredOn"},
      {"\"occurredOn\":\"2026-11-20\"", "\"occurredOn\":\"2026-11-26\"", "occurredOn"},
      {"\"occurredOn\":\"2026-11-20\"", "\"occurredOn\":\"1994-12-31\"", "occurredOn"},
      {"\"minor\":125000", "\"minor\":-1", "amount.minor"},
      {"\"currency\":\"EUR\"", "\"currency\":\"euro\"", "amount.currency"},
      {"\"actor\":\"citizen\"", "\"actor\":\"robot\"", "actor"},
      {"\"name\":\"Sanne Voorbeeld\"", "\"name\":\"\"", "victim.name"},
      {"\"name\":\"Sanne Voorbeeld\"", "\"name\":\"a\\u0000b\"", "victim.name"},
      {"\"email\":\"sanne@voorbeeld.example\"", "\"email\":\"sanne\"", "victim.email"},
      {"\"email\":\"sanne@voorbeeld.example\"", "\"phone\":\"bel mij\"", "victim.phone"},
      {"\"email\":\"sanne@voorbeeld.example\"", "\"birthYear\":1899", "victim.birthYear"},
      {"\"email\":\"sanne@voorbeeld.example\"", "\"iban\":\"NL13TEST0123456789\"", "victim.iban"},
      {"\"compartment\":\"counterparty\"", "\"compartment\":\"narrative\"", "parts[0].compartment"},
      {"\"recipient\":\"police\",\"compartment\"", "\"recipient\":\"demobank\",\"compartment\"", "parts[0].recipient"},
      {"\"recipient\":\"police\",\"purpose\"", "\"recipient\":\"nobody\",\"purpose\"", "consents[0].recipient"},
      {"\"purpose\":\"start-investigation\"", "\"purpose\":\"anything\"", "consents[0].purpose"},
      {"\"textVersion\":\"2026-11-01\"", "\"textVersion\":\"nl13test0123456789\"", "consents[0].textVersion"},
      {"\"synthetic\":true", "\"synthetic\":\"yes\"", "synthetic"},
      {"\"statusTokenHash\":\"", "\"statusTokenHash\":\"AAAA", "statusTokenHash"},
      {"\"keyId\":\"", "\"keyId\":\"NL13TEST0123456789", "parts[0].receipt.keyId"},
      {"\"actor\"", "\"province\":\"NL13TEST0123456789\",\"actor\"", "province"},
      {"\"actor\":\"citizen\"", "\"actor\":\"citizen\",\"counterparty\":[{\"iban\":\"NL13TEST0123456789\"}]", "counterparty"},
      {"\"actor\":\"citizen\"", "\"actor\":\"citizen\",\"narrative\":\"Iemand belde\"", "narrative"},
  };
  for (const auto& [from, to, field] : mistakes) EXPECT_EQ(field_of(replaced(body, from, to)), field) << to;
  EXPECT_EQ(stored(), 0U);
  ASSERT_TRUE(nodes_.receive(body)) << "and the report itself was fine";
}

TEST_F(Intake, AProvinceIsCountedAndNobodyIsToldIt) {
  const auto in_province = [&](std::string_view code) {
    auto browser = nodes_.tell();
    browser.body = replaced(browser.body, "\"actor\"", fmt::format("\"province\":\"{}\",\"actor\"", code));
    EXPECT_TRUE(nodes_.receive(browser.body)) << code;
    return browser;
  };
  in_province("zh");
  in_province("unsaid");
  ASSERT_TRUE(nodes_.receive(nodes_.tell().body));
  const auto handed_over = in_province("ze");
  ReferralService(nodes_.desk.context()).offer(handed_over.report, "police", "person:agent-1").value();
  nodes_.deliver();
  const auto events = nodes_.desk.database().read_value<std::vector<store::SequencedEvent>>(
      [](auto& transaction) { return store::read_outbox(transaction, "police", 0, 10); });
  ASSERT_EQ(events->size(), 1U);
  EXPECT_THAT(events->front().event.data, ::testing::Not(::testing::HasSubstr("province")));

  std::map<std::string, std::int64_t> counts;
  const auto counted = nodes_.desk.database().read_value<stats::CountsByAxis>(
      [](auto& transaction) { return count_reports(transaction, std::chrono::sys_days{}); });
  for (const auto& each : counted->at("province")) counts[each.value] += each.count;
  EXPECT_EQ(counts, (std::map<std::string, std::int64_t>{{"unknown", 2}, {"ze", 1}, {"zh", 1}}));
}

TEST_F(Intake, AReceiptThatThePoliceDidNotSignIsRefused) {
  const auto browser = nodes_.tell();
  const auto later =
      replaced(browser.body, "\"receivedAt\":\"2026-11-24T12:00:00.000Z\"", "\"receivedAt\":\"2026-11-24T12:00:01.000Z\"");
  EXPECT_EQ(field_of(later), "parts[0].receipt.signature");
  // The receipt of another report's part does not fit either.
  const auto other = nodes_.tell();
  EXPECT_EQ(field_of(replaced(browser.body, "\"partId\":\"" + browser.part.text() + "\",\"recipient\"",
                              "\"partId\":\"" + other.part.text() + "\",\"recipient\"")),
            "parts[0].receipt.partId");
  EXPECT_EQ(stored(), 0U);
}

TEST_F(Intake, ASyntheticNodeRefusesAPersonWhoIsNotMarkedSo) {
  const auto body = replaced(nodes_.tell().body, "\"synthetic\":true,", "");
  const auto refused = nodes_.receive(body);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(refused.error().field, "synthetic");
  EXPECT_EQ(stored(), 0U);
}

TEST_F(Intake, ARealNodeRefusesARealPersonUntilItsPapersAreRecorded) {
  const auto body = replaced(nodes_.tell().body, "\"synthetic\":true", "\"synthetic\":false");
  auto& processing = nodes_.desk.context().processing;
  processing = {};
  EXPECT_EQ(nodes_.receive(body).error().field, "synthetic");
  processing = {.node_is_synthetic = false, .controller = "c", .joint_controllers = "j", .dpia = "d", .register_entry = "r"};
  EXPECT_TRUE(nodes_.receive(body));
}

TEST_F(Intake, PolicyDecidesWhetherADeskTakesReports) {
  const auto body = nodes_.tell().body;
  ASSERT_TRUE(nodes_.desk.policy().set_switch("R03", policy::RuleState::kOff));
  EXPECT_EQ(nodes_.receive(body).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(stored(), 0U);
}

TEST_F(Intake, AnAttemptWithoutAnythingSealedIsAReportToo) {
  auto body = nodes_.tell().body;
  const auto begin = body.find("\"parts\":[") + 9;
  body.erase(begin, body.find("],\"statusTokenHash\"") - begin);
  const auto taken = nodes_.receive(body);
  ASSERT_TRUE(taken) << taken.error().message;
  const auto offered = ReferralService(nodes_.desk.context()).offer(taken->report, "police", "person:agent-1");
  EXPECT_EQ(offered.error().code, ErrorCode::kFailedPrecondition) << "there is nothing the police could open";
}

TEST_F(Intake, AnUnknownStatusTokenIsNobody) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  ReporterService reporter(nodes_.desk.context());
  EXPECT_TRUE(reporter.status(browser.status_token));
  for (const auto* token : {"", "x", "AAAAAAAAAAAAAAAAAAAAAA"}) {
    EXPECT_EQ(reporter.status(token).error().code, ErrorCode::kUnauthenticated);
    EXPECT_EQ(reporter.withdraw(token, WithdrawalReason::kOther).error().code, ErrorCode::kUnauthenticated);
    EXPECT_EQ(reporter.set_consent(token, {"police", "start-investigation", false, "2026-11-01"}).error().code,
              ErrorCode::kUnauthenticated);
  }
}

TEST_F(Intake, ConsentChangesAreVersionedAndSigned) {
  const auto browser = nodes_.tell({.with_consent = false});
  ASSERT_TRUE(nodes_.receive(browser.body));
  ReporterService reporter(nodes_.desk.context());
  const auto change = [&](bool is_given, const std::string& text_version = "2026-11-01") {
    return reporter.set_consent(browser.status_token, {"police", "start-investigation", is_given, text_version});
  };
  EXPECT_TRUE(change(false)) << "what was never given is not withdrawn: nothing changes";
  EXPECT_TRUE(reporter.status(browser.status_token)->consents.empty());
  const auto given = change(true);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->version, 1);
  EXPECT_TRUE(check_consent(nodes_.desk.keys().signing_key(), *given));
  EXPECT_EQ(change(true)->version, 1) << "the same again";
  EXPECT_EQ(change(false)->version, 2);
  auto forged = *given;
  forged.is_given = false;
  EXPECT_FALSE(check_consent(nodes_.desk.keys().signing_key(), forged));
  EXPECT_EQ(change(true, "soon").error().field, "textVersion");
}

class Depot : public Intake {
 protected:
  SealedPartDepot depot() { return SealedPartDepot(nodes_.police.context()); }
  static crypto::Compartment content(std::size_t size = 100) { return {.nonce = Bytes(24, 1), .ciphertext = Bytes(size, 2)}; }
};

TEST_F(Depot, TheSamePartAgainGivesTheSameReceiptAndOtherContentIsAConflict) {
  const auto id = PartId::random(nodes_.random);
  const auto first = depot().deposit(id, content());
  nodes_.clock.advance(std::chrono::hours(1));
  const auto second = depot().deposit(id, content());
  ASSERT_TRUE(first && second);
  EXPECT_EQ(second->received_at, first->received_at);
  EXPECT_EQ(second->signature, first->signature);
  EXPECT_TRUE(crypto::check_receipt(nodes_.police.keys().signing_key(), *second));
  EXPECT_EQ(depot().deposit(id, content(101)).error().code, ErrorCode::kConflict);
}

TEST_F(Depot, SizesHaveTheirBorders) {
  const auto id = [&] { return PartId::random(nodes_.random); };
  EXPECT_TRUE(depot().deposit(id(), content(limits::kSealedPartBytesMax)));
  EXPECT_EQ(depot().deposit(id(), content(limits::kSealedPartBytesMax + 1)).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(depot().deposit(id(), content(16)).error().field, "ciphertext");
  EXPECT_TRUE(depot().deposit(id(), content(17)));
  auto short_nonce = content();
  short_nonce.nonce.resize(23);
  EXPECT_EQ(depot().deposit(id(), short_nonce).error().field, "nonce");
}

TEST_F(Depot, APartWithoutAKeyIsDeletedAfterThirtyDaysAndOneWithAKeyIsNot) {
  const auto kept = nodes_.tell_and_offer();
  ASSERT_TRUE(depot().deposit(PartId::random(nodes_.random), content()));
  nodes_.clock.advance(std::chrono::days(30));
  EXPECT_EQ(depot().delete_keyless().value(), 0);
  nodes_.clock.advance(std::chrono::milliseconds(1));
  EXPECT_EQ(depot().delete_keyless().value(), 1);
  EXPECT_EQ(depot().delete_keyless().value(), 0);
  nodes_.accept(kept);
  EXPECT_TRUE(PartOpener(nodes_.police.context(), "NL").permission(kept.report));
}

TEST_F(Depot, PolicyCanCloseIt) {
  ASSERT_TRUE(nodes_.police.policy().set_switch("RPD", policy::RuleState::kOff));
  EXPECT_EQ(depot().deposit(PartId::random(nodes_.random), content()).error().code, ErrorCode::kPermissionDenied);
}

}  // namespace
}  // namespace dijkwacht::reports
