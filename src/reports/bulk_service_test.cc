#include "reports/bulk_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

using ::testing::ElementsAre;
using Kind = BulkService::RowOutcome::Kind;

constexpr auto kGoodPart =
    R"({"v":1,"narrative":"Niet betaald.","counterparty":[{"type":"iban","value":"NL13TEST0123456789","role":"payee"}],"payments":[]})";

struct TypedRow {
  std::string reference;
  std::string part = kGoodPart;
  std::string fraud_type = "VKF";
  std::string occurred_on = "2026-11-20";
  std::string amount = R"({"minor":24995,"currency":"EUR"})";
};

class Bulk : public ::testing::Test {
 protected:
  std::string sealed_row(int number, const TypedRow& typed) {
    const auto report = ReportId::random(nodes_.random);
    const auto key = crypto::SecretKey::random();
    const auto content = crypto::seal_compartment(key, report.text() + "|counterparty|1", testing::TwoNodes::padded(typed.part));
    const auto wrap = crypto::seal_box(nodes_.police.keys().sealing_key(crypto::KeyDomain::kIntake), key.bytes());
    JsonWriter json;
    json.object([&] {
      json.member("row", number).member("reference", typed.reference).member("reportId", report.text());
      json.member("fraudType", typed.fraud_type).member("channel", "website").member("occurredOn", typed.occurred_on);
      json.key("amount").raw(typed.amount);
      json.object("part", [&] {
        json.member("partId", PartId::random(nodes_.random).text()).member("nonce", to_base64url(content.nonce));
        json.member("ciphertext", to_base64url(content.ciphertext));
      });
      json.member("wrap", to_base64url(wrap));
    });
    return json.take();
  }

  std::string body(const std::vector<TypedRow>& rows, const std::string& token, const std::string& kvk = "90000012",
                   const std::string& signer = "Noor Voorbeeld") {
    JsonWriter json;
    json.object([&] {
      json.member("synthetic", true);
      json.object("business", [&] { json.member("kvk", kvk).member("name", "Webwinkel Voorbeeld"); });
      json.object("representative",
                  [&] { json.member("name", signer).member("role", "director").member("subject", "subject of " + signer); });
      json.object("mandate", [&] { json.member("given", true).member("textVersion", form_.mandate_text_version()); });
      json.member("statusTokenHash", to_base64url(status_token_hash(token)));
      json.member("identificationHash", to_base64url(identification_token_hash(identification_token(token))));
      json.array("rows", [&] {
        for (std::size_t i = 0; i < rows.size(); ++i) json.raw(sealed_row(static_cast<int>(i) + 2, rows[i]));
      });
    });
    return json.take();
  }

  Result<BulkService::Outcome> send(const std::string& text, const std::string& own_kvk = "") {
    const auto document = JsonDocument::parse(text, 4 << 20).value();
    const auto prepared = TRY(bulk_.prepare(document.root(), own_kvk, "reporter"));
    return nodes_.police.database().write_value<BulkService::Outcome>(
        [&](store::Transaction& transaction) { return bulk_.take(transaction, prepared); });
  }

  std::size_t distinct_reporters() {
    std::set<crypto::Token> reporters;
    const auto changes = nodes_.police.database().read_value<std::vector<ReportChange>>(
        [](auto& transaction) { return read_changes(transaction, 0, 100); });
    for (const auto& change : *changes) {
      const auto found = nodes_.police.database().read_value<std::optional<Identification>>(
          [&](auto& transaction) { return find_identification(transaction, change.report); });
      if (*found) reporters.insert((*found)->reporter);
    }
    return reporters.size();
  }

  testing::TwoNodes nodes_;
  BulkForm form_ = BulkForm::load(testing::kData / "forms" / "bulk.toml", nodes_.catalogue).value();
  BulkService bulk_{nodes_.police.context(), nodes_.catalogue, form_, "NL"};
};

TEST_F(Bulk, GoodRowsGoInAndBadRowsAreNamedWithFieldAndReason) {
  const std::string bad_account =
      R"({"v":1,"counterparty":[{"type":"iban","value":"NL00TEST0123456789","role":"payee"}],"payments":[]})";
  const auto outcome = send(body({{.reference = "A-1"},
                                  {.reference = "A-2", .part = bad_account},
                                  {.reference = "A-3", .occurred_on = "2027-01-01"},
                                  {.reference = "A-4", .part = R"({"v":1,"counterparty":[],"payments":[]})"},
                                  {.reference = "A-5", .fraud_type = "XXX"},
                                  {.reference = "A-6", .amount = R"({"minor":-5,"currency":"EUR"})"},
                                  {.reference = ""},
                                  {.reference = "A-8"}},
                                 "token-1"));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(outcome->accepted, 2);
  EXPECT_EQ(outcome->refused, 6);
  std::vector<std::string> said;
  for (const auto& row : outcome->rows) {
    if (row.kind == Kind::kRefused) said.push_back(std::to_string(row.number) + " " + row.field + " " + row.reason);
  }
  EXPECT_THAT(said, ElementsAre("3 payeeIban iban-checksum", "4 occurredOn date", "5 payeeIban no-identifier",
                                "6 fraudType unknown-code", "7 amount amount", "8 reference missing"));
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "identified", "accepted", "identified"));
}

TEST_F(Bulk, SendingTheSameTwiceChangesNothing) {
  const auto first = send(body({{.reference = "B-1"}, {.reference = "B-2"}}, "token-1"));
  const auto again = send(body({{.reference = "B-1"}, {.reference = "B-2"}}, "token-2"));
  ASSERT_TRUE(first && again);
  EXPECT_EQ(again->known, 2);
  EXPECT_EQ(again->accepted, 0);
  EXPECT_EQ(again->rows[0].report, first->rows[0].report);
  EXPECT_EQ(nodes_.changes().size(), 4U);
}

TEST_F(Bulk, AReferenceUsedForSomethingElseIsRefused) {
  ASSERT_TRUE(send(body({{.reference = "C-1"}}, "token-1")));
  const auto other = send(body({{.reference = "C-1", .occurred_on = "2026-11-19"}}, "token-2"));
  ASSERT_TRUE(other);
  EXPECT_EQ(other->rows[0].reason, "reference-used");
}

TEST_F(Bulk, ABusinessIsOneReporterWhoeverSignsAndHoweverManyRows) {
  ASSERT_TRUE(send(body({{.reference = "D-1"}, {.reference = "D-2"}, {.reference = "D-3"}}, "token-1")));
  ASSERT_TRUE(send(body({{.reference = "D-4"}}, "token-2", "KvK 9000 0012", "Sam Voorbeeld")));
  EXPECT_EQ(distinct_reporters(), 1U);
  ASSERT_TRUE(send(body({{.reference = "D-1"}}, "token-3", "90000020")));
  EXPECT_EQ(distinct_reporters(), 2U);
}

TEST_F(Bulk, NeitherReferenceNorBusinessStandsInClearInTheStore) {
  ASSERT_TRUE(send(body({{.reference = "ORDER-GEHEIM"}}, "token-1")));
  std::string bytes;
  for (const auto& file : std::filesystem::recursive_directory_iterator(nodes_.police.temporary().folder())) {
    std::ifstream stream(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(stream), {});
  }
  ASSERT_NE(bytes.find("bulk_row"), std::string::npos);
  for (const std::string_view value : {"ORDER-GEHEIM", "90000012", "Webwinkel Voorbeeld", "NL13TEST0123456789"}) {
    EXPECT_EQ(bytes.find(value), std::string::npos) << value;
  }
}

TEST_F(Bulk, WhatIsWrongWithTheSenderNamesTheField) {
  const auto field_of = [](const auto& result) { return result ? "" : result.error().field; };
  EXPECT_EQ(field_of(send(body({{.reference = "E-1"}}, "t", "123"))), "business.kvk");
  EXPECT_EQ(field_of(send(body({}, "t"))), "rows");
  EXPECT_EQ(field_of(send(body({{.reference = "E-1"}}, "t"), "90000020")), "business.kvk");
  const std::vector<TypedRow> many(form_.rows_max() + 1, TypedRow{.reference = "E"});
  EXPECT_EQ(send(body(many, "t")).error().code, ErrorCode::kTooLarge);
}

TEST_F(Bulk, TheBusinessFollowsItsRowsAndTakesOneBack) {
  const auto outcome = send(body({{.reference = "F-1"}, {.reference = "F-2"}}, "token-1"));
  ASSERT_TRUE(nodes_.police.database().write([&](auto& transaction) {
    return ReferralInbox(nodes_.police.context()).tell_desk(transaction, *outcome->rows[0].report, "linked", "system");
  }));
  ASSERT_TRUE(bulk_.withdraw("token-1", *outcome->rows[1].report, WithdrawalReason::kRefunded));
  ASSERT_TRUE(bulk_.withdraw("token-1", *outcome->rows[1].report, WithdrawalReason::kRefunded));
  const auto view = bulk_.status("token-1", 0, 50);
  ASSERT_TRUE(view) << view.error().message;
  EXPECT_EQ(view->rows[0].reference, "F-1");
  EXPECT_EQ(view->rows[0].timeline.back().code, "linked");
  EXPECT_FALSE(view->rows[0].is_withdrawn);
  EXPECT_TRUE(view->rows[1].is_withdrawn);
  EXPECT_EQ(view->rows[1].timeline.back().detail, "refunded");
  EXPECT_EQ(nodes_.changes().back(), "withdrawn");
  EXPECT_TRUE(nodes_.latest(*outcome->rows[1].report).wrap.empty());
  EXPECT_EQ(bulk_.status("another", 0, 50).error().code, ErrorCode::kUnauthenticated);
  EXPECT_EQ(bulk_.withdraw("token-1", ReportId::random(nodes_.random), WithdrawalReason::kOther).error().code,
            ErrorCode::kNotFound);
}

TEST_F(Bulk, EachReasonOfARowHasItsWords) {
  for (const auto code :
       {"missing", "too-long", "unknown-code", "date", "amount", "no-identifier", "not-readable", "reference-used", "id-used"}) {
    EXPECT_NE(form_.reason(code).nl, code);
  }
}

}  // namespace
}  // namespace dijkwacht::reports
