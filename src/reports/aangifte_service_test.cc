#include "reports/aangifte_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

constexpr auto kStatement =
    R"({"name":"Sanne Voorbeeld","birthDate":"1964-03-21","address":"Dijkweg 1, Voorbeeldstad","statement":"Ik betaalde en kreeg niets geleverd."})";
constexpr auto kSubject = "synthetic-sanne";

class Complaint : public ::testing::Test {
 protected:
  Complaint() : browser_(nodes_.tell_and_offer()) {
    nodes_.accept(browser_);
    token_ = identification_token(browser_.status_token);
  }
  void identify() {
    ASSERT_TRUE(
        IdentificationService(nodes_.police.context()).identify(browser_.report, token_, Sensitive<std::string>(kSubject)));
    nodes_.deliver();
  }
  Result<Aangifte> sign(std::int64_t after, const std::string& subject = kSubject, const std::string& text = kStatement) {
    const auto document = JsonDocument::parse(text).value();
    const auto prepared = TRY(service_.prepare({.report = browser_.report,
                                                .identification_token = token_,
                                                .subject = Sensitive(subject),
                                                .after_version = after,
                                                .declaration_version = texts_.version()},
                                               TRY(parse_statement(document.root(), nodes_.clock.now()))));
    return nodes_.police.database().write_value<Aangifte>(
        [&](store::Transaction& transaction) { return service_.sign(transaction, prepared); });
  }
  policy::Decision permission() { return PartOpener(nodes_.police.context(), "NL").permission(browser_.report).value(); }

  testing::TwoNodes nodes_;
  testing::Browser browser_;
  std::string token_;
  AangifteTexts texts_ = AangifteTexts::load(testing::kData / "texts" / "aangifte.toml").value();
  AangifteService service_{nodes_.police.context(), texts_};
};

TEST_F(Complaint, AReportIsNoneUntilItsIdentifiedReporterSigns) {
  EXPECT_EQ(sign(0).error().code, ErrorCode::kFailedPrecondition);
  identify();
  EXPECT_TRUE(service_.view(browser_.report, token_)->versions.empty());
  const auto signed_one = sign(0);
  ASSERT_TRUE(signed_one) << signed_one.error().message;
  EXPECT_EQ(signed_one->number, "A-2026-000001");
  EXPECT_EQ(sign(1, "synthetic-another").error().code, ErrorCode::kPermissionDenied);
}

TEST_F(Complaint, AChangeIsANewVersionAndTheOldOneStands) {
  identify();
  const auto first = sign(0);
  EXPECT_EQ(sign(0).error().code, ErrorCode::kConflict) << "the signer must have seen the newest";
  nodes_.clock.advance(std::chrono::hours(1));
  auto other = std::string(kStatement);
  other.replace(other.find("niets"), 5, "steen");
  const auto second = sign(1, kSubject, other);
  ASSERT_TRUE(second);
  const auto view = service_.view(browser_.report, token_);
  ASSERT_EQ(view->versions.size(), 2U);
  EXPECT_EQ(view->versions[0].hash, first->hash);
  EXPECT_EQ(view->versions[0].signed_at, first->signed_at);
  EXPECT_EQ(view->versions[1].number, first->number);
  EXPECT_NE(second->hash, first->hash);
}

TEST_F(Complaint, TheReceiptProvesWhatThePoliceGot) {
  identify();
  auto aangifte = sign(0).value();
  const auto is_proven = [&] {
    return crypto::verify(nodes_.police.keys().signing_key(), "aangifte", as_bytes(aangifte_message(aangifte)),
                          from_base64url(aangifte.signature).value());
  };
  EXPECT_TRUE(is_proven());
  aangifte.hash[0] = aangifte.hash[0] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(is_proven());
}

TEST_F(Complaint, WithdrawnWithAReasonItStaysOnRecordAndCannotBeSignedAgain) {
  identify();
  ASSERT_TRUE(sign(0));
  ASSERT_TRUE(service_.withdraw(browser_.report, token_, WithdrawalReason::kRefunded));
  ASSERT_TRUE(service_.withdraw(browser_.report, token_, WithdrawalReason::kMistake));
  const auto view = service_.view(browser_.report, token_);
  EXPECT_EQ(view->versions.back().withdrawal_reason, WithdrawalReason::kRefunded);
  EXPECT_EQ(sign(1).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(nodes_.changes(), (std::vector<std::string>{"accepted", "identified"})) << "the report still counts";
}

TEST_F(Complaint, OpeningIsRecordedAndEndsWithTheReport) {
  identify();
  ASSERT_TRUE(sign(0));
  const auto opened = service_.open(permission(), "person:analyst-1");
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->second.reveal("test").address, "Dijkweg 1, Voorbeeldstad");
  EXPECT_THAT(nodes_.police.audited(), ::testing::Contains("aangifte.opened"));
  auto late = permission();
  ASSERT_TRUE(ReporterService(nodes_.desk.context()).withdraw(browser_.status_token, WithdrawalReason::kMistake));
  nodes_.deliver();
  EXPECT_FALSE(service_.open(std::move(late), "person:analyst-1"));
  EXPECT_TRUE(service_.standing({browser_.report})->front().withdrawn_at);
}

TEST_F(Complaint, TheReporterHearsOfItAtTheDesk) {
  identify();
  ASSERT_TRUE(sign(0));
  ASSERT_TRUE(service_.withdraw(browser_.report, token_, WithdrawalReason::kCivil));
  nodes_.deliver();
  std::vector<std::string> codes;
  const auto status = ReporterService(nodes_.desk.context()).status(browser_.status_token);
  for (const auto& entry : status->timeline) codes.push_back(entry.code);
  EXPECT_THAT(codes, ::testing::IsSupersetOf({"aangifte-signed", "aangifte-withdrawn"}));
}

TEST_F(Complaint, AWrongTokenTellsNothing) {
  identify();
  token_ = "another";
  EXPECT_EQ(sign(0).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(service_.view(browser_.report, token_).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(service_.withdraw(browser_.report, token_, WithdrawalReason::kOther).error().code, ErrorCode::kNotFound);
}

TEST(Statement, NamesTheFieldThatIsWrong) {
  const auto field_of = [](const std::string& text) {
    const auto document = JsonDocument::parse(text).value();
    return parse_statement(document.root(), testing::kStart).error().field;
  };
  EXPECT_EQ(field_of(R"({"name":"","birthDate":"1964-03-21","address":"x","statement":"twenty letters or more"})"), "name");
  EXPECT_EQ(field_of(R"({"name":"S","birthDate":"2064-03-21","address":"x","statement":"twenty letters or more"})"), "birthDate");
  EXPECT_EQ(field_of(R"({"name":"S","birthDate":"1964-03-21","address":"x","statement":"short"})"), "statement");
}

}  // namespace
}  // namespace dijkwacht::reports
