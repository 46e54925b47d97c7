#include "reports/evidence_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/sha256.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1a\nscreen";
constexpr std::string_view kHtml = "<!doctype html><script>alert(1)</script>";
constexpr std::string_view kAnalyst = "person:analyst-1";

EvidenceRules rules() { return EvidenceRules::load(testing::kData / "forms" / "evidence.toml").value(); }

std::string type_of(std::string_view content) {
  const auto all = rules();
  const auto* type = all.type_of(as_bytes(content));
  return type == nullptr ? "" : type->media_type;
}

TEST(EvidenceTypes, ContentDecidesAndWhatABrowserCouldRunIsNone) {
  EXPECT_EQ(type_of(kPng), "image/png");
  EXPECT_EQ(type_of("\xff\xd8\xff\xe0jfif"), "image/jpeg");
  EXPECT_EQ(type_of("%PDF-1.7 …"), "application/pdf");
  EXPECT_EQ(type_of("Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nFROM: bank@voorbeeld.example\r\n\r\nBetaal nu"), "message/rfc822");
  EXPECT_EQ(type_of("20-11-2026 10:00 - Verkoper: maak over"), "text/plain");
  EXPECT_EQ(type_of("From: Verkoper\n\nDate: is no header here"), "text/plain");
  for (const auto bad : {kHtml, std::string_view("\xef\xbb\xbf \n<svg onload=x>"), std::string_view("MZ\x90\x03"),
                         std::string_view(""), std::string_view("PK\x03\x04 archive")}) {
    EXPECT_EQ(type_of(bad), "") << bad;
  }
}

/// A report with files, as the pages seal them.
class EvidenceTest : public ::testing::Test {
 protected:
  std::string entry(const ReportId& report, const PartId& list, std::string_view content, std::string_view claimed) {
    const auto id = PartId::random(nodes_.random);
    const auto key = crypto::SecretKey::random();
    auto sealed = crypto::seal_compartment(key, evidence_context(report, id), testing::TwoNodes::padded(std::string(content)));
    SealedPartDepot(nodes_.police.context()).deposit_file(id, list, std::move(sealed), rules_).value();
    files_.push_back(id);
    JsonWriter json;
    json.object([&] {
      json.member("partId", id.text()).member("name", "scherm.png").member("bytes", static_cast<std::int64_t>(claimed.size()));
      json.member("sha256", crypto::sha256(as_bytes(claimed))).member("wrap", to_base64url(wrap(key)));
    });
    return json.take();
  }
  Bytes wrap(const crypto::SecretKey& key) {
    return crypto::seal_box(nodes_.police.keys().sealing_key(crypto::KeyDomain::kIntake), key.bytes());
  }
  std::string list_of(const std::string& entries) { return R"({"v":1,"narrative":"x","evidence":[)" + entries + "]}"; }

  /// Leaves a list with one file at the police and adds it to the accepted report.
  Status add(std::string_view content, std::string_view claimed) {
    const auto list = PartId::random(nodes_.random);
    const auto text = list_of(entry(browser_.report, list, content, claimed));
    const auto key = crypto::SecretKey::random();
    auto sealed = crypto::seal_compartment(key, evidence_context(browser_.report), testing::TwoNodes::padded(text));
    const auto receipt = SealedPartDepot(nodes_.police.context()).deposit(list, std::move(sealed)).value();
    addition_ = EvidenceService::Addition{.report = browser_.report,
                                          .identification_token = identification_token(browser_.status_token),
                                          .part = list,
                                          .hash = receipt.hash,
                                          .wrap = wrap(key)};
    return service_.add(addition_);
  }
  Status add(std::string_view content) { return add(content, content); }
  void accept() { nodes_.accept(browser_); }
  policy::Decision permission() { return PartOpener(nodes_.police.context(), "NL").permission(browser_.report).value(); }

  testing::TwoNodes nodes_;
  EvidenceRules rules_ = rules();
  EvidenceService service_{nodes_.police.context(), rules_};
  testing::Browser browser_ = nodes_.tell_and_offer();
  std::vector<PartId> files_;
  EvidenceService::Addition addition_;
};

TEST_F(EvidenceTest, AFileIsOpenedAsItWasSealedAndTheOpeningIsRecorded) {
  accept();
  ASSERT_TRUE(add(kPng));
  const auto listed = service_.list(permission(), kAnalyst);
  ASSERT_TRUE(listed) << listed.error().message;
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().name.reveal("test"), "scherm.png");
  const auto opened = service_.open(permission(), files_.front(), kAnalyst);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(as_text(opened->content.reveal("test")), kPng);
  EXPECT_EQ(opened->type->extension, "png");
  EXPECT_THAT(nodes_.police.audited(), ::testing::IsSupersetOf({"evidence.added", "evidence.listed", "evidence.opened"}));
}

TEST_F(EvidenceTest, AFileInTheReportsOwnPartIsCoveredByItsReceipt) {
  const auto report = ReportId::random(nodes_.random);
  const auto part = PartId::random(nodes_.random);
  const auto padded = testing::TwoNodes::padded(list_of(entry(report, part, kPng, kPng)));
  const auto files = parse_evidence(padded);
  ASSERT_TRUE(files) << files.error().message;
  EXPECT_EQ(files->front().sha256, crypto::sha256(as_bytes(kPng)));
  EXPECT_EQ(parse_evidence(testing::TwoNodes::padded(list_of(R"({"partId":"x"})"))).error().code, ErrorCode::kDataCorrupt);
  EXPECT_TRUE(parse_evidence(testing::TwoNodes::padded(R"({"v":1})"))->empty());
}

TEST_F(EvidenceTest, UnexpectedContentIsNamedAndNotGiven) {
  accept();
  ASSERT_TRUE(add(kHtml));
  const auto opened = service_.open(permission(), files_.front(), kAnalyst);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->type, nullptr);
  EXPECT_TRUE(opened->content.reveal("test").empty());
  EXPECT_EQ(opened->file.name.reveal("test"), "scherm.png");
}

TEST_F(EvidenceTest, AFileThatIsNotWhatItsListSaysDoesNotOpen) {
  accept();
  ASSERT_TRUE(add(kPng, "\x89PNG\r\n\x1a\nscreeN"));
  EXPECT_EQ(service_.open(permission(), files_.front(), kAnalyst).error().code, ErrorCode::kDataCorrupt);
  EXPECT_EQ(service_.open(permission(), PartId::random(nodes_.random), kAnalyst).error().field, "partId");
}

TEST_F(EvidenceTest, MoreComesFromTheReporterOnlyAndOnlyWhileThePoliceHoldTheReport) {
  EXPECT_EQ(add(kPng).error().code, ErrorCode::kFailedPrecondition);
  accept();
  ASSERT_TRUE(service_.add(addition_));
  ASSERT_TRUE(service_.add(addition_)) << "the same again changes nothing";
  EXPECT_EQ(service_.list(permission(), kAnalyst)->size(), 1U);
  auto other = addition_;
  other.identification_token = "another";
  EXPECT_EQ(service_.add(other).error().code, ErrorCode::kNotFound);
  other = addition_;
  other.part = PartId::random(nodes_.random);
  EXPECT_EQ(service_.add(other).error().field, "partId") << "nothing lies here under it";
  for (std::size_t more = 1; more < rules_.additions_max(); ++more) ASSERT_TRUE(add(kPng));
  EXPECT_EQ(add(kPng).error().code, ErrorCode::kTooLarge);
}

TEST_F(EvidenceTest, WhatWasWithdrawnDoesNotOpenAgainAndIsDeleted) {
  accept();
  ASSERT_TRUE(add(kPng));
  auto late = permission();
  SealedPartDepot depot(nodes_.police.context());
  nodes_.clock.advance(std::chrono::days(31));
  EXPECT_EQ(depot.delete_keyless().value(), 0) << "what has a key stays";
  ASSERT_TRUE(ReporterService(nodes_.desk.context()).withdraw(browser_.status_token, WithdrawalReason::kMistake));
  nodes_.deliver();
  EXPECT_EQ(service_.list(std::move(late), kAnalyst).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(depot.delete_keyless().value(), 3) << "the report's part, the list and its file";
}

TEST_F(EvidenceTest, SizeAndNumberHaveTheirBorders) {
  SealedPartDepot depot(nodes_.police.context());
  const auto list = PartId::random(nodes_.random);
  const auto deposit = [&](std::size_t bytes) {
    return depot.deposit_file(PartId::random(nodes_.random), list, {.nonce = Bytes(24, 1), .ciphertext = Bytes(bytes, 1)},
                              rules_);
  };
  EXPECT_EQ(deposit(rules_.file_bytes_max() + 2048).error().code, ErrorCode::kTooLarge);
  for (std::size_t file = 0; file < rules_.files_max(); ++file) ASSERT_TRUE(deposit(100));
  EXPECT_EQ(deposit(100).error().field, "list");
}

}  // namespace
}  // namespace dijkwacht::reports
