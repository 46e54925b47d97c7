#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "formats/camt056.h"
#include "formats/recall_answers.h"
#include "identifiers/iban.h"

namespace dijkwacht::formats {
namespace {

using testing::HasSubstr;
using victims::RecallAnswer;

victims::RecallParty party(std::string name, std::string_view account, std::string bic) {
  return {.name = Sensitive(std::move(name)), .account = identifiers::iban_of("NL", account).value(), .bic = std::move(bic)};
}

victims::RecallDetails details() {
  return {.debtor = party("Vera & Zoon <b>", "DEMO0000000001", "DEMONL2A"),
          .creditor = party("H. Ouder", "PROF0000000002", "PROFNL2A"),
          .original_message_id = "MSG-2026-1",
          .end_to_end_id = "NOTPROVIDED"};
}

victims::Recall recall() {
  return {.id = victims::RecallId::parse("1f3a9c02-0000-4000-8000-000000000001").value(),
          .facts = {.transaction_id = "TX-77", .settled_on = parse_date("2026-11-02").value(), .amount = {120'005, "EUR"}},
          .created = parse_time("2026-11-03T09:30:00Z").value(),
          .answered_at = {},
          .returned = {}};
}

TEST(Camt056, NamesThePaymentTheReasonAndBothBanks) {
  pugi::xml_document read;
  ASSERT_TRUE(read.load_string(write_camt056(recall(), details(), "FRAD").c_str()));
  const auto message = read.child("Document").child("FIToFIPmtCxlReq");
  EXPECT_STREQ(read.child("Document").attribute("xmlns").value(), "urn:iso:std:iso:20022:tech:xsd:camt.056.001.08");
  EXPECT_STREQ(message.select_node("Assgnmt/Assgnr/Agt/FinInstnId/BICFI").node().text().get(), "DEMONL2A");
  EXPECT_STREQ(message.select_node("Assgnmt/Assgne/Agt/FinInstnId/BICFI").node().text().get(), "PROFNL2A");
  const auto transaction = message.select_node("Undrlyg/TxInf").node();
  EXPECT_STREQ(transaction.child_value("OrgnlTxId"), "TX-77");
  EXPECT_STREQ(transaction.child_value("OrgnlIntrBkSttlmAmt"), "1200.05");
  EXPECT_STREQ(transaction.child("OrgnlIntrBkSttlmAmt").attribute("Ccy").value(), "EUR");
  EXPECT_STREQ(transaction.child_value("OrgnlIntrBkSttlmDt"), "2026-11-02");
  EXPECT_STREQ(transaction.select_node("CxlRsnInf/Rsn/Cd").node().text().get(), "FRAD");
  EXPECT_STREQ(transaction.select_node("OrgnlTxRef/Dbtr/Pty/Nm").node().text().get(), "Vera & Zoon <b>");
  EXPECT_LE(std::string_view(message.select_node("Assgnmt/Id").node().text().get()).size(), 35u);
}

TEST(Camt056, TheSameRecallGivesTheSameBytes) {
  EXPECT_EQ(write_camt056(recall(), details(), "FRAD"), write_camt056(recall(), details(), "FRAD"));
}

std::string returned(std::string_view amount = "<RtrdIntrBkSttlmAmt Ccy=\"EUR\">800.50</RtrdIntrBkSttlmAmt>",
                     std::string_view id = "<OrgnlTxId>TX-77</OrgnlTxId>") {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr><GrpHdr><MsgId>R-1</MsgId></GrpHdr>
<TxInf><RtrId>1</RtrId>{}{}<RtrRsnInf><Rsn><Cd>FOCR</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>)",
                     id, amount);
}

std::string resolution(std::string_view status) {
  return fmt::format(
      R"(<e:Envelope xmlns:e="urn:e" xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09"><c:Document><c:RsltnOfInvstgtn>
<c:Assgnmt><c:Id>N-1</c:Id></c:Assgnmt><c:Sts><c:Conf>RJCR</c:Conf></c:Sts><c:CxlDtls><c:TxInfAndSts><c:OrgnlTxId>TX-77</c:OrgnlTxId>
<c:TxCxlSts>{}</c:TxCxlSts><c:CxlStsRsnInf><c:Rsn><c:Cd>AM04</c:Cd></c:Rsn></c:CxlStsRsnInf></c:TxInfAndSts></c:CxlDtls></c:RsltnOfInvstgtn></c:Document></e:Envelope>)",
      status);
}

TEST(RecallAnswers, APaymentReturnTellsWhatCameBack) {
  const auto answers = read_recall_answers(returned());
  ASSERT_TRUE(answers) << answers.error().message << answers.error().field;
  ASSERT_EQ(answers->size(), 1u);
  const auto& answer = answers->front();
  EXPECT_EQ(answer.kind, RecallAnswer::Kind::kReturned);
  EXPECT_EQ(answer.message_id, "R-1");
  EXPECT_EQ(answer.transaction_id, "TX-77");
  EXPECT_EQ(answer.returned, (Money{80'050, "EUR"}));
  EXPECT_EQ(answer.reason, "FOCR");
}

TEST(RecallAnswers, AResolutionInAnEnvelopeWithPrefixesSaysNoOrNotYet) {
  const auto refused = read_recall_answers(resolution("RJCR"));
  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_EQ(refused->front().kind, RecallAnswer::Kind::kRefused);
  EXPECT_EQ(refused->front().reason, "AM04");
  EXPECT_EQ(read_recall_answers(resolution("PDCR"))->front().kind, RecallAnswer::Kind::kPending);
}

std::string fault(const std::string& xml) {
  const auto read = read_recall_answers(xml);
  return read ? "read" : read.error().field + ": " + read.error().message;
}

TEST(RecallAnswers, WhatIsWrongIsNamedByItsPlace) {
  EXPECT_THAT(fault("{}"), HasSubstr("is no XML"));
  EXPECT_THAT(fault(returned().substr(0, 300)), HasSubstr("is no XML"));
  EXPECT_THAT(fault("<Document><FIToFIPmtCxlReq/></Document>"), HasSubstr("is no pacs.004"));
  EXPECT_THAT(fault("<Document><PmtRtr><GrpHdr><MsgId>R</MsgId></GrpHdr></PmtRtr></Document>"), HasSubstr("no answer"));
  EXPECT_THAT(fault(returned("<RtrdIntrBkSttlmAmt Ccy=\"EUR\">many</RtrdIntrBkSttlmAmt>")),
              HasSubstr("TxInf[1].RtrdIntrBkSttlmAmt"));
  EXPECT_THAT(fault(returned(returned().substr(0, 0), "")), HasSubstr("TxInf[1].OrgnlTxId"));
  EXPECT_THAT(fault(returned("", "<OrgnlTxId>" + std::string(36, 'x') + "</OrgnlTxId>")), HasSubstr("at most 35"));
  EXPECT_EQ(read_recall_answers(std::string(kRecallAnswersBytesMax + 1, ' ')).error().code, ErrorCode::kTooLarge);
}

TEST(RecallAnswers, AnEntityIsNotFilledIn) {
  const auto xml = returned("", "<OrgnlTxId>&x;</OrgnlTxId>");
  const auto hostile = "<!DOCTYPE d [<!ENTITY x \"TX-77\">]>" + xml.substr(xml.find("<Document"));
  EXPECT_NE(fault(hostile), "read");
}

}  // namespace
}  // namespace dijkwacht::formats
