#include "formats/recall_answers.h"

#include <string>

#include <fmt/core.h>
#include <pugixml.hpp>

namespace dijkwacht::formats {
namespace {

using victims::RecallAnswer;
using Node = pugi::xml_node;

constexpr std::string_view kRejected = "RJCR";
constexpr std::size_t kReferenceBytesMax = 35;
constexpr std::size_t kReasonBytesMax = 35;

std::string_view local_name(Node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Node child(Node parent, std::string_view name) {
  for (const auto each : parent.children()) {
    if (local_name(each) == name) return each;
  }
  return {};
}

/// Follows names downwards: empty when one is missing.
Node at(Node from, std::initializer_list<std::string_view> path) {
  for (const auto name : path) from = child(from, name);
  return from;
}

/// The message itself: a Document may stand in an envelope with a header.
Node find_document(Node root) {
  if (local_name(root) == "Document") return root;
  return child(root, "Document");
}

std::unexpected<Error> bad(std::string what, std::string field) {
  return fail(ErrorCode::kInvalidArgument, std::move(what), std::move(field));
}

Result<std::string> text_at(Node from, std::initializer_list<std::string_view> path, const std::string& place, std::size_t max) {
  const auto node = at(from, path);
  std::string text = node.text().get();
  if (text.empty() || text.size() > max)
    return bad(fmt::format("must be there, with at most {} letters", max), fmt::format("{}.{}", place, *(path.end() - 1)));
  return text;
}

std::string code_at(Node from, std::initializer_list<std::string_view> path) {
  const std::string code = at(from, path).text().get();
  return code.size() <= kReasonBytesMax ? code : "";
}

Result<Money> amount_at(Node from, std::string_view name, const std::string& place) {
  const auto node = child(from, name);
  auto amount = parse_euro(node.text().get());
  if (!amount) return bad("must be an amount like 250.00", fmt::format("{}.{}", place, name));
  amount->currency = node.attribute("Ccy").value();
  return std::move(*amount);
}

Result<RecallAnswer> read_return(Node transaction, const std::string& message, const std::string& place) {
  return RecallAnswer{.kind = RecallAnswer::Kind::kReturned,
                      .message_id = message,
                      .transaction_id = TRY(text_at(transaction, {"OrgnlTxId"}, place, kReferenceBytesMax)),
                      .returned = TRY(amount_at(transaction, "RtrdIntrBkSttlmAmt", place)),
                      .reason = code_at(transaction, {"RtrRsnInf", "Rsn", "Cd"})};
}

Result<RecallAnswer> read_resolution(Node transaction, const std::string& message, const std::string& place) {
  const auto status = TRY(text_at(transaction, {"TxCxlSts"}, place, kReasonBytesMax));
  return RecallAnswer{.kind = status == kRejected ? RecallAnswer::Kind::kRefused : RecallAnswer::Kind::kPending,
                      .message_id = message,
                      .transaction_id = TRY(text_at(transaction, {"OrgnlTxId"}, place, kReferenceBytesMax)),
                      .returned = {},
                      .reason = code_at(transaction, {"CxlStsRsnInf", "Rsn", "Cd"})};
}

using Read = Result<RecallAnswer> (*)(Node, const std::string&, const std::string&);

/// Each `name` in `parents`, read with `read`.
Status read_all(Node parent, std::string_view name, const std::string& message, Read read, std::vector<RecallAnswer>& answers) {
  for (const auto each : parent.children()) {
    if (local_name(each) != name) continue;
    if (answers.size() == kRecallAnswersMax) return bad("holds too many answers; cut it up", std::string(name));
    answers.push_back(TRY(read(each, message, fmt::format("{}[{}]", name, answers.size() + 1))));
  }
  return {};
}

Result<std::vector<RecallAnswer>> read_pacs004(Node message) {
  std::vector<RecallAnswer> answers;
  const auto id = TRY(text_at(message, {"GrpHdr", "MsgId"}, "GrpHdr", kReferenceBytesMax));
  TRY(read_all(message, "TxInf", id, read_return, answers));
  return answers;
}

Result<std::vector<RecallAnswer>> read_camt029(Node message) {
  std::vector<RecallAnswer> answers;
  const auto id = TRY(text_at(message, {"Assgnmt", "Id"}, "Assgnmt", kReferenceBytesMax));
  for (const auto details : message.children()) {
    if (local_name(details) == "CxlDtls") TRY(read_all(details, "TxInfAndSts", id, read_resolution, answers));
  }
  return answers;
}

}  // namespace

Result<std::vector<RecallAnswer>> read_recall_answers(std::string_view xml) {
  if (xml.size() > kRecallAnswersBytesMax) return fail(ErrorCode::kTooLarge, "this message is too large; cut it up");
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return bad(fmt::format("is no XML: {} at byte {}", parsed.description(), parsed.offset), "");
  const auto message = find_document(document.document_element()).first_child();
  std::vector<RecallAnswer> answers;
  if (local_name(message) == "PmtRtr") {
    answers = TRY(read_pacs004(message));
  } else if (local_name(message) == "RsltnOfInvstgtn") {
    answers = TRY(read_camt029(message));
  } else {
    return bad("is no pacs.004 (payment return) and no camt.029 (resolution of investigation)", "Document");
  }
  if (answers.empty()) return bad("holds no answer about a transaction", "Document");
  return answers;
}

}  // namespace dijkwacht::formats
