#include "victims/recovery_claim.h"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "base/clock.h"
#include "identifiers/iban.h"

namespace dijkwacht::victims {
namespace {

const Date kToday = parse_date("2026-11-24").value();

const RecoveryTerms& terms() {
  static const auto loaded = RecoveryTerms::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/pnbf.toml").value();
  return loaded;
}

std::string account(std::string_view country, std::string_view rest) {
  return identifiers::iban_of(country, rest).value().canonical().reveal("test");
}

struct Told {
  std::string kind = "seller";
  std::string paid_on = "2026-10-20";
  std::string minor = "25000";
  std::string own = account("NL", "DEMO0000000001");
  std::string payee = account("NL", "DEMO0000000002");
  std::string answers = R"("C1":true,"C3":true,"C6":true,"C7":true,"C8":true,"C9":true)";
  std::string more = "";
};

Result<Claim> parsed(const Told& told) {
  const auto text = fmt::format(
      R"({{"kind":"{}","paidOn":"{}","amount":{{"minor":{},"currency":"EUR"}},"victim":{{"name":"Test Persoon"}},"ownAccount":"{}",)"
      R"("payeeAccount":"{}","policeReference":"PL-1","answers":{{{}}},"statusTokenHash":"{}","synthetic":true{}}})",
      told.kind, told.paid_on, told.minor, told.own, told.payee, told.answers, to_base64url(Bytes(32, 1)), told.more);
  const auto document = JsonDocument::parse(text);
  return parse_claim(document->root(), terms(), kToday);
}

std::string unmet(const Told& told) {
  std::string ids;
  for (const auto* each : unmet_conditions(parsed(told).value(), terms(), kToday)) ids += (ids.empty() ? "" : " ") + each->id;
  return ids;
}

TEST(RecoveryConditions, AreAllMetByAnOrdinaryCase) { EXPECT_EQ(unmet({}), ""); }

TEST(RecoveryConditions, EachThatIsNotMetIsNamed) {
  for (const auto* id : {"C1", "C3", "C6", "C7", "C8", "C9"}) {
    Told told;
    const auto at = told.answers.find(id);
    told.answers.replace(told.answers.find("true", at), 4, "false");
    EXPECT_EQ(unmet(told), id);
  }
  EXPECT_EQ(unmet({.kind = "other", .answers = ""}), "C2");
  EXPECT_EQ(unmet({.payee = account("BE", "539007547034")}), "C5");
  EXPECT_EQ(unmet({.own = account("BE", "539007547034")}), "C5");
}

TEST(RecoveryConditions, APaymentIsAtMostThirteenMonthsOld) {
  EXPECT_EQ(unmet({.paid_on = "2025-10-24"}), "") << "thirteen months to the day";
  EXPECT_EQ(unmet({.paid_on = "2025-10-23"}), "C4");
}

TEST(RecoveryConditions, SeveralReportsAreAskedOfASellerOnly) {
  EXPECT_EQ(unmet({.kind = "deception", .answers = R"("C1":true,"C3":true,"C6":true,"C7":true,"C9":true)"}), "");
}

TEST(RecoveryClaim, WrongInputNamesTheField) {
  const auto field = [](const Told& told) {
    const auto claim = parsed(told);
    return claim ? std::string("taken") : claim.error().field;
  };
  EXPECT_EQ(field({}), "taken");
  EXPECT_EQ(field({.kind = "card"}), "kind");
  EXPECT_EQ(field({.paid_on = "2026-11-25"}), "paidOn") << "a day to come";
  EXPECT_EQ(field({.paid_on = "gisteren"}), "paidOn");
  EXPECT_EQ(field({.minor = "0"}), "amount");
  EXPECT_EQ(field({.own = "NL00DEMO0000000001"}), "ownAccount");
  EXPECT_EQ(field({.payee = account("NL", "DEMO0000000001")}), "payeeAccount") << "one's own account";
  EXPECT_EQ(field({.answers = R"("C1":true)"}), "answers.C3");
  EXPECT_EQ(field({.answers = R"("C4":true)"}), "answers.C4") << "what is judged by facts is not answered";
  EXPECT_EQ(field({.more = R"(,"story":"…")"}), "story") << "what nobody reads is not taken";
}

TEST(RecoveryClaim, IsReadBackAsItWasSealed) {
  const auto told = parsed({}).value();
  const auto text = to_json(told.details);
  const auto details = parse_details(text.reveal("test"), kToday).value();
  EXPECT_EQ(details.own_account, told.details.own_account);
  EXPECT_EQ(details.payee_account, told.details.payee_account);
  EXPECT_EQ(details.police_reference, told.details.police_reference);
  EXPECT_EQ(details.victim.reveal("test").name, "Test Persoon");
  EXPECT_EQ(parse_details("{}", kToday).error().code, ErrorCode::kDataCorrupt);
}

}  // namespace
}  // namespace dijkwacht::victims
