#include "formats/camt056.h"

#include <algorithm>
#include <sstream>

#include <fmt/core.h>
#include <pugixml.hpp>

namespace dijkwacht::formats {
namespace {

constexpr const char* kNamespace = "urn:iso:std:iso:20022:tech:xsd:camt.056.001.08";
constexpr const char* kOriginalName = "pacs.008.001.08";
constexpr int kCentsInEuro = 100;

using Node = pugi::xml_node;

void put(Node parent, const char* name, const std::string& text) { parent.append_child(name).text().set(text.c_str()); }

/// An identification of at most 35 letters: the id without its hyphens, with a letter for what it names.
std::string identification(char kind, const victims::RecallId& id) {
  auto text = id.text();
  std::erase(text, '-');
  return kind + text;
}

void put_agent(Node parent, const char* name, const std::string& bic) {
  put(parent.append_child(name).append_child("FinInstnId"), "BICFI", bic);
}

void put_amount(Node parent, const char* name, const Money& amount) {
  auto node = parent.append_child(name);
  node.append_attribute("Ccy") = amount.currency.c_str();
  node.text().set(fmt::format("{}.{:02}", amount.minor / kCentsInEuro, amount.minor % kCentsInEuro).c_str());
}

void put_name(Node parent, const char* name, const victims::RecallParty& party) {
  put(parent.append_child(name).append_child("Pty"), "Nm", party.name.reveal("tell the other bank"));
}

void put_account(Node parent, const char* name, const victims::RecallParty& party) {
  put(parent.append_child(name).append_child("Id"), "IBAN", party.account.canonical().reveal("tell the other bank"));
}

void put_assignment(Node request, const victims::Recall& recall, const victims::RecallDetails& details) {
  auto assignment = request.append_child("Assgnmt");
  put(assignment, "Id", identification('M', recall.id));
  put_agent(assignment.append_child("Assgnr"), "Agt", details.debtor.bic);
  put_agent(assignment.append_child("Assgne"), "Agt", details.creditor.bic);
  put(assignment, "CreDtTm", time_text(recall.created));
}

void put_original(Node transaction, const victims::Recall& recall, const victims::RecallDetails& details) {
  auto group = transaction.append_child("OrgnlGrpInf");
  put(group, "OrgnlMsgId", details.original_message_id);
  put(group, "OrgnlMsgNmId", kOriginalName);
  put(transaction, "OrgnlEndToEndId", details.end_to_end_id);
  put(transaction, "OrgnlTxId", recall.facts.transaction_id);
  put_amount(transaction, "OrgnlIntrBkSttlmAmt", recall.facts.amount);
  put(transaction, "OrgnlIntrBkSttlmDt", date_text(recall.facts.settled_on));
}

void put_reason(Node transaction, const victims::RecallDetails& details, const std::string& reason) {
  auto info = transaction.append_child("CxlRsnInf");
  auto originator = info.append_child("Orgtr").append_child("Id").append_child("OrgId");
  put(originator, "AnyBIC", details.debtor.bic);
  put(info.append_child("Rsn"), "Cd", reason);
}

void put_parties(Node transaction, const victims::RecallDetails& details) {
  auto reference = transaction.append_child("OrgnlTxRef");
  put(reference.append_child("SttlmInf"), "SttlmMtd", "CLRG");
  put(reference.append_child("PmtTpInf").append_child("SvcLvl"), "Cd", "SEPA");
  put_name(reference, "Dbtr", details.debtor);
  put_account(reference, "DbtrAcct", details.debtor);
  put_agent(reference, "DbtrAgt", details.debtor.bic);
  put_agent(reference, "CdtrAgt", details.creditor.bic);
  put_name(reference, "Cdtr", details.creditor);
  put_account(reference, "CdtrAcct", details.creditor);
}

}  // namespace

std::string write_camt056(const victims::Recall& recall, const victims::RecallDetails& details, const std::string& reason) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child("Document");
  root.append_attribute("xmlns") = kNamespace;
  auto request = root.append_child("FIToFIPmtCxlReq");
  put_assignment(request, recall, details);
  put(request.append_child("CtrlData"), "NbOfTxs", "1");
  auto transaction = request.append_child("Undrlyg").append_child("TxInf");
  put(transaction, "CxlId", identification('K', recall.id));
  put_original(transaction, recall, details);
  put_reason(transaction, details, reason);
  put_parties(transaction, details);
  std::ostringstream text;
  document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

}  // namespace dijkwacht::formats
